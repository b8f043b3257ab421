import { Fragment } from 'react';
import { useParams } from 'wouter';
import { TicketButton } from '#capabilities/checkin/member/ticket-button.tsx';
import { DrawPanel } from '#capabilities/draw/member/draw-panel.tsx';
import { PlaceCard } from '#capabilities/signup/member/place-card.tsx';
import { signupApi } from '#capabilities/signup/member/signup-api.ts';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignedIn } from '#platform/accounts/member/signed-in.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { instantOf } from '#platform/text/formats.ts';
import type { Translator } from '#platform/text/translator.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { PhotoGrid } from '../public-ui/photo-grid.tsx';
import { activitiesApi, photoAddress, type Activity, type Session } from './activities-api.ts';
import './activities.css';
import { ActivitiesText } from './member-texts.tsx';
import { PhotoWall } from './photo-wall.tsx';
import { RateSession } from './rate-session.tsx';
import { SaveToCalendar } from './save-to-calendar.tsx';
import { sessionTime } from './session-time.ts';

/** One activity: what it is, and for each of its sessions what the worker has there and can do. */
export function ActivityPage(_props: MemberPageProps) {
  return <ActivitiesText><Opened /></ActivitiesText>;
}

function Opened() {
  const t = useText();
  const { activityId = '' } = useParams();
  return (
    <Screen title={t('activities.title')} back="/activities">
      <SignedIn next={`/activities/${activityId}`} title={t('activities.member.signed-out')} text={t('activities.member.signed-out-text')}>
        {() => <Known activityId={activityId} />}
      </SignedIn>
    </Screen>
  );
}

function Known({ activityId }: { readonly activityId: string }) {
  const read = useRead(activitiesApi.readForMe, { activityId });
  return <ReadState read={read}>{(activity) => <Parts activity={activity} />}</ReadState>;
}

type PartProps = { readonly activity: Activity };

function Parts({ activity }: PartProps) {
  const t = useText();
  const { activityId, title, kind, unionName, state, cancelReason, summary, pictures, beginsAt } = activity;
  return (
    <>
      <div className="zj-stack">
        <h2>{title}</h2>
        <p className="zj-soft zj-small">{[t(`activities.kind.${kind}`), unionName].join(' · ')}</p>
      </div>
      {pictures.length > 0 && (
        <PhotoGrid
          label={t('activities.pictures')} hasCover photos={pictures.map((photoId) => ({ photoId, addressOf: (isSmall) => photoAddress('readPicture', { activityId, photoId, isSmall }) }))}
        />
      )}
      {state === 'cancelled' && <Banner tone="danger" title={t('activities.member.cancelled')}>{cancelReason}</Banner>}
      {state === 'open' && <Sessions activity={activity} />}
      {summary !== '' && <Card title={t('activities.member.about')}><p className="activities-text">{summary}</p></Card>}
      <Facts activity={activity} />
      {state === 'open' && instantOf(beginsAt) <= systemClock.now() && <PhotoWall activityId={activityId} />}
    </>
  );
}

function Facts({ activity: { place, contact, sessions, way } }: PartProps) {
  const t = useText();
  const facts: readonly (readonly [string, string])[] = [
    // A single session says both itself.
    ...(sessions.length === 1 ? [] : [[t('activities.field.when'), t('activities.member.sessions-count', { count: sessions.length })], [t('activities.field.place'), place]] as const),
    [t('activities.field.way'), t(`signup.way.${way}`)],
    [t('activities.field.contact'), contact],
  ];
  return (
    <Card>
      <dl className="activities-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </Card>
  );
}

function Sessions({ activity }: PartProps) {
  const t = useText();
  const now = systemClock.now();
  const read = useRead(signupApi.readPlaces, { offers: activity.sessions.map(({ sessionId }) => sessionId) });
  return (
    // Seen without a network, both were seen in one visit: the page says so once.
    <ReadState read={{ ...read, seenAt: undefined }} skeleton={<Skeleton rows={3} />}>
      {({ offers }) => activity.sessions.map((session) => {
        const places = offers.find(({ offerId }) => offerId === session.sessionId);
        if (places !== undefined && places.mine?.state === 'placed' && instantOf(session.endsAt) <= now) return <RateSession key={session.sessionId} activity={activity} session={session} />;
        return places === undefined ? null : (
          <Fragment key={session.sessionId}>
            <PlaceCard title={titleOf(t, session)} places={places} mine={places.mine} besides={<SaveToCalendar activity={activity} session={session} />}>
              <p>{[sessionTime(t, session), session.place].join(' · ')}</p>
              {places.mine?.state === 'placed' && <TicketButton rollId={session.sessionId} />}
            </PlaceCard>
            {places.way === 'draw' && <DrawPanel offerId={session.sessionId} />}
          </Fragment>
        );
      })}
    </ReadState>
  );
}

/** A session without a name of its own is known by its day. */
function titleOf(t: Translator, { label, beginsAt }: Session): string {
  return label === '' ? t.format.date(beginsAt, 'month-day') : label;
}
