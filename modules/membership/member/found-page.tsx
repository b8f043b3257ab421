import { useLocation } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { FoundForm } from './found-form.tsx';
import { MembershipText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';

/** 建会: the request to the union above, from the phone instead of three trips. */
export function FoundPage(_props: MemberPageProps) {
  return <MembershipText><Found /></MembershipText>;
}

function Found() {
  const t = useText();
  const [, navigate] = useLocation();
  return (
    <Screen title={t('membership.member.found')} back="/union">
      <SignedIn next="/found">{(me) => <FoundForm me={me} onSent={(foundingId) => navigate(`/found/${foundingId}`, { replace: true })} />}</SignedIn>
    </Screen>
  );
}
