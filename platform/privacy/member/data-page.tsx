import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DownloadCard } from './download-card.tsx';
import { HoldingCard } from './holding-card.tsx';
import { LooksCard } from './looks-card.tsx';
import { PrivacyText } from './member-texts.tsx';
import { privacyApi } from './privacy-api.ts';
import './privacy.css';

/** What my union holds on me and who looked; the way to a copy of it, to a correction, and out. */
export function DataPage(_props: MemberPageProps) {
  return <PrivacyText><DataScreen /></PrivacyText>;
}

function DataScreen() {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('privacy.member.title')} back="/me">
      <FailureBanner failure={me === undefined ? failure : undefined} onRetry={refresh} />
      {me === undefined && failure === undefined && <Skeleton />}
      {me === null && <SignInInvite title={t('privacy.member.signed-out')} text={t('privacy.member.signed-out-text')} next="/me/data" />}
      {me !== undefined && me !== null && <OwnData />}
    </Screen>
  );
}

function OwnData() {
  const t = useText();
  const read = useRead(privacyApi.listHoldings, { language: t.language });
  return (
    <>
      <p className="zj-soft">{t('privacy.member.lead')}</p>
      <LooksCard />
      <ReadState read={read}>
        {({ holdings }) => (holdings.length === 0
          ? <EmptyState title={t('privacy.member.nothing')} text={t('privacy.member.nothing-text')} />
          : holdings.map((one) => <HoldingCard key={one.holdingKey} holding={one} />))}
      </ReadState>
      <DownloadCard />
      <LinkButton isWide href="/my-record">{t('privacy.member.correct')}</LinkButton>
      <LinkButton isWide variant="quiet" href="/me/forget">{t('privacy.member.forget')}</LinkButton>
    </>
  );
}
