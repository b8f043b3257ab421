import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Rating, RatingShown, STARS, type Stars } from '#platform/ui/phone/rating.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi, type Activity, type Session } from './activities-api.ts';

const WORDS = 500;
type Draft = { readonly stars: Stars | undefined; readonly words: string };
const EMPTY: Draft = { stars: undefined, words: '' };

/** After the day: stars, and a sentence for whoever planned it. */
export function RateSession({ activity, session }: { readonly activity: Activity; readonly session: Session }) {
  const t = useText();
  const given = STARS.find((stars) => activity.rated.some((one) => one.sessionId === session.sessionId && one.stars === stars));
  return (
    <Card title={t('activities.member.rate')}>
      {given === undefined ? <Fields activity={activity} session={session} /> : <div className="zj-stack"><p role="status">{t('activities.member.rated')}</p><RatingShown value={given} /></div>}
    </Card>
  );
}

function Fields({ activity, session }: Parameters<typeof RateSession>[0]) {
  const t = useText();
  const draft = useDraft<Draft>(`activities.rating.${session.sessionId}`, EMPTY, isDraft);
  const { run, retry, isBusy, failure } = useCommand(activitiesApi.rateSession);
  const [isTried, setTried] = useState(false);
  const { stars, words } = draft.value;
  const send = async (): Promise<void> => {
    setTried(true);
    if (stars === undefined || words.trim().length > WORDS) return;
    const answer = await run({ activityId: activity.activityId, sessionId: session.sessionId, stars, words: words.trim() });
    if (answer.ok) draft.clear();
  };
  return (
    <Form onSubmit={() => void send()} failure={failure} onRetry={retry}>
      <Rating
        legend={t('activities.member.rate.stars')} error={isTried && stars === undefined ? t('activities.member.rate.stars-missing') : undefined}
        value={stars} onValue={(value) => draft.set({ stars: value })}
      />
      <TextArea
        label={t('activities.member.rate.words')} hint={t('activities.member.rate.words-hint')} isOptional limit={words.length > WORDS / 2 ? WORDS : undefined}
        value={words} onValue={(value) => draft.set({ words: value })}
      />
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('activities.member.rate.send')}</Button>
    </Form>
  );
}

function isDraft(held: unknown): held is Draft {
  const [stars, words]: unknown[] = [Reflect.get(Object(held), 'stars'), Reflect.get(Object(held), 'words')];
  return typeof words === 'string' && (stars === undefined || STARS.some((one) => one === stars));
}
