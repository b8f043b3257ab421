import { useLocation, useParams } from 'wouter';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { WithOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { JoinForm } from './join-form.tsx';
import { membershipApi, type ChosenUnion } from './membership-api.ts';
import { MembershipText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';
import { TransferAsk } from './transfer-ask.tsx';
import { UnionCard } from './union-card.tsx';

/** What a union's poster opens: joining, or for a member of another union the way over. */
export function ScannedUnionPage(_props: MemberPageProps) {
  const { code = '' } = useParams();
  return <MembershipText><ScannedUnion key={code} code={code} /></MembershipText>;
}

function ScannedUnion({ code }: { readonly code: string }) {
  const t = useText();
  const read = useRead(membershipApi.readJoinCode, { code });
  const isDead = read.failure?.code === 'membership/code-unknown';
  return (
    <Screen title={t('membership.member.join')} back="/union">
      {isDead
        ? (
          <Banner tone="warn" title={t('membership.member.code-dead')} action={<LinkButton href="/join">{t('membership.member.choose.name')}</LinkButton>}>
            {t('membership.member.code-dead-text')}
          </Banner>
        )
        : (
          <ReadState read={read}>
            {(union) => <><UnionCard union={union} /><SignedIn next={`/j/${code}`}>{(me) => <Way me={me} union={union} />}</SignedIn></>}
          </ReadState>
        )}
    </Screen>
  );
}

function Way({ me, union }: { readonly me: Me; readonly union: ChosenUnion }) {
  const t = useText();
  const [, navigate] = useLocation();
  const read = useRead(membershipApi.readMine, {});
  return (
    <ReadState read={read}>
      {({ home, join }) => {
        if (home?.unionId === union.unionId) return <Banner tone="ok" title={t('membership.member.here-already')} action={<LinkButton href="/card">{t('membership.member.card')}</LinkButton>} />;
        if (home !== null) return <TransferAsk home={home} union={union} />;
        if (join?.status === 'waiting' || join?.status === 'sent-back') {
          return <Banner tone="info" title={t(`membership.member.join.${join.status}`)} action={<LinkButton href="/union">{t('membership.member.see')}</LinkButton>} />;
        }
        return <WithOutbox><JoinForm me={me} union={union} onSent={() => navigate('/union', { replace: true })} /></WithOutbox>;
      }}
    </ReadState>
  );
}
