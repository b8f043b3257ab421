import { useEffect, useRef, useState } from 'react';
import { isPassing, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { accountsApi } from './accounts-api.ts';

export type StartLink = {
  /** `refused`: spent, expired or mangled. `office`: the link belongs to an office, which is set up in the console. */
  readonly state: 'asking' | 'done' | 'office' | 'refused' | 'unreached';
  readonly failure: ApiFailure | undefined;
  readonly retry: () => void;
};

const OFFICE_QUESTIONS: readonly string[] = ['accounts/sign-in-name-needed', 'accounts/password-needed', 'accounts/totp-needed'];

/** Redeems a sign-in link as soon as it is opened, once. */
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
  return { state: isDone ? 'done' : stateAfter(failure), failure, retry: () => void redeem() };
}

function stateAfter(failure: ApiFailure | undefined): StartLink['state'] {
  if (failure === undefined) return 'asking';
  if (OFFICE_QUESTIONS.includes(failure.code)) return 'office';
  return isPassing(failure) ? 'unreached' : 'refused';
}
