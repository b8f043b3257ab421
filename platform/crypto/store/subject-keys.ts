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
  const rows = await tx<WrappedKey[]>`
    select k.owner_id, k.wrapped from crypto_key k where k.owner_id = any(${[...new Set(owners)]}::uuid[])`;
  return unwrapAll(keyring, rows);
}

/**
 * The same for whoever is about to seal: the keys stay until the transaction ends. Forgetting waits for it, so that what it
 * empties is everything, and its event stands behind every event that was sealed before.
 */
async function holdKeys(tx: Tx, keyring: Keyring, owners: readonly string[]): Promise<SubjectKeys> {
  const rows = await tx<WrappedKey[]>`
    select k.owner_id, k.wrapped from crypto_key k where k.owner_id = any(${[...owners]}::uuid[]) order by k.owner_id for key share`;
  return unwrapAll(keyring, rows);
}

type WrappedKey = { readonly owner_id: string; readonly wrapped: Buffer };

function unwrapAll(keyring: Keyring, rows: readonly WrappedKey[]): SubjectKeys {
  return new Map(rows.map((row) => [row.owner_id, { owner: row.owner_id, bytes: unwrap(keyring, row) }]));
}

/**
 * Loads the keys and makes the ones that do not exist yet. Two transactions that meet at the same new owner
 * agree on one key: the loser's insert does nothing and the key is read again. Whoever was forgotten has none.
 */
export async function ensureKeys(
  tx: Tx, keyring: Keyring, source: { clock: Clock; random: Random }, owners: readonly string[],
): Promise<SubjectKeys> {
  // Always in one order: two requests with the same new owners never wait for each other in a ring.
  const wanted = [...new Set(owners)].sort();
  if (wanted.length === 0) return new Map();
  const known = await holdKeys(tx, keyring, wanted);
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
    where not exists (select from crypto_forgotten f where f.owner_id = u.owner)
    on conflict (owner_id) do nothing returning owner_id as owner`;
  if (rows.length < missing.length) return holdKeys(tx, keyring, wanted);
  return new Map([...known, ...made.map(({ owner, bytes }): [string, SubjectKey] => [owner, { owner, bytes }])]);
}

/** Forgetting: without its key nothing that the owner's events sealed can ever be read again. */
export async function destroyKey(tx: Tx, owner: string): Promise<void> {
  await destroyKeys(tx, [owner]);
}

export async function destroyKeys(tx: Tx, owners: readonly string[]): Promise<void> {
  await tx`delete from crypto_key k where k.owner_id = any(${[...owners]}::uuid[])`;
}

/** Waits for everybody who seals with this key just now and keeps others from beginning; false when it is not there. */
export async function holdKeyAlone(tx: Tx, owner: string): Promise<boolean> {
  const rows = await tx`select k.owner_id from crypto_key k where k.owner_id = ${owner} for update`;
  return rows.length > 0;
}

/** Destroys the keys for good: nobody is given a new one. For apply, in the reach 'replay'. */
export async function forgetKeys(tx: Tx, forgotten: readonly { readonly owner: string; readonly at: Date }[]): Promise<void> {
  await tx`
    insert into crypto_forgotten (owner_id, forgotten_at)
    select u.owner, u.at from unnest(${forgotten.map((one) => one.owner)}::uuid[], ${forgotten.map((one) => one.at.toISOString())}::timestamptz[]) as u(owner, at)
    on conflict (owner_id) do nothing`;
  await destroyKeys(tx, forgotten.map((one) => one.owner));
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
