import type { Sealed } from '#platform/contract/event.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type CredentialRow = {
  readonly personId: PersonId;
  readonly signInName: string | null;
  readonly passwordHash: string | null;
  readonly totpSealed: Sealed | null;
  readonly totpPending: Sealed | null;
  readonly totpLastStep: number | null;
  readonly disabledAt: Date | null;
  readonly passwordSetAt: Date | null;
  readonly hasPasskey: boolean;
};

const columns = (tx: Tx) => tx`
  c.person_id as "personId", c.sign_in_name as "signInName", c.password_hash as "passwordHash",
  c.totp_sealed as "totpSealed", c.totp_pending as "totpPending", c.totp_last_step as "totpLastStep",
  c.disabled_at as "disabledAt", c.password_set_at as "passwordSetAt",
  exists (select from accounts_passkey k where k.person_id = c.person_id) as "hasPasskey"`;

export async function findCredentialByName(tx: Tx, signInName: string): Promise<CredentialRow | undefined> {
  const [row] = await tx<CredentialRow[]>`
    select ${columns(tx)} from accounts_credential c where c.sign_in_name = ${signInName}`;
  return row;
}

export async function findCredential(tx: Tx, personId: string): Promise<CredentialRow | undefined> {
  const [row] = await tx<CredentialRow[]>`select ${columns(tx)} from accounts_credential c where c.person_id = ${personId}`;
  return row;
}

/** The person's row, made if need be and locked. Sign-in and disabling both take it first (SE-2). */
export async function lockCredential(tx: Tx, personId: string): Promise<CredentialRow> {
  await tx`insert into accounts_credential (person_id) values (${personId}) on conflict (person_id) do nothing`;
  const [row] = await tx<CredentialRow[]>`
    select ${columns(tx)} from accounts_credential c where c.person_id = ${personId} for update`;
  if (row === undefined) throw new TypeError('a credential outside the reach of this transaction');
  return row;
}

/** Sets name and password and opens a closed account again; false when the name belongs to somebody else. */
export async function setPassword(
  tx: Tx, wanted: { readonly personId: string; readonly signInName: string; readonly passwordHash: string; readonly now?: Date },
): Promise<boolean> {
  try {
    await tx`
      update accounts_credential c
      set sign_in_name = ${wanted.signInName}, password_hash = ${wanted.passwordHash}, disabled_at = null, password_set_at = ${wanted.now ?? null}
      where c.person_id = ${wanted.personId}`;
    return true;
  } catch (error) {
    if (violatedConstraint(error) === 'accounts_credential_sign_in_name_key') return false;
    throw error;
  }
}

/** For a lost phone: the account is one with a password alone again. */
export async function removeTotp(tx: Tx, personId: string): Promise<void> {
  await tx`update accounts_credential c set totp_sealed = null, totp_pending = null, totp_last_step = null where c.person_id = ${personId}`;
}

/** Another hash of the same password, or with `setAt` a changed one. */
export async function savePasswordHash(tx: Tx, personId: string, passwordHash: string, setAt: Date | null = null): Promise<void> {
  await tx`
    update accounts_credential c set password_hash = ${passwordHash}, password_set_at = coalesce(${setAt}::timestamptz, c.password_set_at)
    where c.person_id = ${personId}`;
}

/** SE-4: of any number of processes with the same code exactly one gets true. */
export async function acceptTotpStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const rows = await tx`
    update accounts_credential c set totp_last_step = ${step}
    where c.person_id = ${personId} and (c.totp_last_step is null or c.totp_last_step < ${step}) returning c.person_id`;
  return rows.length > 0;
}

export async function savePendingTotp(tx: Tx, personId: string, sealed: Sealed): Promise<void> {
  await tx`update accounts_credential c set totp_pending = ${sealed} where c.person_id = ${personId}`;
}

/** The pending secret becomes the second factor; the code that confirmed it is used up. */
export async function activateTotp(tx: Tx, personId: string, step: number): Promise<void> {
  await tx`
    update accounts_credential c set totp_sealed = c.totp_pending, totp_pending = null, totp_last_step = ${step}
    where c.person_id = ${personId}`;
}

export async function disableCredential(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx`update accounts_credential c set disabled_at = ${now} where c.person_id = ${personId}`;
}
