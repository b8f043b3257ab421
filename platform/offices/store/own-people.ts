import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';

/** A person whose home is at or below a union, or who holds a duty there; in the reach 'job'. */
export async function findOwnPerson(tx: Tx, path: OrgPath, personId: string): Promise<{ personId: PersonId; name: string } | undefined> {
  const [row] = await tx<{ personId: PersonId; name: string }[]>`
    select p.id as "personId", p.name from orgs_person p
    where p.id = ${personId} and (p.org_path collate "C" like ${`${path}%`}
      or exists (select from access_grant g where g.person_id = p.id and g.org_path collate "C" like ${`${path}%`} and g.revoked_at is null))`;
  return row;
}
