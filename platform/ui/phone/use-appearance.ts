import { useSyncExternalStore } from 'react';
import { createStore } from '../api/store.ts';
import { chosenAppearance, rememberAppearance, showAppearance, type Appearance } from './appearance.ts';

const appearance = createStore<Appearance>(chosenAppearance());

/** The chosen look and the way to change it; every place that shows the choice changes with it. */
export function useAppearance(): readonly [Appearance, (next: Appearance) => void] {
  const current = useSyncExternalStore(appearance.subscribe, appearance.get);
  return [current, choose];
}

function choose(next: Appearance): void {
  rememberAppearance(next);
  showAppearance(document.documentElement, next);
  appearance.set(next);
}
