import { useCallback, useState } from 'react';
import { KeyHint, useShortcut } from '#platform/ui/office/key-hint.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { TEXT_LIMIT, type CaseActionsState } from './use-case-actions.ts';

/** Answer, ask or close: one text, and what to do with it. */
export function WriteForm({ actions, isMain }: { readonly actions: CaseActionsState; readonly isMain: boolean }) {
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
        <Button variant={isMain ? 'primary' : 'secondary'} type="submit" isBusy={isBusy}>{t(`appeals.office.write.${action}.send`)}</Button>
        <span className="case-kept"><KeyHint keys="Ctrl+Enter" /> {draft.value.text !== '' && t('appeals.office.write.kept')}</span>
      </div>
    </Form>
  );
}

/** The case moved on while somebody was writing: their words are still here, to take along. */
export function KeptWords({ draft }: Pick<CaseActionsState, 'draft'>) {
  const t = useText();
  if (draft.value.text.trim() === '') return null;
  return (
    <figure className="case-kept-words">
      <figcaption>{t('appeals.office.write.unsent')}</figcaption>
      <blockquote className="case-text">{draft.value.text}</blockquote>
      <Button variant="quiet" onClick={draft.clear}>{t('appeals.office.write.discard')}</Button>
    </figure>
  );
}
