import { useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignedIn } from '#platform/accounts/member/signed-in.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { QrPicture } from '#platform/ui/phone/qr-picture.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useNow } from '#platform/ui/phone/use-now.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { checkinApi, type Ticket } from './checkin-api.ts';
import { CheckinText } from './member-texts.tsx';
import './ticket.css';
import { nextStage, stageOfTicket, type TicketStage } from './ticket-stage.ts';
import { ticketTime } from './ticket-time.ts';

/** How often a ticket that is held out asks whether it was read. Only while doors are open and somebody is still outside. */
const LOOK_MS = 30_000;

/** 入场码: held out at the door, with or without a network. */
export function TicketPage(_props: MemberPageProps) {
  return <CheckinText><Opened /></CheckinText>;
}

function Opened() {
  const t = useText();
  const { rollId = '' } = useParams();
  return (
    <Screen title={t('checkin.member.ticket')} back="/signups">
      <SignedIn next={`/tickets/${rollId}`} title={t('checkin.member.signed-out')} text={t('checkin.member.signed-out-text')}>{() => <Known rollId={rollId} />}</SignedIn>
    </Screen>
  );
}

function Known({ rollId }: { readonly rollId: string }) {
  const t = useText();
  const read = useRead(checkinApi.readTicket, { rollId });
  return (
    <ReadState read={read}>
      {({ ticket }) => (ticket === null
        ? <EmptyState title={t('checkin.member.none')} text={t('checkin.member.none-text')} action={<LinkButton variant="primary" href="/signups">{t('checkin.member.mine')}</LinkButton>} />
        : <Shown ticket={ticket} onLook={read.refresh} />)}
    </ReadState>
  );
}

type ShownProps = { readonly ticket: Ticket; readonly onLook: () => void };

function Shown({ ticket, onLook }: ShownProps) {
  const t = useText();
  const stage = stageOfTicket(ticket, useNow((at) => nextStage(ticket, at)));
  useLooks(stage === 'open', onLook);
  const { title, place, name, persons, code } = ticket;
  const isUsable = stage !== 'over' && stage !== 'cancelled';
  return (
    <>
      <StageBanner stage={stage} ticket={ticket} />
      {isUsable && (
        <section className="ticket" aria-label={t('checkin.member.ticket')}>
          <p className="ticket-name">{name}</p>
          <QrPicture text={code} label={t('checkin.member.code')} />
          <p className="ticket-persons">{t('checkin.member.persons', { count: persons })}</p>
        </section>
      )}
      <Card>
        <dl className="ticket-facts">
          <div><dt>{t('checkin.member.what')}</dt><dd>{title}</dd></div>
          <div><dt>{t('checkin.member.when')}</dt><dd>{ticketTime(t, ticket)}</dd></div>
          <div><dt>{t('checkin.member.where')}</dt><dd>{place}</dd></div>
        </dl>
      </Card>
      {isUsable && <Banner tone="info" title={t('checkin.member.bright')}>{t('checkin.member.bright-text')}</Banner>}
    </>
  );
}

function StageBanner({ stage, ticket: { admitsFrom, endsAt, persons, personsIn } }: { readonly stage: TicketStage; readonly ticket: Ticket }) {
  const t = useText();
  const came = personsIn > 0 ? t('checkin.member.in', { in: personsIn, persons }) : undefined;
  switch (stage) {
    case 'cancelled': return <Banner tone="danger" title={t('checkin.member.cancelled')}>{t('checkin.member.cancelled-text')}</Banner>;
    case 'over': return <Banner tone="info" title={t('checkin.member.over', { when: whenText(t, endsAt) })}>{came}</Banner>;
    case 'early': return <Banner tone="info" title={t('checkin.member.early', { when: whenText(t, admitsFrom) })} isAnnounced>{came ?? t('checkin.member.early-text')}</Banner>;
    case 'in': return <Banner tone="ok" title={came ?? ''} isAnnounced>{t('checkin.member.in-text')}</Banner>;
    case 'open': return <Banner tone="ok" title={came ?? t('checkin.member.open')} isAnnounced>{came === undefined ? t('checkin.member.open-text') : t('checkin.member.rest-text', { count: persons - personsIn })}</Banner>;
  }
}

/** Looks again while the ticket is held out, and at once when the phone wakes. */
function useLooks(isHeldOut: boolean, look: () => void): void {
  const latest = useRef(look);
  useEffect(() => { latest.current = look; });
  useEffect(() => {
    const wake = () => { if (document.visibilityState === 'visible') latest.current(); };
    document.addEventListener('visibilitychange', wake);
    const timer = isHeldOut ? setInterval(wake, LOOK_MS) : undefined;
    return () => {
      document.removeEventListener('visibilitychange', wake);
      clearInterval(timer);
    };
  }, [isHeldOut]);
}
