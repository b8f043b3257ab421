import type { ReactNode } from 'react';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import type { Me } from './accounts-api.ts';
import { SignInInvite } from './sign-in-invite.tsx';
import { useMe } from './use-me.ts';

export type SignedInProps = {
  /** Why a person is needed here, in the module's own words. */
  readonly title: string;
  readonly text: string;
  /** Where to come back to. */
  readonly next: string;
  readonly children: (me: Me) => ReactNode;
};

/** What needs a person: without one, the way to sign in and back here. */
export function SignedIn({ title, text, next, children }: SignedInProps) {
  const { me, failure, refresh } = useMe();
  if (me === undefined) return failure === undefined ? <Skeleton rows={3} /> : <FailureBanner failure={failure} onRetry={refresh} />;
  if (me === null) return <SignInInvite title={title} text={text} next={next} />;
  return children(me);
}
