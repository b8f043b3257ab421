import { useEffect, useSyncExternalStore } from 'react';
import { shiftInstant, systemClock, toInstant } from '#platform/kernel/clock.ts';
import type { DoorKeeper, DoorView } from './door-keeper.ts';
import { FINAL } from './sync-state.ts';

const EVERY_MS = 30_000;

/** What the door knows, told to the house at once, when a network comes back, and every half minute. */
export function useDoor(keeper: DoorKeeper): DoorView {
  const view = useSyncExternalStore(keeper.view.listen, keeper.view.get);
  const isFinal = view.failure !== undefined && FINAL.includes(view.failure);
  useEffect(() => {
    const sync = () => { if (!isFinal) void keeper.sync(); };
    sync();
    const timer = setInterval(sync, EVERY_MS);
    window.addEventListener('online', sync);
    return () => { clearInterval(timer); window.removeEventListener('online', sync); };
  }, [keeper, isFinal]);
  return view;
}

export function asDate(ms: number): Date {
  return shiftInstant(toInstant('1970-01-01T00:00:00Z'), ms);
}

/** For what changes with time alone: asked anew at each drawing. */
export function deviceNowMs(): number {
  return systemClock.now().getTime();
}
