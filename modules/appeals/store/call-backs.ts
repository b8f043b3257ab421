import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { CallBackRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  b.id, b.appeal_id as "appealId", b.union_id as "unionId", b.org_path as "orgPath", b.line_path as "linePath",
  b.case_union_id as "caseUnionId", b.key_id as "keyId", b.case_number as "caseNumber", b.topic, b.received_on as "receivedOn",
  b.name_sealed as "nameSealed", b.phone_sealed as "phoneSealed", b.offered_at as "offeredAt", b.due_on as "dueOn",
  b.done_at as "doneAt", b.is_reached as "isReached", b.is_solved as "isSolved", b.score`;

const reachColumns = (tx: Tx) => ({ orgPath: tx`b.org_path`, linePath: tx`b.line_path` });

export async function findCallBack(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<CallBackRow | undefined> {
  const [row] = await tx<CallBackRow[]>`
    select ${columns(tx)} from appeals_call_back b
    where b.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

export type ListedCallBack = CallBackRow & { readonly unionName: string; readonly caseUnionName: string };

/** Calls to be made first, then those made, newest first; at most 200. */
export async function listCallBacksInReach(tx: Tx, reach: Reach): Promise<ListedCallBack[]> {
  return tx<ListedCallBack[]>`
    select ${columns(tx)}, u.name as "unionName", c.name as "caseUnionName"
    from appeals_call_back b join orgs_union u on u.id = b.union_id join orgs_union c on c.id = b.case_union_id
    where ${withinReach(tx, reach, reachColumns(tx))} order by b.done_at is not null, b.offered_at desc, b.id limit 200`;
}

/**
 * Unions that may call about a case of this union: those beside it (same parent) that have an officer and did not handle
 * it; where there is none, the nearest union above that did not handle it. At most 200.
 */
export async function listCallers(tx: Tx, of: { unionId: string; handled: readonly string[]; now: Date }): Promise<UnionId[]> {
  const rows = await tx<{ id: UnionId; isBeside: boolean }[]>`
    select u.id, u.parent_id is not distinct from o.parent_id as "isBeside"
    from orgs_union o join orgs_union u on u.parent_id = o.parent_id or u.id = any(o.ancestors)
    where o.id = ${of.unionId} and not u.id = any(${[...of.handled]}::uuid[])
      and exists (select 1 from access_grant g where g.union_id = u.id and g.revoked_at is null and g.valid_from <= ${of.now}
                  and (g.valid_until is null or g.valid_until > ${of.now}))
    order by "isBeside" desc, u.level desc, u.path limit 200`;
  const beside = rows.filter((row) => row.isBeside);
  return (beside.length > 0 ? beside : rows.slice(0, 1)).map((row) => row.id);
}
