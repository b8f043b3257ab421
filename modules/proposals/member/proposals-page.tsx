import { useLocation, useSearch } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { usePages, useRead } from '#platform/ui/api/use-read.ts';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ProposalsText } from './member-texts.tsx';
import { ProposalRows } from './proposal-rows.tsx';
import { MEMBER_VIEWS, proposalsApi, toMemberView, type MemberView, type SharedView } from './proposals-api.ts';
import { SignedIn } from './signed-in.tsx';

/** 提案: one's own, those of fellow members that look for seconds, and what the union has filed. */
export function ProposalsPage({ tabs }: MemberPageProps) {
  return <ProposalsText><Proposals tabs={tabs} /></ProposalsText>;
}

function Proposals({ tabs }: MemberPageProps) {
  const t = useText();
  const view = toMemberView(new URLSearchParams(useSearch()).get('view'));
  return (
    <Screen title={t('proposals.title')} back="/" tabs={tabs}>
      <SignedIn next="/proposals">
        {() => (
          <>
            <p className="zj-soft">{t('proposals.member.lead')}</p>
            <LinkButton variant="primary" isWide icon={<PlusIcon />} href="/flows/new/proposals.proposal">{t('proposals.member.new')}</LinkButton>
            <Views view={view} />
            {view === 'mine' ? <Mine /> : <Shared key={view} view={view} />}
          </>
        )}
      </SignedIn>
    </Screen>
  );
}

function Views({ view }: { readonly view: MemberView }) {
  const t = useText();
  const [, navigate] = useLocation();
  return (
    <ChoiceCards
      look="chips" legend={t('proposals.member.tabs')} value={view} onValue={(next) => navigate(`/proposals?view=${next}`, { replace: true })}
      choices={MEMBER_VIEWS.map((value) => ({ value, label: t(`proposals.member.tab.${value}`) }))}
    />
  );
}

function Mine() {
  const t = useText();
  const read = useRead(proposalsApi.listMine, {});
  return (
    <ReadState read={read}>
      {({ proposals }) => (proposals.length === 0
        ? <EmptyState title={t('proposals.member.mine-empty')} text={t('proposals.member.mine-empty-text')} />
        : <ProposalRows label={t('proposals.member.tab.mine')} proposals={proposals} />)}
    </ReadState>
  );
}

function Shared({ view }: { readonly view: SharedView }) {
  const t = useText();
  const list = usePages({
    ref: proposalsApi.listShared, first: { view }, next: (page) => (page.next === null ? undefined : { view, before: page.next }),
  });
  const proposals = list.pages.flatMap((page) => page.proposals);
  if (list.pages.length === 0) return list.failure === undefined ? <Skeleton rows={3} /> : <FailureBanner failure={list.failure} onRetry={list.more} />;
  if (list.pages[0]?.unionName === null) return <EmptyState title={t('proposals.member.no-union')} text={t('proposals.member.no-union-text')} action={<LinkButton href="/union">{t('proposals.member.join')}</LinkButton>} />;
  if (proposals.length === 0) return <EmptyState title={t(`proposals.member.${view}-empty`)} text={t(`proposals.member.${view}-empty-text`)} />;
  return (
    <>
      <ProposalRows label={t(`proposals.member.tab.${view}`)} proposals={proposals} />
      {list.hasMore && <Button isWide isBusy={list.isLoading} onClick={() => void list.more()}>{t('proposals.member.more')}</Button>}
    </>
  );
}
