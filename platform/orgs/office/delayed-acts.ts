import { createStore, type Store } from '#platform/ui/api/store.ts';

/** Something that will be done in a few seconds unless it is taken back. */
export type DelayedAct = { readonly id: string; readonly text: string; readonly run: () => void };

export type DelayedActs = {
  readonly waiting: Store<readonly DelayedAct[]>;
  /** The same id twice is one act. */
  readonly begin: (act: DelayedAct) => void;
  readonly takeBack: (id: string) => void;
  /** While somebody reads or holds the offer to take back, its time stands still. */
  readonly hold: (isHeld: boolean) => void;
  /** One second has passed. */
  readonly tick: () => void;
};

export const DELAY_SECONDS = 8;

/** Asking "are you sure?" trains people to say yes; waiting a moment lets them see what they did and undo it. */
export function createDelayedActs(seconds = DELAY_SECONDS): DelayedActs {
  const waiting = createStore<readonly DelayedAct[]>([]);
  const left = new Map<string, number>();
  let isHeld = false;
  const remove = (id: string): void => {
    left.delete(id);
    waiting.set(waiting.get().filter((act) => act.id !== id));
  };
  return {
    waiting,
    begin(act) {
      if (left.has(act.id)) return;
      left.set(act.id, seconds);
      waiting.set([...waiting.get(), act]);
    },
    takeBack: remove,
    hold(next) { isHeld = next; },
    tick() {
      if (isHeld) return;
      for (const act of waiting.get()) {
        const remaining = (left.get(act.id) ?? 0) - 1;
        if (remaining > 0) left.set(act.id, remaining);
        else {
          remove(act.id);
          act.run();
        }
      }
    },
  };
}
