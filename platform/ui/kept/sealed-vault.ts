import { newIntentKey } from '../api/browser-random.ts';
import { itemsOf, namesFrom, transact, type GroupRow, type ItemRow } from './kept-database.ts';
import { DAY, type Vault, type VaultParts } from './vault.ts';

const ALGORITHM = 'AES-GCM';

/**
 * IndexedDB, everything sealed with AES-256-GCM under the group's key. The key is made with `extractable: false`: the
 * browser keeps and uses it, and no script, ours included, can read it. Group and name are bound to what is sealed, so
 * that nothing can be opened in another's place.
 */
export function createSealedVault(database: IDBDatabase, parts: VaultParts): Vault {
  const { clock } = parts;
  const writeBytes = (group: string, name: string, bytes: Uint8Array) => sealInto(database, parts, { group, name, bytes });
  const readBytes = (group: string, name: string) => openFrom(database, group, name);
  return {
    kind: 'sealed',
    writeBytes,
    readBytes,
    write: (group, name, value) => writeBytes(group, name, new TextEncoder().encode(JSON.stringify(value))),
    async read(group, name) {
      const bytes = await readBytes(group, name);
      return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
    },
    async list(prefix) {
      return await transact<string[]>(database, 'readonly', ({ groups }, answer) => {
        const request = groups.getAllKeys(namesFrom(prefix));
        request.onsuccess = () => answer(request.result.map(String));
      }) ?? [];
    },
    async ensure(group, life) {
      if (await findGroup(database, group) !== undefined) return;
      const key = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt']);
      const row: GroupRow = { group, key, mark: newIntentKey(parts.random), days: life?.days, until: untilOf(parts, life?.days) };
      await transact(database, 'readwrite', ({ groups }) => {
        const request = groups.getKey(group);
        // Another tab may have been quicker; its key is the one that counts.
        request.onsuccess = () => { if (request.result === undefined) groups.put(row); };
      });
    },
    async erase(group, name) {
      await transact(database, 'readwrite', ({ items }) => { items.delete([group, name]); });
    },
    remove: (group) => removeGroups(database, [group]),
    async sweep() {
      const now = clock.now().getTime();
      const rows = await transact<GroupRow[]>(database, 'readonly', ({ groups }, answer) => {
        const request: IDBRequest<GroupRow[]> = groups.getAll();
        request.onsuccess = () => answer(request.result);
      });
      await removeGroups(database, (rows ?? []).filter(({ until }) => until !== undefined && until <= now).map(({ group }) => group));
    },
  };
}

type Piece = { readonly group: string; readonly name: string; readonly bytes: Uint8Array };

async function sealInto(database: IDBDatabase, parts: VaultParts, { group, name, bytes }: Piece): Promise<boolean> {
  const row = await findGroup(database, group);
  if (row === undefined) return false;
  const nonce = new Uint8Array(parts.random.bytes(12));
  const sealed = await crypto.subtle.encrypt(
    { name: ALGORITHM, iv: nonce, additionalData: placeBytes(group, name) }, row.key, new Uint8Array(bytes),
  );
  const isWritten = await transact<boolean>(database, 'readwrite', ({ groups, items }, answer) => {
    const request: IDBRequest<GroupRow | undefined> = groups.get(group);
    request.onsuccess = () => {
      // Removed, or removed and made anew, while it was being sealed.
      if (request.result?.mark !== row.mark) return;
      groups.put({ ...request.result, until: untilOf(parts, request.result.days) });
      items.put({ group, name, nonce, sealed } satisfies ItemRow);
      answer(true);
    };
  });
  return isWritten ?? false;
}

async function openFrom(database: IDBDatabase, group: string, name: string): Promise<Uint8Array | undefined> {
  const row = await findGroup(database, group);
  const item = await transact<ItemRow>(database, 'readonly', ({ items }, answer) => {
    const request: IDBRequest<ItemRow | undefined> = items.get([group, name]);
    request.onsuccess = () => { if (request.result !== undefined) answer(request.result); };
  });
  if (row === undefined || item === undefined) return undefined;
  const { nonce, sealed } = item;
  return crypto.subtle.decrypt({ name: ALGORITHM, iv: nonce, additionalData: placeBytes(group, name) }, row.key, sealed)
    .then((opened) => new Uint8Array(opened), () => undefined);
}

function findGroup(database: IDBDatabase, group: string): Promise<GroupRow | undefined> {
  return transact<GroupRow>(database, 'readonly', ({ groups }, answer) => {
    const request: IDBRequest<GroupRow | undefined> = groups.get(group);
    request.onsuccess = () => { if (request.result !== undefined) answer(request.result); };
  });
}

async function removeGroups(database: IDBDatabase, wanted: readonly string[]): Promise<void> {
  await transact(database, 'readwrite', ({ groups, items }) => {
    for (const group of wanted) {
      groups.delete(group);
      items.delete(itemsOf(group));
    }
  });
}

function untilOf({ clock }: Pick<VaultParts, 'clock'>, days: number | undefined): number | undefined {
  return days === undefined ? undefined : clock.now().getTime() + days * DAY;
}

function placeBytes(group: string, name: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${group}\0${name}`);
}
