import { useEffect, useState, useSyncExternalStore } from 'react';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { questionName, type Reading } from './answers.ts';
import { useConnection } from './client-provider.tsx';
import { createPager, type Pager, type Pages, type PagerOptions } from './pager.ts';

export type ReadOptions = {
  /** False: nothing is asked yet. */
  readonly isReady?: boolean;
  /** For filters and sorting: the former answer stays in view until the new one is there. Never for another case's page. */
  readonly keepsFormer?: boolean;
};

export type Read<Value> = Reading<Value> & { readonly refresh: () => void };

/** Asks when the screen opens, shows what is already known meanwhile, and again after every successful command. */
export function useRead<Input, Output>(
  ref: EndpointRef<Input, Output>, input: Input, { isReady = true, keepsFormer = false }: ReadOptions = {},
): Read<Output> {
  const { answers } = useConnection();
  const question = useOpened(questionName(ref, input), () => answers.open(ref, input));
  const reading = useSyncExternalStore(question.watch, question.store.get);
  const [former, setFormer] = useState(reading.answer);
  if (reading.answer !== undefined && reading.answer !== former) setFormer(reading.answer);

  useEffect(() => {
    if (isReady) void question.load();
  }, [question, isReady]);

  const answer = reading.answer ?? (keepsFormer && reading.failure === undefined ? former : undefined);
  const isLoading = reading.isLoading || (isReady && reading.answer === undefined && reading.failure === undefined);
  return { ...reading, answer, isLoading, refresh: () => void question.load(true) };
}

/** A list that grows by pages; a changed first input begins a new list. */
export function usePages<Input, Page>(options: PagerOptions<Input, Page>): Pages<Page> & Pick<Pager<Page>, 'more' | 'restart'> {
  const { client } = useConnection();
  const pager = useOpened(questionName(options.ref, options.first), () => createPager(client, options));
  const pages = useSyncExternalStore(pager.subscribe, pager.state);
  useEffect(() => {
    void pager.more();
  }, [pager]);
  return { ...pages, more: pager.more, restart: pager.restart };
}

/** Opened once per name: screens write inputs inline, so their content and not their identity says what changed. */
function useOpened<Thing>(name: string, open: () => Thing): Thing {
  const [held, hold] = useState(() => ({ name, thing: open() }));
  if (held.name === name) return held.thing;
  const next = { name, thing: open() };
  hold(next);
  return next.thing;
}
