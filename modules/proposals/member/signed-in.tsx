import type { ReactNode } from 'react';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import { SignedIn as WithPerson } from '#platform/accounts/member/signed-in.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** Proposals are between members of one union: without a person, the way to sign in and back here. */
export function SignedIn({ next, children }: { readonly next: string; readonly children: (me: Me) => ReactNode }) {
  const t = useText();
  return <WithPerson title={t('proposals.member.signed-out')} text={t('proposals.member.signed-out-text')} next={next}>{children}</WithPerson>;
}
