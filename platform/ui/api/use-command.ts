import { useMemo, useState, useSyncExternalStore } from 'react';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import type { InputIssue } from '#platform/kernel/app-error.ts';
import { useConnection } from './client-provider.tsx';
import { createIntent, type Intent } from './command-intent.ts';
import { issuesByPath, type ApiFailure } from './failure.ts';

export type Command<Input, Output> = Pick<Intent<Input, Output>, 'run' | 'retry' | 'reset'> & {
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  /** What is wrong with the input, by field path ('text', 'photos.0'). */
  readonly issues: ReadonlyMap<string, InputIssue>;
};

/**
 * One command of a screen. `run` keeps its idempotency key until the server has answered; pressing twice sends once.
 * After success every answer on the screen is asked again.
 */
export function useCommand<Input, Output>(ref: EndpointRef<Input, Output>): Command<Input, Output> {
  const { client, answers } = useConnection();
  const [intent] = useState(() => createIntent(client, ref, answers.refreshAll));
  const { isBusy, failure } = useSyncExternalStore(intent.subscribe, intent.state);
  const issues = useMemo(() => issuesByPath(failure), [failure]);
  return { run: intent.run, retry: intent.retry, reset: intent.reset, isBusy, failure, issues };
}
