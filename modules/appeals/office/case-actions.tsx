import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type OfficerCase } from './appeals-api.ts';
import { MoreActs } from './more-acts.tsx';
import type { RareAct } from './rare-acts.ts';
import { ReasonedActForm } from './reasoned-act-form.tsx';
import { SimilarCases } from './similar-cases.tsx';
import { useCaseActions, type CaseActionsState, type PlainAction } from './use-case-actions.ts';
import { useOpenAct } from './use-open-act.ts';
import { KeptWords, WriteForm } from './write-form.tsx';

export type CaseActionsProps = { readonly appeal: OfficerCase; readonly onStale: () => void };
type Done = PlainAction | RareAct | 'undone';

/** The next step of a case: one main thing to do, and whatever else is possible behind "more". */
export function CaseActions({ appeal, onStale }: CaseActionsProps) {
  const t = useText();
  const [, navigate] = useLocation();
  const [done, setDone] = useState<Done>();
  const [stale, setStale] = useState<ApiFailure>();
  const acts = useOpenAct(appeal);
  const finish = useCallback((what: Done): void => {
    setStale(undefined);
    acts.close();
    // From this moment on they may not even read it.
    if (what === 'declare') navigate('/appeals', { state: { said: 'declare' } });
    else setDone(what);
  }, [acts, navigate]);
  const refuse = useCallback((failure: ApiFailure): void => {
    setDone(undefined);
    setStale(failure);
    onStale();
  }, [onStale]);
  const actions = useCaseActions(appeal, { onDone: finish, onStale: refuse });
  const ends = { appeal, onBack: acts.close, onStale: refuse };
  return (
    <section className="zj-panel case-actions" aria-labelledby="case-actions">
      <h2 id="case-actions">{t('appeals.office.case.next')}</h2>
      <DoneLine appeal={appeal} done={done} onUndone={() => setDone('undone')} />
      <FailureBanner failure={stale} />
      {acts.open === undefined && (
        <>
          <MainAct appeal={appeal} actions={actions} />
          <MoreActs appeal={appeal} isAlone={!hasMain(appeal)} onOpen={(act) => { setDone(undefined); acts.show(act); }} onDone={finish} />
        </>
      )}
      {acts.open === 'join' && <SimilarCases {...ends} onDone={() => finish('join')} />}
      {acts.open !== undefined && acts.open !== 'join' && (
        <ReasonedActForm key={acts.open} {...ends} act={acts.open} onDone={() => finish(acts.open ?? 'pause')} />
      )}
    </section>
  );
}

function hasMain({ can }: OfficerCase): boolean {
  return can.accept || can.resume || can.answer || can.ask || can.close;
}

function MainAct({ appeal, actions }: { readonly appeal: OfficerCase; readonly actions: CaseActionsState }) {
  const { can } = appeal;
  if (can.accept) return <PlainAct act="accept" actions={actions} />;
  return (
    <>
      {can.resume && <PlainAct act="resume" actions={actions} />}
      {actions.allowed.length > 0 && <WriteForm actions={actions} isMain={!can.resume} />}
      {!hasMain(appeal) && <NothingToDo appeal={appeal} />}
      {actions.allowed.length === 0 && <KeptWords draft={actions.draft} />}
    </>
  );
}

type DoneLineProps = { readonly appeal: OfficerCase; readonly done: Done | undefined; readonly onUndone: () => void };

/** Takes the focus after a step, so that a screen reader hears it and the next Tab goes on from here. */
function DoneLine({ appeal, done, onUndone }: DoneLineProps) {
  const t = useText();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== undefined) line.current?.focus();
  }, [done]);
  return (
    <div className="case-done-line">
      <p ref={line} className="case-done" role="status" tabIndex={-1}>
        {done !== undefined && t(`appeals.office.done.${done}`, { union: appeal.holderUnionName })}
      </p>
      {done === 'join' && appeal.can.part && <UndoJoin appeal={appeal} onUndone={onUndone} />}
    </div>
  );
}

function UndoJoin({ appeal, onUndone }: { readonly appeal: OfficerCase; readonly onUndone: () => void }) {
  const t = useText();
  const { run, retry, isBusy, failure } = useCommand(appealsApi.partAppeal);
  const undo = async (): Promise<void> => {
    const answer = await run({ appealId: appeal.appealId });
    if (answer.ok) onUndone();
  };
  return (
    <>
      <FailureBanner failure={failure} onRetry={retry} />
      <div><Button isBusy={isBusy} onClick={() => void undo()}>{t('ui/undo')}</Button></div>
    </>
  );
}

function PlainAct({ act, actions }: { readonly act: 'accept' | 'resume'; readonly actions: CaseActionsState }) {
  const t = useText();
  const run = actions[act];
  return (
    <div className="zj-stack">
      <p className="zj-soft">{t(`appeals.office.${act}.hint`)}</p>
      <FailureBanner failure={actions.failure} onRetry={run} />
      <Button variant="primary" isWide isBusy={actions.isBusy} onClick={run}>{t(`appeals.office.${act}.case`)}</Button>
    </div>
  );
}

function NothingToDo({ appeal }: { readonly appeal: OfficerCase }) {
  const t = useText();
  return <p className="zj-soft">{t(`appeals.office.nothing.${whyNothing(appeal)}`, { union: appeal.holderUnionName })}</p>;
}

function whyNothing({ status, isJoined, steps, can }: OfficerCase): string {
  if (status === 'withdrawn') return 'withdrawn';
  if (status === 'closed') return steps.some((step) => step.kind === 'rated') ? 'rated' : 'unrated';
  if (isJoined) return 'joined';
  // Whoever could at least take it up or step aside is an officer of the ladder; the case is only with another.
  return can.declare ? 'elsewhere' : 'refused';
}
