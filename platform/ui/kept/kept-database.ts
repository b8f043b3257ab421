const NAME = 'zhijia';
const VERSION = 1;

/** One group and its key. `mark` tells it from a later group of the same name; `until` in milliseconds, absent for what stays. */
export type GroupRow = {
  readonly group: string; readonly key: CryptoKey; readonly mark: string;
  readonly days: number | undefined; readonly until: number | undefined;
};
export type ItemRow = { readonly group: string; readonly name: string; readonly nonce: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer };

/** @throws DOMException where the browser has no IndexedDB or refuses it to this page */
export function openKeptDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('groups', { keyPath: 'group' });
      request.result.createObjectStore('items', { keyPath: ['group', 'name'] });
    };
    request.onerror = () => reject(request.error ?? new Error('no database'));
    request.onblocked = () => reject(new Error('another version of the page holds the database'));
    request.onsuccess = () => {
      // A newer page must be able to change the shape; this one is reloaded with it.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

export type Stores = { readonly groups: IDBObjectStore; readonly items: IDBObjectStore };

/**
 * Runs one transaction over both stores and settles when it is on the disk. `work` asks and chains its requests at once:
 * a transaction ends by itself as soon as nothing is asked of it.
 */
export function transact<Value>(
  database: IDBDatabase, mode: 'readonly' | 'readwrite', work: (stores: Stores, answer: (value: Value) => void) => void,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['groups', 'items'], mode);
    let answered: Value | undefined;
    transaction.oncomplete = () => resolve(answered);
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave up writing'));
    work(
      { groups: transaction.objectStore('groups'), items: transaction.objectStore('items') },
      (value) => { answered = value; },
    );
  });
}

/** Every name that begins with `prefix`, of groups or, as the second part of the key, of a group's items. */
export function namesFrom(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

export function itemsOf(group: string): IDBKeyRange {
  return IDBKeyRange.bound([group], [group, []]);
}
