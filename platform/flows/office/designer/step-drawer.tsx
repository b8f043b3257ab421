import { useEffect, useRef } from 'react';
import Drawer from 'antd/es/drawer';
import { inLanguage } from '#platform/forms/in-language.ts';
import { ConditionEditor } from '#platform/forms/office/condition-editor.tsx';
import { WarningIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Branch, Step } from '../../definition.ts';
import { branchesOf } from '../../rules/definition-pieces.ts';
import { findStep, isUnset, replaceStep, UNSET, withBranches } from '../../rules/edit-flow.ts';
import { useDesk, useSpeaker } from './design-context.ts';
import { AskedEditor } from './parts/asked-editor.tsx';
import { CallEditor, CopyEditor, PaperEditor, PubliciseEditor, SubEditor, WaitEditor } from './parts/house-editors.tsx';
import { AgainEditor, ChooseEditor, EndEditor, TogetherEditor } from './parts/way-editors.tsx';
import { WordsInput } from './parts/words-input.tsx';
import { buttonId } from './places.ts';
import { problemText } from './problem-words.ts';

/** For a second after closing, in milliseconds. */
const FOCUS_PAUSE = 100;
const FOCUS_TRIES = 10;

/** Everything about the step or branch that is open. What is changed counts at once; there is nothing to save. */
export function StepDrawer() {
  const t = useText();
  const { definition, selected, select } = useDesk();
  const step = selected === undefined ? undefined : findStep(definition.flow, selected.step)?.step;
  const branch = step === undefined ? undefined : branchesOf(step).find(({ key }) => key === selected?.branch);
  const isOpen = step !== undefined && (selected?.branch === undefined || branch !== undefined);
  const last = useRef(selected);
  useEffect(() => {
    if (selected !== undefined) last.current = selected;
  }, [selected]);
  const close = () => select(undefined);
  // Back to the card: what opened the drawer may have been a menu that is gone.
  const giveBackFocus = () => {
    if (last.current !== undefined) document.getElementById(buttonId(last.current))?.focus();
  };
  // The drawer says once that it has closed, and now and then lets the focus fall after that.
  useEffect(() => {
    if (isOpen || last.current === undefined) return undefined;
    let tries = 0;
    const timer = setInterval(() => {
      tries += 1;
      if (document.activeElement === document.body) giveBackFocus();
      if (tries === FOCUS_TRIES) clearInterval(timer);
    }, FOCUS_PAUSE);
    return () => clearInterval(timer);
  }, [isOpen]);
  const kind = step === undefined ? '' : t(`flows.kind.${step.kind}`);
  const title = branch === undefined ? t('flows.designer.drawer', { kind }) : t('flows.designer.drawer-branch', { name: inLanguage(branch.title, t.language) });
  return (
    <Drawer open={isOpen} onClose={close} title={title} size={520} destroyOnHidden rootClassName="fd-drawer" focusable={{ focusTriggerAfterClose: false }} afterOpenChange={(isShown) => { if (!isShown) giveBackFocus(); }} closable={{ 'aria-label': t('ui/close') }}>
      {step !== undefined && (
        <div className="zj-stack" data-gap="wide" key={`${step.key} ${branch?.key ?? ''}`}>
          {branch === undefined ? <StepEditor step={step} /> : <BranchEditor step={step} branch={branch} onDone={close} />}
          <div><Button variant="primary" onClick={close}>{t('flows.designer.done')}</Button></div>
        </div>
      )}
    </Drawer>
  );
}

function StepEditor({ step }: { readonly step: Step }) {
  const t = useText();
  const { definition, change, mayEdit } = useDesk();
  const onStep = (next: Step, topic?: string) => change({ ...definition, flow: replaceStep(definition.flow, step.key, next) }, topic);
  if (!mayEdit) return <p className="fd-hint">{t('flows.designer.read-only')}</p>;
  return (
    <>
      <p className="fd-hint">{t(`flows.designer.kind-hint.${step.kind}`)}</p>
      <Wrong step={step.key} />
      <WordsInput label={t('flows.designer.step-title')} hint={t('flows.designer.step-title-hint')} value={step.title} onValue={(title) => onStep({ ...step, title }, `title ${step.key}`)} />
      <OwnEditor step={step} onStep={onStep} />
    </>
  );
}

