import { useMemo, useState, type ReactNode } from 'react';
import { Redirect } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { ClientProvider } from '#platform/ui/api/client-provider.tsx';
import { createClient } from '#platform/ui/api/client.ts';
import { RefreshWhenSent } from '#platform/ui/kept/outbox-provider.tsx';
import { CaseView } from './case-view.tsx';
import { AppealsKept } from './member-texts.tsx';
import { findReceiptSession, forgetReceiptSession } from './receipt-session.ts';

/** One case, opened by its receipt. Everything inside asks with the receipt's key instead of the session cookie. */
export function ReceiptCasePage(_props: MemberPageProps) {
  const [session, setSession] = useState(findReceiptSession);
  if (session === undefined) return <Redirect to="/receipt" replace />;
  const leave = (): void => {
    forgetReceiptSession();
    setSession(undefined);
  };
  return (
    <AppealsKept>
      <WithReceipt token={session.token}><CaseView appealId={session.appealId} back="/receipt" onLapsed={leave} onLeave={leave} /></WithReceipt>
    </AppealsKept>
  );
}

function WithReceipt({ token, children }: { readonly token: string; readonly children: ReactNode }) {
  const client = useMemo(
    () => createClient({ baseUrl: '', random: browserRandom, headers: () => ({ authorization: `Receipt ${token}` }) }),
    [token],
  );
  return <ClientProvider client={client}><RefreshWhenSent />{children}</ClientProvider>;
}
