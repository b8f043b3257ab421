import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';

export type FoundPerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly idIndex: string | null;
  readonly phoneIndex: string | null;
  readonly hasRecord: boolean;
  readonly homeId: UnionId | null;
  readonly homePath: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
};

/**
 * Everybody in the house who has one of these documents or numbers, found by blind index. The caller compares with them and
 * tells nobody where they are: that they are somewhere is all that a stranger's union learns.
 */
export async function findKnownPeople(ctx: Ctx, asked: { idIndexes: readonly string[]; phoneIndexes: readonly string[] }): Promise<FoundPerson[]> {
  if (asked.idIndexes.length + asked.phoneIndexes.length === 0) return [];
  return withSystemReach(ctx, 'job', ({ tx }) => tx<FoundPerson[]>`
    with found as (
      select r.person_id as id from register_member r where r.id_index = any(${[...asked.idIndexes]}::text[])
      union
      select p.id from orgs_person p where p.phone_index = any(${[...asked.phoneIndexes]}::text[]))
    select p.id as "personId", p.name, r.id_index as "idIndex", p.phone_index as "phoneIndex", r.person_id is not null as "hasRecord",
      p.union_id as "homeId", p.org_path as "homePath", r.import_id as "importId", r.import_line as "importLine"
    from found f join orgs_person p on p.id = f.id left join register_member r on r.person_id = p.id`);
}
