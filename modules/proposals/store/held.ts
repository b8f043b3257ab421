import type { Tx } from '#platform/db/tx.ts';

/** A title is what somebody wrote, whatever it was meant for; reason, suggestion and answer go with the key. */
export async function emptyProposals(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`update proposals_proposal p set title = '' where p.person_id = any(${[...people]}::uuid[])`;
}

/** The proposal keeps how many stood behind it. */
export async function removeSeconds(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`delete from proposals_second s where s.person_id = any(${[...people]}::uuid[])`;
}
