import { useCallback, useEffect, useState } from 'react';
import { visitMemory, type Memory } from '../browser-memory.ts';

export type Draft<Value> = {
  readonly value: Value;
  readonly set: (change: Partial<Value>) => void;
  /** After sending: nothing of it stays on the device. */
  readonly clear: () => void;
};

/**
 * What a person is writing, kept over a reload, a call or a crash of the page, and gone with the tab: a shared phone
 * must not show it to the next person. `empty` is a constant of the screen; `isDraft` refuses what an older version
 * of it may have left.
 */
export function useDraft<Value extends object>(
  name: string, empty: Value, isDraft: (held: unknown) => held is Value, memory: Memory = visitMemory,
): Draft<Value> {
  const [value, setValue] = useState(() => readDraft(name, isDraft, memory) ?? empty);
  useEffect(() => {
    memory.write(draftKey(name), value === empty ? undefined : JSON.stringify(value));
  }, [name, value, empty, memory]);
  const set = useCallback((change: Partial<Value>) => setValue((before) => ({ ...before, ...change })), []);
  const clear = useCallback(() => {
    // At once, not by the effect: the screen that sends usually leaves in the same breath and no effect runs any more.
    memory.write(draftKey(name), undefined);
    setValue(empty);
  }, [name, empty, memory]);
  return { value, set, clear };
}

export function readDraft<Value>(name: string, isDraft: (held: unknown) => held is Value, memory: Memory): Value | undefined {
  try {
    const held: unknown = JSON.parse(memory.read(draftKey(name)) ?? 'null');
    return isDraft(held) ? held : undefined;
  } catch {
    return undefined;
  }
}

function draftKey(name: string): string {
  return `zhijia.draft.${name}`;
}
