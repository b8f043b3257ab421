import { Link, useParams, useSearch, useLocation } from 'wouter';
import { SessionCheckin } from '#capabilities/checkin/office/session-checkin.tsx';
import { EntryList } from '#capabilities/signup/office/entry-list.tsx';
import { signupApi } from '#capabilities/signup/office/signup-api.ts';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { instantOf } from '#platform/text/formats.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi, type Activity } from './activities-api.ts';
import { ActivityActs } from './activity-acts.tsx';
import { ActivityFacts } from './activity-facts.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { PicturesCard } from './pictures-card.tsx';
import { WallCard } from './wall-card.tsx';
import { spanText, standingOf } from './activity-words.ts';
import './activities.css';

/** One activity: its facts, who stands on its lists, and what an officer may do about it. */
export function ActivityPage() {
  const t = useText();
  const { activityId } = useParams<{ activityId: string }>();
  const read = useRead(activitiesApi.readActivity, { activityId });
  const { answer } = read;
  const standing = answer === undefined ? undefined : standingOf(answer, systemClock.now());
  return (
    <>
      <PageHeader
        title={answer?.title ?? t('activities.office.title')} crumbs={[{ label: t('activities.office.title'), href: '/activities' }]}
        badge={standing !== undefined && <StatusBadge tone={standing.tone} label={t(standing.key)} />} actions={answer !== undefined && <ActivityActs activity={answer} />}
      />
      <DataState read={read}>{(activity) => <View activity={activity} />}</DataState>
    </>
  );
}

function View({ activity }: { readonly activity: Activity }) {
  const t = useText();
  const { may } = useActingOffice();
  return (
    <>
      {activity.cancelReason !== null && <Banner tone="warn" title={t('activities.office.cancelled-because')}>{activity.cancelReason}</Banner>}
      <div className="zj-columns">
        <div className="zj-stack">{may('signup.entry.read') ? <Lists activity={activity} /> : <Summary activity={activity} />}</div>
        <div className="zj-stack">
          <Card title={t('activities.office.facts')}><ActivityFacts activity={activity} /></Card>
          <PicturesCard key={activity.pictures.join(' ')} activity={activity} />
          {activity.state === 'open' && instantOf(activity.beginsAt) <= systemClock.now() && <WallCard activityId={activity.activityId} />}
          {instantOf(activity.beginsAt) <= systemClock.now() && <FeedbackCard activityId={activity.activityId} />}
        </div>
      </div>
    </>
  );
}

function Summary({ activity: { summary } }: { readonly activity: Activity }) {
  const t = useText();
  return <Card title={t('activities.office.field.summary')}><p className="activity-text">{summary}</p></Card>;
}

/** One list at a time, named in the address: reading it is written down, and forty at once are read by nobody. */
function Lists({ activity }: { readonly activity: Activity }) {
  const t = useText();
  const { may } = useActingOffice();
  const [path, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('session') ?? '';
  const { sessions } = activity;
  const session = sessions.find(({ sessionId }) => sessionId === asked) ?? sessions[0];
  if (session === undefined) return null;
  const labelOf = (one: Activity['sessions'][number]) => [
    one.label === '' ? undefined : one.label, spanText(t, one.beginsAt, one.endsAt), t('activities.office.taken', { taken: one.taken, places: one.places }),
  ].filter((part) => part !== undefined).join(' · ');
  const title = session.label === '' ? activity.title : `${activity.title} · ${session.label}`;
  return (
    <>
      {sessions.length > 1 && (
        <div className="zj-panel">
          <SelectFilter
            label={t('activities.office.session')} value={session.sessionId} onValue={(next) => navigate(`${path}?${new URLSearchParams({ session: next }).toString()}`, { replace: true })}
            options={sessions.map((one) => ({ value: one.sessionId, label: labelOf(one) }))}
          />
        </div>
      )}
      {may('checkin.roll.read') && <Checkin key={`checkin-${session.sessionId}`} activity={activity} session={session} title={title} />}
      {session.way === 'draw' && activity.state === 'open' && may('draw.draw.manage') && (
        <p><Link href={`/draws/${session.sessionId}/weights`}>{t('activities.office.weights')}</Link></p>
      )}
      <EntryList key={session.sessionId} offerId={session.sessionId} title={title} way={session.way} isRunning={activity.state === 'open'} />
    </>
  );
}

type CheckinProps = { readonly activity: Activity; readonly session: Activity['sessions'][number]; readonly title: string };

/** What was asked at sign-up comes with the list below, which is read once for both. */
function Checkin({ activity: { unionId, sessions, state }, session: { sessionId, beginsAt, endsAt }, title }: CheckinProps) {
  const { answer } = useRead(signupApi.listEntries, { offerId: sessionId });
  return (
    <SessionCheckin
      unionId={unionId} rollId={sessionId} rolls={sessions.map((one) => one.sessionId)} title={title} beginsAt={beginsAt} endsAt={endsAt} questions={answer?.questions ?? null} isRunning={state === 'open'}
    />
  );
}
