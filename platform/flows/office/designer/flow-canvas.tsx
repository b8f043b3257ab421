import { useLayoutEffect, useRef } from 'react';
import { inLanguage } from '#platform/forms/in-language.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Branch, Step } from '../../definition.ts';
import { branchesOf } from '../../rules/definition-pieces.ts';
import { OTHERWISE, replaceStep, withBranches, type Lane } from '../../rules/edit-flow.ts';
import { AddStep } from './add-step.tsx';
import { BranchHead } from './branch-head.tsx';
import { useDesk } from './design-context.ts';
import { buttonId } from './places.ts';
import { newBranch } from './step-kinds.ts';
import { StepCard } from './step-card.tsx';
import './flow-canvas.css';

/** The flow from top to bottom: a card per step, a plus between, branches side by side. */
export function FlowCanvas() {
  const t = useText();
  const { definition, tab, showTab } = useDesk();
  const canvas = useRef<HTMLElement>(null);
  // Where it is wider than the screen, the trunk is what one wants to see first, not its leftmost branch.
  useLayoutEffect(() => {
    const { current } = canvas;
    if (current !== null && tab === 'flow' && current.scrollLeft === 0) current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
  }, [tab]);
  return (
    <section ref={canvas} className="fd-canvas" aria-label={t('flows.designer.canvas')}>
      <div className="fd-flow">
        <div className="fd-end" data-end="start">
          <strong>{t('flows.designer.start')}</strong>
          <span>{t(`flows.designer.begun-by.${definition.begunBy}`)}</span>
          <button type="button" className="fd-link" onClick={() => showTab('form')}>{t('flows.designer.start-form', { count: definition.form.fields.length })}</button>
        </div>
        <LaneView lane="" steps={definition.flow.steps} name={t('flows.designer.canvas')} />
        <div className="fd-end" data-end="end"><strong>{t('flows.designer.finish')}</strong><span>{t('flows.designer.finish-hint')}</span></div>
      </div>
    </section>
  );
}

function LaneView({ lane, steps, name }: { readonly lane: Lane; readonly steps: readonly Step[]; readonly name: string }) {
  return (
    <div className="fd-lane">
      <AddStep spot={{ lane, at: 0 }} after={undefined} lane={name} />
      {steps.length > 0 && (
        <ol aria-label={name}>
          {steps.map((step, at) => (
            <li key={step.key}>
              <StepCard step={step} at={at} count={steps.length} />
              {(step.kind === 'choose' || step.kind === 'together') && <BranchesView step={step} />}
              <AddStep spot={{ lane, at: at + 1 }} after={step} lane={name} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function BranchesView({ step }: { readonly step: Extract<Step, { kind: 'choose' | 'together' }> }) {
  const t = useText();
  const { definition, change, mayEdit, select } = useDesk();
  const name = inLanguage(step.title, t.language);
  const branches = branchesOf(step);
  const add = () => {
    const branch = newBranch(branches, t);
    change({ ...definition, flow: replaceStep(definition.flow, step.key, withBranches(step, (all) => [...all, branch])) });
    select({ step: step.key, branch: branch.key });
  };
  return (
    <div className="fd-fork" role="group" aria-label={t('flows.designer.branches-of', { name })}>
      {mayEdit && branches.length < 8 && <button type="button" className="fd-add-branch" onClick={add}>{t('flows.designer.branch.add')}<span className="zj-unseen">{t('flows.designer.to-step', { name })}</span></button>}
      <div className="fd-branches">
        {branches.map((branch, at) => <BranchView key={branch.key} step={step} branch={branch} at={at} />)}
        {step.kind === 'choose' && (
          <div className="fd-branch">
            <div className="fd-branch-head" data-otherwise=""><strong>{t('flows.designer.branch.otherwise')}</strong><span>{t('flows.designer.branch.otherwise-hint')}</span></div>
            <LaneView lane={`${step.key}/${OTHERWISE}`} steps={step.otherwise} name={t('flows.designer.branch.otherwise')} />
          </div>
        )}
      </div>
    </div>
  );
}

function BranchView({ step, branch, at }: { readonly step: Step; readonly branch: Branch; readonly at: number }) {
  const t = useText();
  return (
    <div className="fd-branch" id={`${buttonId({ step: step.key, branch: branch.key })}-lane`}>
      <BranchHead step={step} branch={branch} at={at} />
      <LaneView lane={`${step.key}/${branch.key}`} steps={branch.steps} name={inLanguage(branch.title, t.language)} />
    </div>
  );
}
