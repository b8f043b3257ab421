import { useLayoutEffect, useSyncExternalStore } from 'react';
import { createStore, type Store } from '../api/store.ts';

type State<Value> = { readonly kind: 'coming' } | { readonly kind: 'here'; readonly value: Value } | { readonly kind: 'lost'; readonly error: unknown };

/** Something that comes over the line once, when it is first shown: the code of a page, the sentences of a module. */
export type Arrival<Value> = { readonly state: Store<State<Value>>; begin(): void };

export function createArrival<Value>(load: () => Promise<Value>): Arrival<Value> {
  const state = createStore<State<Value>>({ kind: 'coming' });
  let isBegun = false;
  return {
    state,
    begin() {
      if (isBegun) return;
      isBegun = true;
      load().then((value) => state.set({ kind: 'here', value }), (error: unknown) => state.set({ kind: 'lost', error }));
    },
  };
}

/**
 * The value as soon as it is here, undefined until then; throws what the loading failed with, and the page
 * says so and offers to load itself again. Not `lazy` and not `use`:
 * after the sign of waiting React holds the real thing back for 300 ms, and on these pages it is here in ten.
 */
export function useArrival<Value>(arrival: Arrival<Value>): Value | undefined {
  const state = useSyncExternalStore(arrival.state.subscribe, arrival.state.get);
  useLayoutEffect(() => { arrival.begin(); }, [arrival]);
  if (state.kind === 'lost') throw state.error;
  return state.kind === 'here' ? state.value : undefined;
}
