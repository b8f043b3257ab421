/** A few small choices kept in the browser. Reading and writing never throw: private windows refuse both. */
export type Memory = {
  read(key: string): string | undefined;
  write(key: string, value: string | undefined): void;
};

/** Kept on this device until cleared: choices such as language and large type, never anything a person wrote. */
export const deviceMemory: Memory = memoryIn(() => globalThis.localStorage);

/** Kept until the tab closes: unfinished text. A shared phone forgets it with the tab. */
export const visitMemory: Memory = memoryIn(() => globalThis.sessionStorage);

/** The storage is fetched each time: where cookies are blocked, even naming it throws. */
export function memoryIn(storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Memory {
  return {
    read(key) {
      try {
        return storage().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      try {
        if (value === undefined) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        return;
      }
    },
  };
}
