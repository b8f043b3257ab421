import { useCallback } from 'react';
import { useRouter } from 'wouter';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { accountsApi } from './accounts-api.ts';

export type SignOut = { readonly signOut: () => void; readonly failure: ApiFailure | undefined };

/** Leaves for good: the page is loaded anew, and with it goes every answer and every unfinished text of this tab. */
export function useSignOut(): SignOut {
  const { base } = useRouter();
  const { run, failure } = useCommand(accountsApi.signOut);
  const signOut = useCallback(() => void run({}).then((answer) => {
    // Still signed in when the call did not get through: a page that pretends otherwise would be left open.
    if (!answer.ok && answer.failure.code !== 'http/not-signed-in') return;
    clearVisit();
    window.location.assign(`${base}/`);
  }), [run, base]);
  return { signOut, failure };
}

function clearVisit(): void {
  try {
    window.sessionStorage.clear();
  } catch {
    return;
  }
}
