import type { Tx } from '#platform/db/tx.ts';

export type CeremonyKind = 'passkey-add' | 'passkey-prove' | 'directory' | 'wechat' | 'wechat-bind';

export type CeremonyRow = {
  readonly tokenHash: string;
  readonly kind: CeremonyKind;
  readonly deviceMark: string;
  /** Whom the browser has already shown to be elsewhere, for the steps that follow; null: nobody yet. */
  readonly subjectIndex: string | null;
  readonly validUntil: Date;
};

export async function insertCeremony(tx: Tx, row: CeremonyRow): Promise<void> {
  await tx`
    insert into accounts_ceremony (token_hash, kind, device_mark, subject_index, valid_until)
    values (${row.tokenHash}, ${row.kind}, ${row.deviceMark}, ${row.subjectIndex}, ${row.validUntil})`;
}

/** Takes the question away and answers it; of two who bring the same answer the second finds nothing. */
export async function takeCeremony(tx: Tx, tokenHash: string): Promise<CeremonyRow | undefined> {
  const [row] = await tx<CeremonyRow[]>`
    delete from accounts_ceremony c where c.token_hash = ${tokenHash}
    returning c.token_hash as "tokenHash", c.kind, c.device_mark as "deviceMark", c.subject_index as "subjectIndex", c.valid_until as "validUntil"`;
  return row;
}
