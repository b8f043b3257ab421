import { useEffect, useRef, useState } from 'react';
import { useOutbox } from './outbox-provider.tsx';

export type KeptDraft<Value> = {
  readonly value: Value;
  readonly set: (change: Partial<Value>) => void;
  /** After sending, or because somebody wants it: nothing of it stays on the device. */
  readonly clear: () => Promise<void>;
  /** False until the device has been read: a form that is shown before would lose what is typed. */
  readonly isReady: boolean;
  readonly keeping: 'sealed' | 'tab';
};

const DAYS = 7;
const NAME = 'form';

/**
 * What a person is writing, sealed on the device for a week: reading an SMS or fetching a document means leaving the page.
 * `owner` is who is signed in: the next person on a shared phone is shown nothing of it.
 */
export function useKeptDraft<Value extends object>(
  { group, owner, empty, isDraft }: { group: string; owner: string; empty: Value; isDraft: (held: unknown) => held is Value },
): KeptDraft<Value> {
  const { vault } = useOutbox();
  const place = `draft.${group}`;
  const [value, setValue] = useState(empty);
  // Two changes of one press build upon each other, not both on what was drawn last.
  const newest = useRef(empty);
  const [isReady, setReady] = useState(false);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const check = useRef(isDraft);

  useEffect(() => {
    let isGone = false;
    const open = async (): Promise<void> => {
      const held = await vault.read(place, NAME).catch(() => undefined);
      if (isGone) return;
      if (isOwned(held, owner) && check.current(held.value)) {
        newest.current = held.value;
        setValue(held.value);
      }
      setReady(true);
    };
    void open();
    return () => { isGone = true; };
  }, [vault, place, owner]);

  const set = (change: Partial<Value>): void => {
    const next = { ...newest.current, ...change };
    newest.current = next;
    setValue(next);
    // One after the other: the last letter typed must also be the last one written.
    last.current = last.current.then(async () => {
      await vault.ensure(place, { days: DAYS });
      await vault.write(place, NAME, { owner, value: next });
    }).catch(() => undefined);
  };
  const clear = async (): Promise<void> => {
    await last.current;
    await vault.remove(place).catch(() => undefined);
    newest.current = empty;
    setValue(empty);
  };
  return { value, set, clear, isReady, keeping: vault.kind };
}

function isOwned(held: unknown, owner: string): held is { readonly value: unknown } {
  return typeof held === 'object' && held !== null && Reflect.get(held, 'owner') === owner;
}
