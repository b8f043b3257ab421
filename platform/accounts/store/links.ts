import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

const LINK_PURPOSES = ['officer-start', 'officer-recovery', 'officer-recovery-reset', 'demo'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export type LinkRow = {
  readonly tokenHash: string;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  readonly validUntil: Date;
  readonly usedAt: Date | null;
};

export async function insertLink(tx: Tx, link: Omit<LinkRow, 'usedAt'>): Promise<void> {
  await tx`
    insert into accounts_link (token_hash, person_id, purpose, valid_until)
    values (${link.tokenHash}, ${link.personId}, ${link.purpose}, ${link.validUntil})`;
}

/** Locked: two clicks at the same moment are judged one after the other. */
export async function lockLink(tx: Tx, tokenHash: string): Promise<LinkRow | undefined> {
  const [row] = await tx<LinkRow[]>`
    select l.token_hash as "tokenHash", l.person_id as "personId", l.purpose, l.valid_until as "validUntil",
           l.used_at as "usedAt"
    from accounts_link l where l.token_hash = ${tokenHash} for update`;
  return row;
}

export async function spendLink(tx: Tx, tokenHash: string, now: Date): Promise<void> {
  await tx`update accounts_link l set used_at = ${now} where l.token_hash = ${tokenHash}`;
}

export async function voidLinksOf(tx: Tx, personId: string): Promise<void> {
  await tx`delete from accounts_link l where l.person_id = ${personId} and l.used_at is null`;
}
