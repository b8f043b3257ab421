import { useState } from 'react';
import { useStepUp } from '#platform/accounts/office/step-up.tsx';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { appealsApi } from './appeals-api.ts';

export type Contact = { readonly name: string; readonly phone: string };

export type RevealContact = {
  readonly contact: Contact | undefined;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly show: () => void;
  readonly hide: () => void;
};

/** Asked outside the answers that a screen keeps: the number is in no cache and gone when the page is left. */
export function useRevealContact(appealId: string): RevealContact {
  const { client } = useConnection();
  const withStepUp = useStepUp();
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState<Contact>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const show = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await withStepUp(() => client.call(appealsApi.revealContact, { appealId, reason: reason.trim() }));
    setBusy(false);
    if (answer.ok) setContact(answer.value);
    else setFailure(answer.failure);
  };
  return { contact, reason, setReason, isBusy, failure, show: () => void show(), hide: () => setContact(undefined) };
}
