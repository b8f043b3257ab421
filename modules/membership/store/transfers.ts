import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { ListedTransfer, TransferEndRow, TransferRow } from './rows.ts';
import type { TransferSide } from '../wire.ts';
import { PAGE } from './joins.ts';
import { belowUnion } from './scope.ts';

const columns = (tx: Tx) => tx`
  t.id, t.person_id as "personId", t.name, t.from_id as "fromId", t.to_id as "toId", t.status, t.asked_at as "askedAt", t.due_on as "dueOn",
  t.objected_by as "objectedBy", t.former_standing as "formerStanding", t.reason_sealed as "reasonSealed", t.settled_at as "settledAt",
  array(select c.side from membership_transfer_end c where c.transfer_id = t.id and c.confirmed_at is not null order by c.side) as confirmed`;
const endColumns = (tx: Tx) => tx`
  ${columns(tx)}, e.id as "endId", e.side, e.org_path as "orgPath", e.line_path as "linePath", f.name as "fromName", g.name as "toName"`;

/** A transfer with both ends, held until the transaction ends. Needs the reach 'job'. */
export async function holdTransfer(tx: Tx, id: string): Promise<TransferRow | undefined> {
  await tx`select t.id from membership_transfer t where t.id = ${id} for update`;
  // Read anew in the next statement: the lock may have been waited for, and this one's snapshot was older.
  const [row] = await tx<TransferRow[]>`select ${columns(tx)} from membership_transfer t where t.id = ${id}`;
  return row;
}

/** One's own newest transfer, whatever became of it. */
export async function findLastTransfer(tx: Tx, reach: Reach): Promise<ListedTransfer | undefined> {
  const [row] = await tx<ListedTransfer[]>`
    select ${columns(tx)}, f.name as "fromName", g.name as "toName"
    from membership_transfer t join orgs_union f on f.id = t.from_id join orgs_union g on g.id = t.to_id
    where ${withinReach(tx, reach, { person: tx`t.person_id` })} order by t.asked_at desc, t.id desc limit 1`;
  return row;
}

export async function hasOpenTransfer(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx`select t.id from membership_transfer t where t.person_id = ${personId} and t.status = 'open'`;
  return rows.length > 0;
}

/** Ends at a union and those below it. A transfer within the subtree stands there twice: each end is somebody's work. */
export async function listTransferEnds(
  tx: Tx, reach: Reach, union: Pick<UnionRow, 'path' | 'linePath'>, { view, personId }: { readonly view: 'open' | 'settled'; readonly personId: string },
): Promise<TransferEndRow[]> {
  const isOpen = view === 'open';
  return tx<TransferEndRow[]>`
    select ${endColumns(tx)}, exists (select from flows_case c where c.id = t.id and ${personId}::uuid = any(c.people)) as "mayOpen"
    from membership_transfer_end e join membership_transfer t on t.id = e.transfer_id
    join orgs_union f on f.id = t.from_id join orgs_union g on g.id = t.to_id
    where (${withinReach(tx, reach, { orgPath: tx`e.org_path`, linePath: tx`e.line_path` })})
      and ${belowUnion(tx, union, { orgPath: tx`e.org_path`, linePath: tx`e.line_path` })} and ${isOpen ? tx`t.status = 'open'` : tx`t.status <> 'open'`}
    order by ${isOpen ? tx`t.due_on, t.id, e.side desc` : tx`t.settled_at desc, t.id, e.side desc`} limit ${PAGE + 1}`;
}

/** Open transfers that no case runs for: they are from before cases. In the reach 'job'; whoever was forgotten moves nowhere. */
export async function listTransfersWithoutCase(tx: Tx, limit: number): Promise<TransferRow[]> {
  return tx<TransferRow[]>`
    select ${columns(tx)} from membership_transfer t
    where t.status = 'open' and t.name <> '' and not exists (select from flows_case c where c.id = t.id) order by t.asked_at, t.id limit ${limit}`;
}

/** Which sides of some transfers have confirmed. Needs the reach 'job'. */
export async function listConfirmed(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly TransferSide[]>> {
  const rows = await tx<{ id: string; side: TransferSide }[]>`
    select e.transfer_id as id, e.side from membership_transfer_end e
    where e.transfer_id = any(${[...ids]}::uuid[]) and e.confirmed_at is not null order by e.side`;
  return new Map([...Map.groupBy(rows, (row) => row.id)].map(([id, sides]) => [id, sides.map(({ side }) => side)]));
}
