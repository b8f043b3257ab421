import type { Sealed } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type PairingRow = {
  readonly id: string;
  readonly personId: PersonId;
  readonly validUntil: Date;
  readonly deviceMark: string | null;
  readonly agent: string | null;
  readonly networkSealed: Sealed | null;
  readonly number: number | null;
  readonly choices: readonly number[] | null;
  readonly confirmedAt: Date | null;
};

export type Claim = {
  readonly claimHash: string; readonly deviceMark: string; readonly agent: string; readonly networkSealed: Sealed | null;
  readonly number: number; readonly choices: readonly number[];
};

const columns = (tx: Tx) => tx`
  p.id, p.person_id as "personId", p.valid_until as "validUntil", p.device_mark as "deviceMark", p.agent, p.network_sealed as "networkSealed",
  p.number, p.choices, p.confirmed_at as "confirmedAt"`;

/** Takes the place of the person's earlier one. False when somebody else's lives under the same digits. */
export async function offerPairing(
  tx: Tx, row: Pick<PairingRow, 'id' | 'personId' | 'validUntil'> & { readonly codeDigest: string; readonly now: Date },
): Promise<boolean> {
  await tx`delete from accounts_pairing p where p.person_id = ${row.personId} or (p.code_digest = ${row.codeDigest} and p.valid_until <= ${row.now})`;
  const rows = await tx`
    insert into accounts_pairing (id, person_id, code_digest, valid_until)
    values (${row.id}, ${row.personId}, ${row.codeDigest}, ${row.validUntil}) on conflict do nothing returning id`;
  return rows.length > 0;
}

/** Locked: of two devices that type the same digits one claims. Only what nobody has claimed yet. */
export async function lockOffered(tx: Tx, codeDigest: string, now: Date): Promise<PairingRow | undefined> {
  const [row] = await tx<PairingRow[]>`
    select ${columns(tx)} from accounts_pairing p
    where p.code_digest = ${codeDigest} and p.claim_hash is null and p.valid_until > ${now} for update`;
  return row;
}

export async function saveClaim(tx: Tx, id: string, claim: Claim): Promise<void> {
  await tx`
    update accounts_pairing p set claim_hash = ${claim.claimHash}, device_mark = ${claim.deviceMark}, agent = ${claim.agent},
      network_sealed = ${claim.networkSealed}, number = ${claim.number}, choices = ${[...claim.choices]}::smallint[]
    where p.id = ${id}`;
}

export async function lockClaimed(tx: Tx, claimHash: string, now: Date): Promise<PairingRow | undefined> {
  const [row] = await tx<PairingRow[]>`
    select ${columns(tx)} from accounts_pairing p where p.claim_hash = ${claimHash} and p.valid_until > ${now} for update`;
  return row;
}

export async function findOwnPairing(tx: Tx, own: { readonly id: string; readonly personId: string; readonly now: Date }): Promise<PairingRow | undefined> {
  const [row] = await tx<PairingRow[]>`
    select ${columns(tx)} from accounts_pairing p where p.id = ${own.id} and p.person_id = ${own.personId} and p.valid_until > ${own.now}`;
  return row;
}

/** True for exactly one number, once, and only after a claim. */
export async function confirmPairing(
  tx: Tx, picked: { readonly id: string; readonly personId: string; readonly number: number; readonly now: Date },
): Promise<boolean> {
  const rows = await tx`
    update accounts_pairing p set confirmed_at = ${picked.now}
    where p.id = ${picked.id} and p.person_id = ${picked.personId} and p.number = ${picked.number} and p.confirmed_at is null
      and p.valid_until > ${picked.now} returning p.id`;
  return rows.length > 0;
}

export async function removePairing(tx: Tx, own: { readonly id: string; readonly personId: string }): Promise<void> {
  await tx`delete from accounts_pairing p where p.id = ${own.id} and p.person_id = ${own.personId}`;
}
