import type { Page } from 'playwright-core';

/** Everything that the page's origin has written to the device, as its bytes read in the three ways text may lie in them. */
export async function rawStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const readings = (bytes: Uint8Array): string => [
      new TextDecoder('utf-8').decode(bytes), new TextDecoder('utf-16le').decode(bytes), new TextDecoder('latin1').decode(bytes),
    ].join('\n');
    const show = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return readings(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return readings(new Uint8Array(value.buffer));
      if (value instanceof CryptoKey) return `key extractable=${value.extractable}`;
      if (typeof value !== 'object' || value === null) return String(value);
      return Object.entries(value).map(([name, one]) => `${name}: ${show(one)}`).join('\n');
    };
    const asked = <Value>(request: IDBRequest<Value>) => new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
    const found: string[] = [show({ ...localStorage }), show({ ...sessionStorage })];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows: unknown[] = await asked(database.transaction(store).objectStore(store).getAll());
        found.push(...rows.map(show));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push(request.url);
    }
    return found.join('\n');
  });
}

/** Writes a text as a careless page would: what the search must find. */
export async function writeInTheOpen(page: Page, text: string): Promise<void> {
  await page.evaluate(async (words) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('zhijia');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not opened'));
    });
    const transaction = database.transaction('items', 'readwrite');
    transaction.objectStore('items').put({ group: 'control', name: 'control', sealed: new TextEncoder().encode(words).buffer });
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    database.close();
  }, text);
}

/** Whether a script in the page, as an attacker's would, can take a key out of the vault. */
export async function canExportKeys(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('zhijia');
      request.onsuccess = () => resolve(request.result);
    });
    const rows = await new Promise<{ key: CryptoKey }[]>((resolve) => {
      const request = database.transaction('groups').objectStore('groups').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    if (rows.length === 0) throw new Error('there is no key to try');
    const tries = await Promise.allSettled(rows.flatMap(({ key }) => [crypto.subtle.exportKey('raw', key), crypto.subtle.exportKey('jwk', key)]));
    return tries.some(({ status }) => status === 'fulfilled');
  });
}
