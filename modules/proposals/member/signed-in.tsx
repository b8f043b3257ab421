import type { ReactNode } from 'react';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** Proposals are between members of one union: without a person, the way to sign in and back here. */
export function SignedIn({ next, children }: { readonly next: string; readonly children: () => ReactNode }) {
  const t = useText();
  const { me, failure, refresh } = useMe();
  if (me === undefined) return failure === undefined ? <Skeleton rows={3} /> : <FailureBanner failure={failure} onRetry={refresh} />;
  if (me === null) return <SignInInvite title={t('proposals.member.signed-out')} text={t('proposals.member.signed-out-text')} next={next} />;
  return children();
}
