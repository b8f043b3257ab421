import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { portalApi } from './home-api.ts';
import { HomePage } from './home-page.tsx';

/** `/u/<code>`: the home of the union whose address was printed or passed on, for everybody, signed in or not. */
export function UnionHomePage({ tabs }: MemberPageProps) {
  const t = useText();
  const { code } = useParams<{ code: string }>();
  const { answer, failure, refresh } = useRead(portalApi.readPortal, { address: code });
  if (answer !== undefined) return <HomePage tabs={tabs} visited={answer} />;
  const isUnknown = failure?.code === 'switchboard/address-unknown' || failure?.code === 'http/invalid-input';
  return (
    <Screen title={t('home.house')} back="/" tabs={tabs}>
      {isUnknown
        ? <EmptyState title={t('switchboard/address-unknown')} text={t('member.lost-text')} action={<LinkButton href="/" variant="primary">{t('member.lost.home')}</LinkButton>} />
        : <FailureBanner failure={failure} onRetry={refresh} />}
      {failure === undefined && <Skeleton rows={4} />}
    </Screen>
  );
}
