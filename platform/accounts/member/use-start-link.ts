import { useEffect, useRef, useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { accountsApi } from './accounts-api.ts';

export type StartLink = {
  readonly failure: ApiFailure | undefined;
  /** The link belongs to an office, which is set up on the PC. */
  readonly isForOffice: boolean;
  readonly isDone: boolean;
  readonly retry: () => void;
};

const OFFICE_CODES: readonly string[] = ['accounts/sign-in-name-needed', 'accounts/password-needed', 'accounts/totp-needed'];

/** Redeems a one-time link as soon as it is opened, once: it is spent by the first try that succeeds. */
export function useStartLink(token: string): StartLink {
  const { run, failure } = useCommand(accountsApi.redeemLink);
  const [isDone, setDone] = useState(false);
  const tried = useRef(false);
  const redeem = async (): Promise<void> => {
    const answer = await run({ token });
    if (answer.ok) setDone(true);
  };
  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    void redeem();
  });
  return { failure, isForOffice: OFFICE_CODES.includes(failure?.code ?? ''), isDone, retry: () => void redeem() };
}
