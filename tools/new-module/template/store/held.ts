import type { Tx } from '#platform/db/tx.ts';

/** A title is what somebody wrote, whatever it was meant for; text and answer go with the key. */
export async function emptyEntries(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`update example_service_entry e set title = '' where e.person_id = any(${[...people]}::uuid[])`;
}
