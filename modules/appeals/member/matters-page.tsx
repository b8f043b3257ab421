import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { RowList } from '#platform/ui/phone/list-row.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { WorkerCaseRow } from './appeals-api.ts';
import { DraftsCard } from './drafts-card.tsx';
import { MatterRow } from './matter-row.tsx';
import { AppealsText } from './member-texts.tsx';
import { RememberedCard } from './remembered-card.tsx';
import { useMyMatters } from './use-my-matters.ts';

export function MattersPage({ tabs }: MemberPageProps) {
  return <AppealsText><Matters tabs={tabs} /></AppealsText>;
}

function Matters({ tabs }: MemberPageProps) {
  const t = useText();
  const { me, failure, refresh } = useMe();
  return (
    <Screen title={t('appeals.member.matters')} tabs={tabs}>
      <FailureBanner failure={me === undefined ? failure : undefined} onRetry={refresh} />
      {me === undefined && failure === undefined && <Skeleton />}
      {me === null && <SignInInvite title={t('appeals.member.matters.signed-out')} text={t('appeals.member.matters.signed-out-text')} next="/appeals" />}
      {me !== undefined && me !== null && <OwnMatters />}
      <DraftsCard />
      <RememberedCard />
      <LinkButton isWide href="/receipt">{t('appeals.member.code.look-up')}</LinkButton>
    </Screen>
  );
}

function OwnMatters() {
  const t = useText();
  const matters = useMyMatters();
  return (
    <ReadState read={matters}>
      {(rows) => (rows.length === 0
        ? (
          <EmptyState
            title={t('appeals.member.matters.none')} text={t('appeals.member.matters.none-text')}
            action={<LinkButton variant="primary" href="/scan">{t('appeals.member.scan')}</LinkButton>}
          />
        )
        : <MatterGroups rows={rows} />)}
    </ReadState>
  );
}

function MatterGroups({ rows }: { readonly rows: readonly WorkerCaseRow[] }) {
  const t = useText();
  const groups = {
    waiting: rows.filter((row) => row.isUnread),
    open: rows.filter((row) => !row.isUnread && row.status !== 'closed'),
    closed: rows.filter((row) => !row.isUnread && row.status === 'closed'),
  };
  return Object.entries(groups).filter(([, group]) => group.length > 0).map(([name, group]) => (
    <Card key={name} title={t(`appeals.member.matters.${name}`)} look="flush">
      <RowList>{group.map((row) => <MatterRow key={row.appealId} row={row} />)}</RowList>
    </Card>
  ));
}
