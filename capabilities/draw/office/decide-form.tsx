import { useState } from 'react';
import { shiftInstant, systemClock, toInstant } from '#platform/kernel/clock.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { drawApi, type DrawTask } from './draw-api.ts';

const DAY = 86_400_000;
const MOST = 200;

/** Whoever is missing did not come: a day more, or an officer decides. Both with a reason that everybody reads. */
export function DecideForm({ task: { drawId, freezeBy } }: { readonly task: DrawTask }) {
  const t = useText();
  const [extending, turning] = [useCommand(drawApi.extend), useCommand(drawApi.turnToApproval)];
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const withReason = (act: () => unknown) => () => {
    setTried(true);
    if (reason.trim() !== '') act();
  };
  const extend = (): void => {
    const [now, until] = [systemClock.now(), toInstant(String(freezeBy))];
    void extending.run({ drawId, reason, freezeBy: shiftInstant(until > now ? until : now, DAY).toISOString() });
  };
  return (
    <>
      <p>{t('draw.office.decide-text')}</p>
      <TextInput
        label={t('draw.office.reason')} hint={t('draw.office.reason-hint')} value={reason} onValue={setReason} limit={MOST}
        {...(isTried && reason.trim() === '' && { error: t('draw.office.reason-needed') })}
      />
      <FailureBanner failure={extending.failure} onRetry={extending.retry} />
      <FailureBanner failure={turning.failure} onRetry={turning.retry} />
      <div className="zj-page-actions">
        <Button isBusy={extending.isBusy} onClick={withReason(extend)}>{t('draw.office.extend')}</Button>
        <Button variant="danger" isBusy={turning.isBusy} onClick={withReason(() => void turning.run({ drawId, reason }))}>{t('draw.office.turn')}</Button>
      </div>
    </>
  );
}
