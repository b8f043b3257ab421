import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';

/** Offices given directly, at the topmost unions of the reach and right below them, whose term ends in a period. */
export async function countEndingOffices(tx: Tx, reach: Reach, period: { readonly now: Date; readonly until: Date }): Promise<number> {
  const [row] = await tx<{ offices: number }[]>`
    select count(*)::integer as offices from access_grant g join orgs_union u on u.id = g.union_id
    where g.role in ('chair', 'administrator') and g.parent_grant_id is null and g.revoked_at is null
      and g.valid_until > ${period.now} and g.valid_until <= ${period.until} and ${isNear(tx, reach)}
      and (${withinReach(tx, reach, { orgPath: tx`g.org_path`, linePath: tx`g.line_path` })})`;
  return row?.offices ?? 0;
}

/** Chairs and administrators missing there: at the officer's own unions and those directly below. */
export async function countEmptyOffices(tx: Tx, reach: Reach, now: Date): Promise<number> {
  const [row] = await tx<{ offices: number }[]>`
    select count(*)::integer as offices
    from orgs_union u cross join (values ('chair'), ('administrator')) as seat(role)
    where ${isNear(tx, reach)} and (${withinReach(tx, reach, { orgPath: tx`u.path`, linePath: tx`u.line_path` })})
      and not exists (select from access_grant g where g.union_id = u.id and g.role = seat.role and g.revoked_at is null
        and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now}))`;
  return row?.offices ?? 0;
}

/** What lies deeper is the business of the unions in between. */
function isNear(tx: Tx, reach: Reach) {
  const starts = reach.unions.map((range) => range.from);
  return tx`(u.path = any(${starts}::text[]) or u.parent_id in (select t.id from orgs_union t where t.path = any(${starts}::text[])))`;
}
