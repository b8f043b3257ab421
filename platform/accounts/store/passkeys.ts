import { violatedConstraint } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type PasskeyRow = {
  /** base64url, as WebAuthn names it. */
  readonly credentialId: string;
  readonly personId: PersonId;
  /** COSE. */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly isSynced: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

const columns = (tx: Tx) => tx`
  k.credential_id as "credentialId", k.person_id as "personId", k.public_key as "publicKey", k.counter::float8 as counter, k.transports,
  k.is_synced as "isSynced", k.name, k.created_at as "createdAt", k.last_used_at as "lastUsedAt"`;

export async function listPasskeysOf(tx: Tx, personId: string): Promise<PasskeyRow[]> {
  return tx<PasskeyRow[]>`select ${columns(tx)} from accounts_passkey k where k.person_id = ${personId} order by k.created_at, k.credential_id`;
}

/** Locked: two answers of one key are judged one after the other, each against the other's counter. */
export async function lockPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | undefined> {
  const [row] = await tx<PasskeyRow[]>`select ${columns(tx)} from accounts_passkey k where k.credential_id = ${credentialId} for update`;
  return row;
}

/** False when somebody has this key already. */
export async function insertPasskey(tx: Tx, row: Omit<PasskeyRow, 'lastUsedAt'>): Promise<boolean> {
  try {
    await tx`
      insert into accounts_passkey (credential_id, person_id, public_key, counter, transports, is_synced, name, created_at)
      values (${row.credentialId}, ${row.personId}, ${Buffer.from(row.publicKey)}, ${row.counter}, ${[...row.transports]}, ${row.isSynced},
              ${row.name}, ${row.createdAt})`;
    return true;
  } catch (error) {
    if (violatedConstraint(error) === 'accounts_passkey_pkey') return false;
    throw error;
  }
}

export async function notePasskeyUse(tx: Tx, credentialId: string, use: { readonly counter: number; readonly now: Date }): Promise<void> {
  await tx`
    update accounts_passkey k set counter = ${use.counter}, last_used_at = ${use.now} where k.credential_id = ${credentialId}`;
}

/** False when the person has no such key; the same for removing one. */
export async function renamePasskeyOf(tx: Tx, personId: string, key: { readonly credentialId: string; readonly name: string }): Promise<boolean> {
  const rows = await tx`
    update accounts_passkey k set name = ${key.name}
    where k.credential_id = ${key.credentialId} and k.person_id = ${personId} returning k.credential_id`;
  return rows.length > 0;
}

export async function removePasskeyOf(tx: Tx, personId: string, credentialId: string): Promise<boolean> {
  const rows = await tx`
    delete from accounts_passkey k where k.credential_id = ${credentialId} and k.person_id = ${personId} returning k.credential_id`;
  return rows.length > 0;
}

export async function removePasskeysOf(tx: Tx, personId: string): Promise<void> {
  await tx`delete from accounts_passkey k where k.person_id = ${personId}`;
}
