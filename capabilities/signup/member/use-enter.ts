import { useState, useSyncExternalStore } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { createIntent } from '#platform/ui/api/command-intent.ts';
import type { Way } from '../wire.ts';
import { signupApi } from './signup-api.ts';

/**
 * Signing up. Unlike other commands it does not ask for everything on the screen again: when thousands press in one second, the
 * answer to the press is all that is needed. A draw has no rush, and its number comes with the entry.
 */
export function useEnter(way: Way) {
  const { client, answers } = useConnection();
  const [intent] = useState(() => createIntent(client, signupApi.enter, way === 'draw' ? answers.refreshAll : undefined));
  const { isBusy, failure } = useSyncExternalStore(intent.subscribe, intent.state);
  return { run: intent.run, isBusy, failure };
}
