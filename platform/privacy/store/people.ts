import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

/** A person as an officer reaches them: by where their home lies. */
export type HeldPerson = { readonly id: PersonId; readonly name: string; readonly orgPath: string | null; readonly linePath: string | null };

export async function findHeldPerson(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<HeldPerson | undefined> {
  const [row] = await tx<HeldPerson[]>`
    select p.id, p.name, p.org_path as "orgPath", p.line_path as "linePath" from orgs_person p
    where p.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })})
    ${lock ? tx`for no key update of p` : tx``}`;
  return row;
}
