import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import type { Client } from './client.ts';
import type { ApiFailure } from './failure.ts';
import { createStore } from './store.ts';

export type Pages<Page> = {
  readonly pages: readonly Page[];
  readonly failure: ApiFailure | undefined;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
};

export type Pager<Page> = {
  state(): Pages<Page>;
  subscribe(watcher: () => void): () => void;
  /** The next page, or the first; does nothing while one is on its way or none is left. */
  more(): Promise<void>;
  /** Begins again at the first page; what is shown stays until it is there. */
  restart(): Promise<void>;
};

export type PagerOptions<Input, Page> = {
  readonly ref: EndpointRef<Input, Page>;
  readonly first: Input;
  /** The input for the page after this one; undefined at the end. */
  readonly next: (page: Page) => Input | undefined;
};

/** A list that grows by pages. Each page is asked for by what the last one said, so nothing is skipped or shown twice. */
export function createPager<Input, Page>(client: Client, { ref, first, next }: PagerOptions<Input, Page>): Pager<Page> {
  const store = createStore<Pages<Page>>({ pages: [], failure: undefined, isLoading: false, hasMore: true });
  let round = 0;

  const load = async (input: Input, before: readonly Page[]): Promise<void> => {
    const mine = ++round;
    store.set({ ...store.get(), isLoading: true });
    const answer = await client.call(ref, input);
    if (mine !== round) return;
    if (!answer.ok) return store.set({ ...store.get(), failure: answer.failure, isLoading: false });
    const pages = [...before, answer.value];
    store.set({ pages, failure: undefined, isLoading: false, hasMore: next(answer.value) !== undefined });
  };

  return {
    state: store.get,
    subscribe: store.subscribe,
    async more() {
      const { pages, isLoading } = store.get();
      const last = pages.at(-1);
      const input = last === undefined ? first : next(last);
      if (!isLoading && input !== undefined) await load(input, pages);
    },
    restart: () => load(first, []),
  };
}
