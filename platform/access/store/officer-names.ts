import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { Ctx } from '../ctx.ts';
import { withinReach, type Reach } from '../reach.ts';
import { withSystemReach } from '../with-system.ts';

/**
 * Names of people who hold or held a duty within the caller's reach, or above it: those whom an officer works for are as
 * public inside the house as the offices themselves. Whoever is neither is left out, whatever ids are asked for.
 */
export async function findOfficerNames(ctx: Ctx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(personIds)];
  if (asked.length === 0) return new Map();
  const within = withinReach(ctx.tx, ctx.reach, { orgPath: ctx.tx`p.org_path`, linePath: ctx.tx`p.line_path` });
  const own = await ctx.tx<NamedPerson[]>`
    select p.id, p.name from orgs_person p
    where p.id = any(${asked}::uuid[]) and (${within}) and exists (select from access_grant g where g.person_id = p.id)`;
  const missing = asked.filter((id) => !own.some((one) => one.id === id));
  // Officers above, and deputies from elsewhere; the ranges stand in the statement, so that it opens no others.
  const near = missing.length === 0 ? [] : await withSystemReach(ctx, 'job', ({ tx }) => tx<NamedPerson[]>`
    select p.id, p.name from orgs_person p
    where p.id = any(${missing}::uuid[])
      and exists (select from access_grant g where g.person_id = p.id and (${isNear(tx, ctx.reach)}))`);
  return new Map([...own, ...near].map((row) => [row.id, row.name]));
}

type NamedPerson = { readonly id: string; readonly name: string };

function isNear(tx: Tx, { unions, lines }: Reach): Fragment {
  const conditions = [
    ...unions.flatMap((range) => [
      tx`(g.org_path >= ${range.from} and g.org_path < ${range.to})`, tx`(g.has_subtree and starts_with(${range.from}, g.org_path))`,
    ]),
    ...lines.map((range) => tx`(g.line_path >= ${range.from} and g.line_path < ${range.to})`),
  ];
  return conditions.reduce((all, one) => tx`${all} or ${one}`, tx`false`);
}
