import { useState } from 'react';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { whenText } from '#platform/ui/text/when.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Stage } from './place-stage.ts';
import type { Places, Standing } from './signup-api.ts';
import { useEnter } from './use-enter.ts';

export type EnterFormProps = { readonly places: Places; readonly stage: Stage; readonly onEntered: (standing: Standing) => void };

/** The one press, with what it leads to; or why there is nothing to press. */
export function EnterForm({ places, stage, onEntered }: EnterFormProps) {
  const t = useText();
  if (stage === 'cancelled') return <Banner tone="danger" title={t('signup.member.stage.cancelled')} />;
  if (stage === 'closed') return <Banner tone="info" title={t('signup.member.stage.closed')} />;
  if (stage === 'full') return <Banner tone="info" title={t('signup.member.stage.full')}>{t('signup.member.stage.full-text')}</Banner>;
  if (stage === 'coming') {
    return <Banner tone="info" title={t('signup.member.stage.coming', { when: whenText(t, places.opensAt) })}>{t(`signup.way.${places.way}.text`)}</Banner>;
  }
  return <Press places={places} isWaiting={stage === 'waiting-list'} onEntered={onEntered} />;
}

type PressProps = { readonly places: Places; readonly isWaiting: boolean; readonly onEntered: EnterFormProps['onEntered'] };

function Press({ places: { offerId, way, groupMost, closesAt }, isWaiting, onEntered }: PressProps) {
  const t = useText();
  const [persons, setPersons] = useState('1');
  // Made once: however often it is pressed, one entry comes of it.
  const [entryId] = useState(() => newIntentKey(browserRandom));
  const { run, isBusy, failure } = useEnter(way);
  const press = async (): Promise<void> => {
    const answer = await run({ entryId, offerId, persons: Number(persons) });
    if (answer.ok) onEntered(answer.value);
  };
  return (
    <>
      <p>{t(isWaiting ? 'signup.member.stage.waiting-list' : `signup.way.${way}.text`)}</p>
      {groupMost > 1 && (
        <ChoiceCards
          look="chips" legend={t('signup.member.persons')} value={persons} onValue={setPersons}
          choices={Array.from({ length: groupMost }, (_, index) => ({ value: String(index + 1), label: t('signup.member.persons-count', { count: index + 1 }) }))}
        />
      )}
      <FailureBanner failure={failure} onRetry={() => void press()} />
      <Button variant="primary" isWide isBusy={isBusy} onClick={() => void press()}>{t(isWaiting ? 'signup.member.wait' : `signup.member.enter.${way}`)}</Button>
      <p className="zj-soft zj-small">{t('signup.member.until', { when: whenText(t, closesAt) })}</p>
    </>
  );
}
