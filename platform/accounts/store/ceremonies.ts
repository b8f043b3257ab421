import type { Tx } from '#platform/db/tx.ts';

export type CeremonyKind = 'passkey-add' | 'passkey-prove' | 'directory';

export type CeremonyRow = {
  readonly tokenHash: string;
  readonly kind: CeremonyKind;
  readonly deviceMark: string;
  readonly validUntil: Date;
};

export async function insertCeremony(tx: Tx, row: CeremonyRow): Promise<void> {
  await tx`
    insert into accounts_ceremony (token_hash, kind, device_mark, valid_until)
    values (${row.tokenHash}, ${row.kind}, ${row.deviceMark}, ${row.validUntil})`;
}

/** Takes the question away and answers it; of two who bring the same answer the second finds nothing. */
export async function takeCeremony(tx: Tx, tokenHash: string): Promise<CeremonyRow | undefined> {
  const [row] = await tx<CeremonyRow[]>`
    delete from accounts_ceremony c where c.token_hash = ${tokenHash}
    returning c.token_hash as "tokenHash", c.kind, c.device_mark as "deviceMark", c.valid_until as "validUntil"`;
  return row;
}
