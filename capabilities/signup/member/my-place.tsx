import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { signupApi, type Places, type Standing } from './signup-api.ts';

export type MyPlaceProps = { readonly places: Places; readonly standing: Standing; readonly onOver: () => void };

/** What somebody has: places, places held for them, a turn on the list, a ticket in the draw; and the way to give it back. */
export function MyPlace({ places, standing, onOver }: MyPlaceProps) {
  return standing.state === 'offered' ? <Held standing={standing} onOver={onOver} /> : <Stands places={places} standing={standing} onOver={onOver} />;
}

function Stands({ places, standing: { entryId, state, persons, before }, onOver }: MyPlaceProps) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(signupApi.leave);
  const [isAsked, setAsked] = useState(false);
  const leave = async (): Promise<void> => {
    setAsked(false);
    if ((await run({ entryId })).ok) onOver();
  };
  return (
    <>
      <Banner tone={state === 'placed' ? 'ok' : 'info'} title={before === null ? t(`signup.state.${state}`) : t('signup.member.turn', { count: before + 1 })} isAnnounced>
        {t(`signup.member.state-text.${state}`, { count: persons, when: whenText(t, places.closesAt) })}
      </Banner>
      <FailureBanner failure={failure} onRetry={retry} />
      <Button variant="quiet" isWide isBusy={isBusy} onClick={() => setAsked(true)}>{t('signup.member.leave')}</Button>
      <Dialog
        isOpen={isAsked} onClose={() => setAsked(false)} title={t('signup.member.leave-title')} description={t('signup.member.leave-text')}
        actions={(
          <>
            <Button onClick={() => setAsked(false)}>{t('signup.member.stay')}</Button>
            <Button variant="danger" onClick={() => void leave()}>{t('signup.member.leave')}</Button>
          </>
        )}
      />
    </>
  );
}

function Held({ standing: { entryId, persons, offeredUntil }, onOver }: Omit<MyPlaceProps, 'places'>) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(signupApi.answerOffer);
  const answer = async (isTaken: boolean): Promise<void> => {
    if ((await run({ entryId, isTaken })).ok && !isTaken) onOver();
  };
  return (
    <>
      <Banner tone="warn" title={t('signup.member.held', { count: persons })} isAnnounced>
        {offeredUntil !== null && t('signup.member.held-until', { when: whenText(t, offeredUntil) })}
      </Banner>
      <FailureBanner failure={failure} onRetry={retry} />
      <Button variant="primary" isWide isBusy={isBusy} onClick={() => void answer(true)}>{t('signup.member.take')}</Button>
      <Button isWide isBusy={isBusy} onClick={() => void answer(false)}>{t('signup.member.decline')}</Button>
    </>
  );
}
