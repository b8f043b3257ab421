import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export async function hasSeconded(tx: Tx, proposalId: string, personId: string): Promise<boolean> {
  const rows = await tx`select 1 from proposals_second s where s.proposal_id = ${proposalId} and s.person_id = ${personId}`;
  return rows.length > 0;
}

/** Who stands behind a proposal, in the order in which they came. */
export async function listSecondersOf(tx: Tx, proposalId: string): Promise<PersonId[]> {
  const rows = await tx<{ personId: PersonId }[]>`
    select s.person_id as "personId" from proposals_second s where s.proposal_id = ${proposalId} order by s.seconded_at, s.person_id`;
  return rows.map((row) => row.personId);
}

/** What somebody seconded, newest first. In the reach 'job'. */
export async function listSecondedBy(tx: Tx, personId: string): Promise<{ title: string; secondedAt: Date }[]> {
  return tx<{ title: string; secondedAt: Date }[]>`
    select p.title, s.seconded_at as "secondedAt" from proposals_second s join proposals_proposal p on p.id = s.proposal_id
    where s.person_id = ${personId} order by s.seconded_at desc, p.id`;
}
