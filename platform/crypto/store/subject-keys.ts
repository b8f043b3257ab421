import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import type { Tx } from '#platform/db/tx.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';
import type { Keyring } from '../keyring.ts';
import type { SubjectKey } from '../seal.ts';

/** The keys of several owners; an owner whose key was destroyed is simply not in the map. */
export type SubjectKeys = ReadonlyMap<string, SubjectKey>;

const NONCE = 12;
const TAG = 16;

/** Loads the keys that exist. Missing ones mean: forgotten. */
export async function loadKeys(tx: Tx, keyring: Keyring, owners: readonly string[]): Promise<SubjectKeys> {
  if (owners.length === 0) return new Map();
  const rows = await tx<{ owner_id: string; wrapped: Buffer }[]>`
    select k.owner_id, k.wrapped from crypto_key k where k.owner_id = any(${[...new Set(owners)]}::uuid[])`;
  return new Map(rows.map((row) => [row.owner_id, { owner: row.owner_id, bytes: unwrap(keyring, row) }]));
}

/**
 * Loads the keys and makes the ones that do not exist yet. Two transactions that meet at the same new owner
 * agree on one key: the loser's insert does nothing and the key is read again.
 */
export async function ensureKeys(
  tx: Tx, keyring: Keyring, source: { clock: Clock; random: Random }, owners: readonly string[],
): Promise<SubjectKeys> {
  // Always in one order: two requests with the same new owners never wait for each other in a ring.
  const wanted = [...new Set(owners)].sort();
  const known = await loadKeys(tx, keyring, wanted);
  const missing = wanted.filter((owner) => !known.has(owner));
  if (missing.length === 0) return known;
  const made = missing.map((owner) => {
    const bytes = Buffer.from(source.random.bytes(32));
    return { owner, bytes, wrapped: wrap(keyring, owner, bytes, source.random) };
  });
  const rows = await tx<{ owner: string }[]>`
    insert into crypto_key (owner_id, keyring_id, wrapped, created_at)
    select u.owner, ${keyring.id}, decode(u.wrapped, 'base64'), ${source.clock.now()}
    from unnest(${missing}::uuid[], ${made.map(({ wrapped }) => wrapped.toString('base64'))}::text[]) as u(owner, wrapped)
    on conflict (owner_id) do nothing returning owner_id as owner`;
  if (rows.length < missing.length) return loadKeys(tx, keyring, wanted);
  return new Map([...known, ...made.map(({ owner, bytes }): [string, SubjectKey] => [owner, { owner, bytes }])]);
}

/** Forgetting: without its key nothing that the owner's events sealed can ever be read again. */
export async function destroyKey(tx: Tx, owner: string): Promise<void> {
  await tx`delete from crypto_key k where k.owner_id = ${owner}`;
}

/** Whether this database has ever been opened with a keyring; only one that has not may be given a new one. */
export async function hasKeyring(tx: Tx): Promise<boolean> {
  const rows = await tx`select 1 from crypto_keyring r limit 1`;
  return rows.length > 0;
}

/** Ties database and keyring together; throws when this database was begun with another keyring. */
export async function checkKeyring(tx: Tx, keyring: Keyring, now: Date): Promise<void> {
  const rows = await tx<{ id: string }[]>`select r.id from crypto_keyring r`;
  if (rows.length === 0) {
    await tx`insert into crypto_keyring (id, added_at) values (${keyring.id}, ${now}) on conflict do nothing`;
  } else if (!rows.some((row) => row.id === keyring.id)) {
    throw new Error(`this database was made with keyring ${rows[0]?.id}, not ${keyring.id}`);
  }
}

function wrap(keyring: Keyring, owner: string, bytes: Buffer, random: Random): Buffer {
  const nonce = random.bytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(keyring.wrapping), nonce);
  cipher.setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(keyring: Keyring, row: { owner_id: string; wrapped: Buffer }): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(keyring.wrapping), row.wrapped.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(row.owner_id));
  decipher.setAuthTag(row.wrapped.subarray(row.wrapped.length - TAG));
  return Buffer.concat([decipher.update(row.wrapped.subarray(NONCE, row.wrapped.length - TAG)), decipher.final()]);
}
