import type { ReactNode } from 'react';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import { SignedIn as WithPerson } from '#platform/accounts/member/signed-in.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** What needs a person: the phone number is proved by the code that signs in, and then never asked again. */
export function SignedIn({ next, children }: { readonly next: string; readonly children: (me: Me) => ReactNode }) {
  const t = useText();
  return <WithPerson title={t('membership.member.sign-in')} text={t('membership.member.sign-in-text')} next={next}>{children}</WithPerson>;
}
