import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand, type Command } from '#platform/ui/api/use-command.ts';
import { visitMemory } from '#platform/ui/browser-memory.ts';
import { accountsApi } from './accounts-api.ts';

export type SignOut = Pick<Command<object, object>, 'isBusy' | 'failure'> & { readonly signOut: () => Promise<void> };

/** Signs out and leaves the phone as if nobody had been there: answers in memory and unfinished text go too. */
export function useSignOut(): SignOut {
  const { answers } = useConnection();
  const { run, isBusy, failure } = useCommand(accountsApi.signOut);
  const signOut = async (): Promise<void> => {
    const answer = await run({});
    if (!answer.ok) return;
    answers.forgetAll();
    answers.refreshAll();
  };
  return { signOut, isBusy, failure };
}
