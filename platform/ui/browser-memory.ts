/** A few small choices kept in the browser. Reading and writing never throw: private windows refuse both. */
export type Memory = {
  read(key: string): string | undefined;
  write(key: string, value: string | undefined): void;
};

/** Kept on this device until cleared: choices such as language and large type, never anything a person wrote (that is kept/). */
export const deviceMemory: Memory = memoryIn(() => globalThis.localStorage);

/** Kept until the tab closes: unfinished text. A shared phone forgets it with the tab. */
export const visitMemory: Memory = memoryIn(() => globalThis.sessionStorage);

/**
 * The storage is fetched each time: where cookies are blocked, even naming it throws. What it does not take is kept for
 * as long as the page is open.
 */
export function memoryIn(storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Memory {
  const spare = new Map<string, string>();
  return {
    read(key) {
      try {
        return storage().getItem(key) ?? spare.get(key);
      } catch {
        return spare.get(key);
      }
    },
    write(key, value) {
      spare.delete(key);
      try {
        if (value === undefined) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        if (value !== undefined) spare.set(key, value);
      }
    },
  };
}
