/** A value that changes and tells its watchers; the shape React's useSyncExternalStore reads. */
export type Store<State> = {
  get(): State;
  set(state: State): void;
  subscribe(watcher: () => void): () => void;
};

export function createStore<State>(first: State): Store<State> {
  const watchers = new Set<() => void>();
  let current = first;
  return {
    get: () => current,
    set(state) {
      current = state;
      for (const watcher of [...watchers]) watcher();
    },
    subscribe(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
