import type { MyEntry } from '#capabilities/signup/member/signup-api.ts';
import { standingTone } from '#capabilities/signup/member/place-stage.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { instantOf } from '#platform/text/formats.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { photoAddress, type MyActivity } from './activities-api.ts';
import './activities.css';

export type ActivityRowsProps = { readonly label: string; readonly activities: readonly MyActivity[]; readonly mine: readonly MyEntry[] };

export function ActivityRows({ label, activities, mine }: ActivityRowsProps) {
  return (
    <Card look="flush">
      <RowList label={label}>
        {activities.map((activity) => (
          <Row key={activity.activityId} activity={activity} entry={mine.find(({ offerId }) => activity.times.some(({ sessionId }) => sessionId === offerId))} />
        ))}
      </RowList>
    </Card>
  );
}

function Row({ activity, entry }: { readonly activity: MyActivity; readonly entry: MyEntry | undefined }) {
  const t = useText();
  const { activityId, cover, title, place, unionName, beginsAt, sessions } = activity;
  const when = whenText(t, beginsAt);
  const detail = [sessions > 1 ? t('activities.member.sessions-from', { when, count: sessions }) : when, place, unionName].join(' · ');
  return (
    <ListRow
      title={title} href={`/activities/${activityId}`} detail={detail} trailing={<Standing activity={activity} entry={entry} />}
      {...(cover !== null && { icon: <img className="activities-cover" src={photoAddress('readPicture', { activityId, photoId: cover, isSmall: true })} alt="" loading="lazy" width={64} height={48} /> })}
    />
  );
}

/** What the worker has there; else whether there is something to press. */
function Standing({ activity: { state, opensAt, closesAt }, entry }: Parameters<typeof Row>[0]) {
  const t = useText();
  const now = systemClock.now();
  if (state === 'cancelled') return <StatusBadge tone="danger" label={t('activities.member.badge.cancelled')} />;
  if (entry !== undefined) return <StatusBadge tone={standingTone(entry)} label={t(`signup.state.${entry.state}`)} />;
  if (now < instantOf(opensAt)) return <StatusBadge tone="idle" label={t('activities.member.badge.coming', { when: whenText(t, opensAt) })} />;
  return now < instantOf(closesAt)
    ? <StatusBadge tone="ok" label={t('activities.member.badge.open')} /> : <StatusBadge tone="idle" label={t('activities.member.badge.closed')} />;
}
