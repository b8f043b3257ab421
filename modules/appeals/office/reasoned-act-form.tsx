import { useEffect, useRef } from 'react';
import { useShortcut } from '#platform/ui/office/key-hint.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { OfficerCase } from './appeals-api.ts';
import { dayWords } from './case-words.ts';
import { ReceiverPicker } from './receiver-picker.tsx';
import { REASON_LIMIT, useRareAct, type RareActEnds, type ReasonedAct } from './use-rare-act.ts';

export type ReasonedActFormProps = RareActEnds & { readonly appeal: OfficerCase; readonly act: ReasonedAct; readonly onBack: () => void };

/** What will happen, why, and for two of the acts until when or to whom. */
export function ReasonedActForm({ appeal, act, onBack, onDone, onStale }: ReasonedActFormProps) {
  const t = useText();
  const { value, set, errors, isBusy, failure, isAtField, submit } = useRareAct(appeal, act, { onDone, onStale });
  useShortcut('Ctrl+Enter', submit);
  return (
    <>
      <ActHeading act={act} />
      <Form onSubmit={submit} failure={failure} isAtField={isAtField} onRetry={submit}>
        {act === 'hand-over' && (
          <ReceiverPicker appealId={appeal.appealId} value={value.receiver} error={errors.receiver} onValue={(receiver) => set({ receiver })} />
        )}
        <TextArea
          label={t(`appeals.office.act.${act}.reason`)} hint={t('appeals.office.act.reason-hint')} value={value.reason}
          onValue={(reason) => set({ reason })} error={errors.reason} limit={REASON_LIMIT} aria-keyshortcuts="Control+Enter"
        />
        {act === 'pause' && (
          <TextInput
            type="date" label={t('appeals.office.act.until')} hint={t('appeals.office.act.until-hint', { latest: dayWords(t, appeal.pauseUntil) })}
            value={value.until} onValue={(until) => set({ until })} error={errors.until} max={appeal.pauseUntil}
          />
        )}
        <div className="case-send">
          <Button variant="primary" type="submit" isBusy={isBusy}>{t(`appeals.office.act.${act}.send`)}</Button>
          <Button variant="quiet" onClick={onBack}>{t('appeals.office.act.back')}</Button>
        </div>
      </Form>
    </>
  );
}

/** Takes the focus when an act is opened: the button that opened it is gone. */
export function ActHeading({ act }: { readonly act: ReasonedAct | 'join' }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="case-act-head">
      <h3 ref={heading} tabIndex={-1}>{t(`appeals.office.act.${act}`)}</h3>
      <p className="zj-soft">{t(`appeals.office.act.${act}.means`)}</p>
    </div>
  );
}
