import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import type { Client } from './client.ts';
import { isRefusal, type ApiFailure } from './failure.ts';
import { createStore, type Store } from './store.ts';

/** What is known of one question. An old answer stays while a new one is fetched, and beside a failure. */
export type Reading<Value> = {
  readonly answer: Value | undefined;
  readonly failure: ApiFailure | undefined;
  readonly isLoading: boolean;
  /** When the answer was seen, if the server could not be asked now (an ISO instant). */
  readonly seenAt?: string | undefined;
};

/** Answers of this visit, in memory only; what outlives it is sealed (kept/seen-answers.ts). */
export type Answers = {
  open<Input, Output>(ref: EndpointRef<Input, Output>, input: Input): Question<Output>;
  /** After a change: what is on a screen is asked again, what is not is forgotten. */
  refreshAll(): void;
  /** At sign-out. */
  forgetAll(): void;
};

export type Question<Output> = {
  readonly store: Store<Reading<Output>>;
  /** Starts a request unless one runs; `anew` starts one anyway, because the running one may be older than a change. */
  load(anew?: boolean): Promise<void>;
  watch(watcher: () => void): () => void;
};

type Entry = { readonly question: Question<unknown>; watchers: number };

const KEPT = 60;

export function createAnswers(client: Client): Answers {
  const entries = new Map<string, Entry>();

  const unwatched = () => [...entries].filter(([, entry]) => entry.watchers === 0);

  return {
    open<Input, Output>(ref: EndpointRef<Input, Output>, input: Input): Question<Output> {
      const name = questionName(ref, input);
      const known = entries.get(name);
      if (known !== undefined) {
        // The name holds endpoint and input, so the question under it has this output. -- the map cannot say so
        return known.question as Question<Output>;
      }
      const question = createQuestion(client, { ref, input }, (by) => {
        entry.watchers += by;
        // Forgotten between the render that opened it and the effect that watches it.
        if (!entries.has(name)) entries.set(name, entry);
      });
      const entry: Entry = { question, watchers: 0 };
      const crowded = entries.size >= KEPT ? unwatched().slice(0, 1) : [];
      for (const [oldest] of crowded) entries.delete(oldest);
      entries.set(name, entry);
      return question;
    },
    refreshAll() {
      for (const [name] of unwatched()) entries.delete(name);
      for (const { question } of entries.values()) void question.load(true);
    },
    forgetAll() {
      entries.clear();
    },
  };
}

export function questionName(ref: EndpointRef<unknown, unknown>, input: unknown): string {
  return `${ref.id} ${JSON.stringify(input)}`;
}

type Asked<Input, Output> = { readonly ref: EndpointRef<Input, Output>; readonly input: Input };

function createQuestion<Input, Output>(
  client: Client, { ref, input }: Asked<Input, Output>, countWatchers: (by: number) => void,
): Question<Output> {
  const store = createStore<Reading<Output>>({ answer: undefined, failure: undefined, isLoading: false });
  let round = 0;
  let running: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    const mine = ++round;
    store.set({ ...store.get(), isLoading: true });
    const answer = await client.call(ref, input);
    if (mine !== round) return;
    running = undefined;
    if (answer.ok) return store.set({ answer: answer.value, failure: undefined, isLoading: false, seenAt: answer.seenAt });
    // What the server now refuses to show must not stay on the screen; a lost network takes nothing away.
    const kept = isRefusal(answer.failure) ? undefined : store.get().answer;
    store.set({ answer: kept, failure: answer.failure, isLoading: false, seenAt: kept === undefined ? undefined : store.get().seenAt });
  };

  return {
    store,
    load: (anew = false) => (running = anew || running === undefined ? load() : running),
    watch(watcher) {
      countWatchers(1);
      const stop = store.subscribe(watcher);
      return () => {
        countWatchers(-1);
        stop();
      };
    },
  };
}
