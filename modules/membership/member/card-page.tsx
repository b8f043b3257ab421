import { useEffect, useRef } from 'react';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { QrPicture } from '#platform/ui/phone/qr-picture.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi, type ShownCard } from './membership-api.ts';
import { MembershipText } from './member-texts.tsx';
import './membership.css';
import { SignedIn } from './signed-in.tsx';

/** 电子会员证: held out to another union's phone or a gate. */
export function CardPage(_props: MemberPageProps) {
  return <MembershipText><CardView /></MembershipText>;
}

function CardView() {
  const t = useText();
  return (
    <Screen title={t('membership.member.card')} back="/union"><SignedIn next="/card">{() => <Known />}</SignedIn></Screen>
  );
}

function Known() {
  const t = useText();
  const mine = useRead(membershipApi.readMine, {});
  const card = useRead(membershipApi.readCard, {}, { keepsFormer: true });
  if (mine.answer !== undefined && mine.answer.home === null) {
    return <EmptyState title={t('membership.member.no-union')} text={t('membership.member.no-union-text')} action={<LinkButton variant="primary" href="/join">{t('membership.member.join')}</LinkButton>} />;
  }
  return (
    <ReadState read={card}>
      {({ card: shown }) => (shown === null ? <WithoutCard /> : <Shown card={shown} onOld={card.refresh} />)}
    </ReadState>
  );
}

/** Whoever became a member by another road than an application presses once. */
function WithoutCard() {
  const t = useText();
  const issue = useCommand(membershipApi.issueCard);
  const send = () => issue.run({});
  return (
    <>
      <EmptyState
        title={t('membership.member.card.none')} text={t('membership.member.card.none-text')}
        action={<Button variant="primary" isBusy={issue.isBusy} onClick={() => void send()}>{t('membership.member.card.issue')}</Button>}
      />
      <FailureBanner failure={issue.failure} onRetry={send} />
    </>
  );
}

function Shown({ card, onOld }: { readonly card: ShownCard; readonly onOld: () => void }) {
  const t = useText();
  useRenewal(card, onOld);
  return (
    <>
      <section className="membership-card" aria-label={t('membership.member.card')}>
        <div>
          <p className="membership-card-name">{card.name}</p>
          <p className="membership-card-union">{card.unionName}</p>
        </div>
        <QrPicture text={card.address} label={t('membership.member.card.code')} />
        <div>
          <p className="membership-card-number">{t('membership.member.card.number', { number: card.number })}</p>
          <p className="membership-card-union zj-small">{t('membership.member.since', { day: t.format.date(card.since, 'day') })} · {t(`membership.standing.${card.standing}`)}</p>
        </div>
      </section>
      <p className="zj-soft zj-small" role="status">{t('membership.member.card.holds', { time: t.format.date(card.expiresAt, 'time') })}</p>
      <Banner tone="info" title={t('membership.member.card.bright')}>{t('membership.member.card.bright-text')}</Banner>
    </>
  );
}

/** At half its time, so that the picture on the screen always holds; and at once when the phone wakes. */
function useRenewal({ seconds, expiresAt }: Pick<ShownCard, 'seconds' | 'expiresAt'>, renew: () => void): void {
  const latest = useRef(renew);
  useEffect(() => { latest.current = renew; });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), seconds * 500);
    return () => clearTimeout(timer);
    // Each new card, known by its end, begins a new wait
  }, [seconds, expiresAt]);
  useEffect(() => {
    const wake = () => { if (document.visibilityState === 'visible') latest.current(); };
    document.addEventListener('visibilitychange', wake);
    return () => document.removeEventListener('visibilitychange', wake);
  }, []);
}
