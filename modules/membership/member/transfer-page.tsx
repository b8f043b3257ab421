import { useState } from 'react';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi, type ChosenUnion, type Home } from './membership-api.ts';
import { MembershipText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';
import { TransferAsk } from './transfer-ask.tsx';
import { UnionCard } from './union-card.tsx';
import { UnionChoice } from './union-choice.tsx';

/** 转会: find the new union, then one tap. */
export function TransferPage(_props: MemberPageProps) {
  return <MembershipText><Transfer /></MembershipText>;
}

function Transfer() {
  const t = useText();
  return <Screen title={t('membership.member.transfer')} back="/union"><SignedIn next="/transfer">{() => <Steps />}</SignedIn></Screen>;
}

function Steps() {
  const t = useText();
  const read = useRead(membershipApi.readMine, {});
  return (
    <ReadState read={read}>
      {({ home }) => (home === null
        ? <EmptyState title={t('membership.member.no-union')} text={t('membership.member.no-union-text')} action={<LinkButton variant="primary" href="/join">{t('membership.member.join')}</LinkButton>} />
        : <Choose home={home} />)}
    </ReadState>
  );
}

function Choose({ home }: { readonly home: Home }) {
  const t = useText();
  const [union, setUnion] = useState<ChosenUnion>();
  if (union === undefined) return <UnionChoice hasTrades onChoose={setUnion} />;
  return (
    <>
      <UnionCard union={union} />
      <TransferAsk home={home} union={union} />
      <Button variant="quiet" isWide onClick={() => setUnion(undefined)}>{t('membership.member.choose.another')}</Button>
    </>
  );
}
