import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import type { Client } from './client.ts';
import { isRefusal, type Answer, type ApiFailure } from './failure.ts';
import { createStore } from './store.ts';

export type IntentState = { readonly isBusy: boolean; readonly failure: ApiFailure | undefined };

export type Intent<Input, Output> = {
  state(): IntentState;
  subscribe(watcher: () => void): () => void;
  /** Sends; while one is under way, a second press joins it. */
  run(input: Input): Promise<Answer<Output>>;
  /** Sends the last input again; undefined when nothing was sent yet. */
  retry(): Promise<Answer<Output>> | undefined;
  reset(): void;
};

/**
 * One thing a person wants done, however often they press. The key stays until the server has said what became of it:
 * after a lost answer even an edited text goes out under the old key, so the worst case is `http/key-reused`
 * ("your first version has arrived") and never a second appeal.
 */
export function createIntent<Input, Output>(
  client: Client, ref: EndpointRef<Input, Output>, onDone: () => void = () => undefined,
): Intent<Input, Output> {
  const store = createStore<IntentState>({ isBusy: false, failure: undefined });
  let key: string | undefined;
  let running: Promise<Answer<Output>> | undefined;
  let last: { readonly input: Input } | undefined;

  const send = async (input: Input): Promise<Answer<Output>> => {
    key ??= client.newKey();
    last = { input };
    store.set({ isBusy: true, failure: undefined });
    const answer = await client.call(ref, input, { key });
    if (answer.ok || isRefusal(answer.failure)) key = undefined;
    running = undefined;
    store.set({ isBusy: false, failure: answer.ok ? undefined : answer.failure });
    if (answer.ok) onDone();
    return answer;
  };
  const run = (input: Input): Promise<Answer<Output>> => (running ??= send(input));

  return {
    state: store.get,
    subscribe: store.subscribe,
    run,
    retry: () => (last === undefined ? undefined : run(last.input)),
    reset: () => store.set({ ...store.get(), failure: undefined }),
  };
}
