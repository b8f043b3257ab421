import type { Tx } from '#platform/db/tx.ts';

/** Name and seals go with the key; that aid was given, when and how much stays in the union's accounts under an id. */
export async function emptyDossiers(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`update aid_dossier d set name = '' where d.person_id = any(${[...people]}::uuid[])`;
}
