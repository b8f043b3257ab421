import { useId, useState, type ReactNode } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { PhoneIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { RatingShown, STARS } from '#platform/ui/phone/rating.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { CallBack } from './appeals-api.ts';
import { CallBackForm } from './call-back-form.tsx';
import { phoneWords } from './case-words.ts';
import { useRevealNumber } from './use-call-back.ts';

type CallsToMakeProps = { readonly calls: readonly CallBack[]; readonly onDone: (call: CallBack) => void };

export function CallsToMake({ calls, onDone }: CallsToMakeProps) {
  return <ul className="calls">{calls.map((call) => <CallToMake key={call.callBackId} call={call} onDone={() => onDone(call)} />)}</ul>;
}

function CallToMake({ call, onDone }: { readonly call: CallBack; readonly onDone: () => void }) {
  const t = useText();
  const region = useId();
  const [isOpen, setOpen] = useState(false);
  const isLate = call.dueOn < dateInChina(systemClock.now());
  return (
    <li className="call">
      <CallHead call={call}>
        <StatusBadge tone={isLate ? 'danger' : 'info'} label={t(isLate ? 'appeals.office.calls.overdue' : 'appeals.office.calls.due', { date: t.format.date(call.dueOn, 'month-day') })} />
      </CallHead>
      <CallNumber callBackId={call.callBackId} />
      <Button variant="primary" aria-expanded={isOpen} aria-controls={region} onClick={() => setOpen(!isOpen)}>{t('appeals.office.calls.record')}</Button>
      <div id={region} className="call-form" hidden={!isOpen}>{isOpen && <CallBackForm callBackId={call.callBackId} onDone={onDone} />}</div>
    </li>
  );
}

function CallNumber({ callBackId }: { readonly callBackId: string }) {
  const t = useText();
  const { contact, isBusy, failure, show } = useRevealNumber(callBackId);
  if (contact !== undefined) {
    return (
      <div className="call-number" role="status">
        <strong>{contact.name === '' ? t('appeals.office.calls.no-name') : contact.name}</strong>
        <a href={`tel:${contact.phone}`}><PhoneIcon />{phoneWords(contact.phone)}</a>
      </div>
    );
  }
  return (
    <div className="call-number">
      <Button isBusy={isBusy} icon={<PhoneIcon />} onClick={show}>{t('appeals.office.calls.reveal')}</Button>
      <span className="zj-soft zj-small">{t('appeals.office.calls.reveal-hint')}</span>
      <FailureBanner failure={failure} onRetry={show} />
    </div>
  );
}

export function CallsMade({ calls }: { readonly calls: readonly CallBack[] }) {
  const t = useText();
  return (
    <ul className="calls">
      {calls.map((call) => {
        const result = call.isReached !== true ? 'unreached' : call.isSolved === null ? 'unsaid' : call.isSolved ? 'solved' : 'unsolved';
        const stars = STARS.find((star) => star === call.score);
        return (
          <li key={call.callBackId} className="call">
            <CallHead call={call}><StatusBadge tone={TONES[result]} label={t(`appeals.office.calls.result.${result}`)} /></CallHead>
            {stars !== undefined && <RatingShown value={stars} />}
            {call.doneAt !== null && <span className="zj-soft zj-small">{t('appeals.office.calls.done-at', { when: t.format.date(call.doneAt, 'day-time') })}</span>}
          </li>
        );
      })}
    </ul>
  );
}

const TONES = { unreached: 'idle', unsaid: 'info', solved: 'ok', unsolved: 'warn' } as const;

function CallHead({ call, children }: { readonly call: CallBack; readonly children: ReactNode }) {
  const t = useText();
  return (
    <div className="call-head">
      <h3>{t('appeals.office.calls.case', { topic: t(`appeals.topic.${call.topic}`), caseNumber: call.caseNumber })}</h3>
      {children}
      <p className="zj-soft zj-small">
        {t('appeals.office.calls.handled-by', { union: call.caseUnionName })}
        {' · '}
        {t('appeals.office.calls.caller', { union: call.unionName })}
      </p>
    </div>
  );
}
