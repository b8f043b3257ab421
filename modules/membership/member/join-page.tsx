import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { WithOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { JoinForm } from './join-form.tsx';
import { membershipApi, type ChosenUnion } from './membership-api.ts';
import { MembershipText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';
import { UnionChoice } from './union-choice.tsx';
import { UnionCard } from './union-card.tsx';

/** 入会 without a poster: find the union, then the form. */
export function JoinPage(_props: MemberPageProps) {
  return <MembershipText><Join /></MembershipText>;
}

function Join() {
  const t = useText();
  return <Screen title={t('membership.member.join')} back="/union"><SignedIn next="/join">{(me) => <Steps me={me} />}</SignedIn></Screen>;
}

/** What is under way already is corrected and looked at on its own page. */
function Steps({ me }: { readonly me: Me }) {
  const t = useText();
  const read = useRead(membershipApi.readMine, {});
  return (
    <ReadState read={read}>
      {({ join }) => (join?.status === 'sent-back'
        ? <Banner tone="warn" title={t('membership.member.join.sent-back')} action={<LinkButton href={`/flows/cases/${join.joinId}`}>{t('membership.member.join.correct')}</LinkButton>} />
        : <Choose me={me} />)}
    </ReadState>
  );
}

function Choose({ me }: { readonly me: Me }) {
  const t = useText();
  const [union, setUnion] = useState<ChosenUnion>();
  if (union === undefined) return <UnionChoice hasTrades onChoose={setUnion} />;
  return (
    <>
      <FormFor me={me} union={union} />
      <Button variant="quiet" isWide onClick={() => setUnion(undefined)}>{t('membership.member.choose.another')}</Button>
    </>
  );
}

function FormFor({ me, union }: { readonly me: Me; readonly union: ChosenUnion }) {
  const [, navigate] = useLocation();
  return (
    <>
      <UnionCard union={union} />
      <WithOutbox><JoinForm me={me} union={union} onSent={() => navigate('/union', { replace: true })} /></WithOutbox>
    </>
  );
}
