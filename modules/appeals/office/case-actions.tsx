import { useCallback, useEffect, useRef, useState } from 'react';
import { KeyHint, useShortcut } from '#platform/ui/office/key-hint.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { OfficerCase } from './appeals-api.ts';
import { TEXT_LIMIT, useCaseActions, type CaseActionsState, type DoneAction } from './use-case-actions.ts';

export type CaseActionsProps = { readonly appeal: OfficerCase; readonly onStale: () => void };

/** The next step of a case: one main button, and whatever else is possible a choice away. */
export function CaseActions({ appeal, onStale }: CaseActionsProps) {
  const t = useText();
  const actions = useCaseActions(appeal, onStale);
  return (
    <section className="zj-panel case-actions" aria-labelledby="case-actions">
      <h2 id="case-actions">{t('appeals.office.case.next')}</h2>
      <DoneLine done={actions.done} />
      {appeal.can.accept && <Accept actions={actions} />}
      {!appeal.can.accept && actions.allowed.length > 0 && <Write actions={actions} />}
      {!appeal.can.accept && actions.allowed.length === 0 && <NothingToDo appeal={appeal} />}
    </section>
  );
}

/** Takes the focus after a step, so that a screen reader hears it and the next Tab goes on from here. */
function DoneLine({ done }: { readonly done: DoneAction | undefined }) {
  const t = useText();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== undefined) line.current?.focus();
  }, [done]);
  return (
    <p ref={line} className="case-done" role="status" tabIndex={-1}>
      {done !== undefined && t(`appeals.office.done.${done}`)}
    </p>
  );
}

function Accept({ actions }: { readonly actions: CaseActionsState }) {
  const t = useText();
  return (
    <div className="zj-stack">
      <p className="zj-soft">{t('appeals.office.accept.hint')}</p>
      <FailureBanner failure={actions.failure} onRetry={actions.accept} />
      <Button variant="primary" isWide isBusy={actions.isBusy} onClick={actions.accept}>{t('appeals.office.accept.case')}</Button>
    </div>
  );
}

function Write({ actions }: { readonly actions: CaseActionsState }) {
  const t = useText();
  const { action, allowed, draft, failure, isBusy, send } = actions;
  const [isTried, setTried] = useState(false);
  const length = draft.value.text.trim().length;
  const error = length < 2 ? t('appeals.office.write.too-short') : length > TEXT_LIMIT ? t('appeals.office.write.too-long') : undefined;
  const submit = useCallback(() => {
    setTried(error !== undefined);
    if (error === undefined) send();
  }, [error, send]);
  useShortcut('Ctrl+Enter', submit);
  return (
    <Form onSubmit={submit} failure={failure} onRetry={submit}>
      {allowed.length > 1 && (
        <ChoiceCards
          legend={t('appeals.office.write.choose')} look="chips" value={action} onValue={(next) => draft.set({ action: next })}
          choices={allowed.map((value) => ({ value, label: t(`appeals.office.write.${value}`) }))}
        />
      )}
      <TextArea
        label={t(`appeals.office.write.${action}.label`)} hint={t(`appeals.office.write.${action}.hint`)}
        value={draft.value.text} onValue={(text) => draft.set({ text, action })} limit={TEXT_LIMIT}
        error={isTried ? error : undefined} aria-keyshortcuts="Control+Enter"
      />
      <div className="case-send">
        <Button variant="primary" type="submit" isBusy={isBusy}>{t(`appeals.office.write.${action}.send`)}</Button>
        <span className="case-kept"><KeyHint keys="Ctrl+Enter" /> {draft.value.text !== '' && t('appeals.office.write.kept')}</span>
      </div>
    </Form>
  );
}

function NothingToDo({ appeal }: { readonly appeal: OfficerCase }) {
  const t = useText();
  const rating = appeal.steps.findLast((step) => step.kind === 'rated' || step.kind === 'reopened');
  const why = appeal.status !== 'closed' ? 'refused' : rating === undefined ? 'unrated' : 'rated';
  return <p className="zj-soft">{t(`appeals.office.nothing.${why}`)}</p>;
}
