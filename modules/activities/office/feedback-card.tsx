import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi } from './activities-api.ts';

/** What those who came said of it, for the next one: stars with their numbers, words without names. */
export function FeedbackCard({ activityId }: { readonly activityId: string }) {
  const t = useText();
  const read = useRead(activitiesApi.readRatings, { activityId });
  return (
    <Card title={t('activities.office.feedback')}>
      <DataState
        read={read} isEmpty={({ byStars }) => byStars.every((count) => count === 0)}
        empty={{ title: t('activities.office.feedback.none'), text: t('activities.office.feedback.none-text') }}
      >
        {({ byStars, words, hidden }) => {
          const count = byStars.reduce((sum, one) => sum + one, 0);
          const stars = byStars.reduce((sum, one, index) => sum + one * (index + 1), 0);
          return (
            <div className="zj-stack">
              <p>{t('activities.office.feedback.average', { average: averageOf(stars, count), count })}</p>
              <ul className="activity-stars">{[5, 4, 3, 2, 1].map((star) => <li key={star}>{t('activities.office.feedback.stars', { star, count: byStars[star - 1] ?? 0 })}</li>)}</ul>
              {words.map(({ stars: given, text }, index) => (
                <blockquote key={index} className="activity-text">{t('activities.office.feedback.words', { star: given, text })}</blockquote>
              ))}
              {hidden > 0 && <p className="zj-soft zj-small">{t('activities.office.feedback.hidden', { count: hidden })}</p>}
            </div>
          );
        }}
      </DataState>
    </Card>
  );
}

/** '4.7', and '—' of nothing. */
export function averageOf(stars: number, count: number): string {
  return count === 0 ? '—' : (Math.round((stars / count) * 10) / 10).toFixed(1);
}
