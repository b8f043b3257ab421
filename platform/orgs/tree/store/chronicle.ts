import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

export type PlacementRow = {
  readonly sinceAt: Date; readonly untilAt: Date | null; readonly parentId: string | null; readonly parentName: string | null; readonly name: string;
  readonly cause: 'founded' | 'renamed' | 'moved' | 'moved-along';
};

const CHRONICLE_LIMIT = 200;

/** How a union was named and where it stood, newest first; its parents under the names they had at the time. */
export async function listPlacements(tx: Tx, unionId: string): Promise<PlacementRow[]> {
  return tx<PlacementRow[]>`
    select p.since_at as "sinceAt", p.until_at as "untilAt", p.parent_id as "parentId", p.name, p.cause,
      (select o.name from orgs_placement o
       where o.union_id = p.parent_id and o.since_at <= p.since_at order by o.since_at desc limit 1) as "parentName"
    from orgs_placement p where p.union_id = ${unionId} order by p.since_at desc limit ${CHRONICLE_LIMIT}`;
}

export type DecisionRow = {
  readonly kind: 'dissolved' | 'merged' | 'split' | 'took-in' | 'gave-off'; readonly otherName: string | null; readonly reason: string;
  readonly decidedOn: PlainDate; readonly documentNumber: string; readonly at: Date;
};

/** Decisions about a union, newest first, as far as the reach goes. */
export async function listDecisions(tx: Tx, reach: Reach, unionId: string): Promise<DecisionRow[]> {
  return tx<DecisionRow[]>`
    select d.kind, o.name as "otherName", d.reason, d.decided_on as "decidedOn", d.document_number as "documentNumber", d.decided_at as at
    from orgs_decision d left join orgs_union o on o.id = d.other_id
    where d.union_id = ${unionId} and (${withinReach(tx, reach, { orgPath: tx`d.org_path`, linePath: tx`d.line_path` })})
    order by d.decided_at desc, d.id limit ${CHRONICLE_LIMIT}`;
}

export type PastUnion = { readonly unionId: string; readonly parentId: string | null; readonly name: string };

/** The place that a union had at an instant. */
export async function findPathAt(tx: Tx, unionId: string, at: Date): Promise<OrgPath | undefined> {
  const [row] = await tx<{ path: OrgPath }[]>`
    select p.path from orgs_placement p
    where p.union_id = ${unionId} and p.since_at <= ${at} and (p.until_at is null or p.until_at > ${at})`;
  return row?.path;
}

/** The unions that stood below a place at an instant, from the top, in founding order. */
export async function listBelowAt(tx: Tx, path: OrgPath, at: Date, limit: number): Promise<PastUnion[]> {
  const { from, to } = subtreeRange(path);
  return tx<PastUnion[]>`
    select p.union_id as "unionId", p.parent_id as "parentId", p.name from orgs_placement p
    where p.path > ${from} and p.path < ${to} and p.since_at <= ${at} and (p.until_at is null or p.until_at > ${at})
    order by length(p.path) - length(replace(p.path, '/', '')), length(p.path), p.path limit ${limit}`;
}