function OwnEditor({ step, onStep }: { readonly step: Step; readonly onStep: (step: Step, topic?: string) => void }) {
  switch (step.kind) {
    case 'approve': case 'fill': return <AskedEditor step={step} onStep={onStep} />;
    case 'copy': return <CopyEditor step={step} onStep={onStep} />;
    case 'publicise': return <PubliciseEditor step={step} onStep={onStep} />;
    case 'wait': return <WaitEditor step={step} onStep={onStep} />;
    case 'paper': return <PaperEditor step={step} onStep={onStep} />;
    case 'call': return <CallEditor step={step} onStep={onStep} />;
    case 'sub': return <SubEditor step={step} onStep={onStep} />;
    case 'again': return <AgainEditor step={step} onStep={onStep} />;
    case 'end': return <EndEditor step={step} onStep={onStep} />;
    case 'choose': return <ChooseEditor step={step} onStep={onStep} />;
    case 'together': return <TogetherEditor step={step} onStep={onStep} />;
  }
}

function BranchEditor({ step, branch, onDone }: { readonly step: Step; readonly branch: Branch; readonly onDone: () => void }) {
  const t = useText();
  const { definition, change, mayEdit } = useDesk();
  const branches = branchesOf(step);
  const at = branches.findIndex(({ key }) => key === branch.key);
  const when = step.kind === 'choose' ? step.branches[at]?.when : undefined;
  const put = (next: Step, topic?: string) => change({ ...definition, flow: replaceStep(definition.flow, step.key, next) }, topic);
  if (!mayEdit) return <p className="fd-hint">{t('flows.designer.read-only')}</p>;
  const fewest = step.kind === 'together' ? 2 : 1;
  const shift = (by: -1 | 1) => put(withBranches(step, (all) => all.toSpliced(at, 1).toSpliced(at + by, 0, branch)));
  return (
    <>
      <Wrong step={step.key} branch={branch.key} />
      <WordsInput label={t('flows.designer.branch-title')} value={branch.title} onValue={(title) => put(withBranches(step, (all) => all.with(at, { ...branch, title })), `branch ${branch.key}`)} />
      {step.kind === 'choose' && when !== undefined && (
        <ConditionEditor
          legend={t('flows.designer.condition.when')} fields={definition.form.fields} value={isUnset(when) ? undefined : when}
          onValue={(next) => put({ ...step, branches: step.branches.map((one) => (one.key === branch.key ? { ...one, when: next ?? UNSET } : one)) })}
        />
      )}
      <div className="fd-pair">
        {at > 0 && <Button onClick={() => shift(-1)}>{t('flows.designer.branch.earlier')}</Button>}
        {at < branches.length - 1 && <Button onClick={() => shift(1)}>{t('flows.designer.branch.later')}</Button>}
        {branches.length > fewest && (
          <Button variant="danger" onClick={() => { put(withBranches(step, (all) => all.filter(({ key }) => key !== branch.key))); onDone(); }}>{t('flows.designer.branch.remove', { count: branch.steps.length })}</Button>
        )}
      </div>
    </>
  );
}

/** What is wrong here, beside what puts it right. */
function Wrong({ step, branch }: { readonly step: string; readonly branch?: string }) {
  const speaker = useSpeaker();
  const { problems } = useDesk();
  const here = problems.filter(({ at }) => at?.step === step && at.branch === branch);
  if (here.length === 0) return null;
  return <ul className="fd-wrongs">{here.map((problem) => <li className="fd-wrong" key={problem.id}><WarningIcon />{problemText(speaker, problem)}</li>)}</ul>;
}
