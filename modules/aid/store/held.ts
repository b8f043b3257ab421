import type { Tx } from '#platform/db/tx.ts';

/**
 * Name and seals go with the key, and an open file is closed: nobody is left to be visited. That aid was given, when and
 * how much stays in the union's accounts under an id.
 */
export async function emptyDossiers(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`update aid_dossier d set name = '', state = 'left', review_due_on = null where d.person_id = any(${[...people]}::uuid[])`;
}
