import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { JoinRow, ListedJoin } from './rows.ts';
import { belowUnion } from './scope.ts';

const columns = (tx: Tx) => tx`
  j.id, j.person_id as "personId", j.union_id as "unionId", j.holder_id as "holderId", j.org_path as "orgPath", j.line_path as "linePath",
  j.status, j.name, j.id_number_sealed as "idNumberSealed", j.employer, j.credit_code as "creditCode", j.category,
  j.notice_version as "noticeVersion", j.asked_at as "askedAt", j.contact_on as "contactOn", j.due_on as "dueOn", j.reminded_at as "remindedAt",
  j.reason_sealed as "reasonSealed", j.settled_at as "settledAt"`;

const reachColumns = (tx: Tx) => ({ orgPath: tx`j.org_path`, linePath: tx`j.line_path`, person: tx`j.person_id` });

export async function findJoin(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<JoinRow | undefined> {
  const [row] = await tx<JoinRow[]>`
    select ${columns(tx)} from membership_join j
    where j.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** One's own newest application, whatever became of it. */
export async function findLastJoin(tx: Tx, reach: Reach): Promise<ListedJoin | undefined> {
  const [row] = await tx<ListedJoin[]>`
    select ${columns(tx)}, u.name as "unionName", h.name as "holderName"
    from membership_join j join orgs_union u on u.id = j.union_id join orgs_union h on h.id = j.holder_id
    where ${withinReach(tx, reach, { person: tx`j.person_id` })} order by j.asked_at desc, j.id desc limit 1`;
  return row;
}

export const PAGE = 100;

/** What waits for a union and those below it, the oldest day first; or what is settled, the newest first. One more than a page. */
export async function listJoins(tx: Tx, reach: Reach, union: Pick<UnionRow, 'path' | 'linePath'>, view: 'open' | 'settled'): Promise<ListedJoin[]> {
  const isOpen = view === 'open';
  return tx<ListedJoin[]>`
    select ${columns(tx)}, u.name as "unionName", h.name as "holderName"
    from membership_join j join orgs_union u on u.id = j.union_id join orgs_union h on h.id = j.holder_id
    where (${withinReach(tx, reach, reachColumns(tx))}) and ${belowUnion(tx, union, { orgPath: tx`j.org_path`, linePath: tx`j.line_path` })}
      and ${isOpen ? tx`j.status in ('waiting', 'sent-back')` : tx`j.status not in ('waiting', 'sent-back')`}
    order by ${isOpen ? tx`j.status desc, j.due_on, j.id` : tx`j.settled_at desc nulls last, j.id`} limit ${PAGE + 1}`;
}

export async function hasOpenJoin(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx`select 1 from membership_join j where j.person_id = ${personId} and j.status in ('waiting', 'sent-back')`;
  return rows.length > 0;
}

/** Open applications that no case runs for: they are from before cases. In the reach 'job'; whoever was forgotten asks for nothing. */
export async function listJoinsWithoutCase(tx: Tx, limit: number): Promise<JoinRow[]> {
  return tx<JoinRow[]>`
    select ${columns(tx)} from membership_join j
    where j.status in ('waiting', 'sent-back') and j.name <> '' and not exists (select from flows_case c where c.id = j.id) order by j.asked_at, j.id limit ${limit}`;
}

/** Applications whose holder should be reminded of them; locked, and passed by where somebody works on one. */
export async function listPastContact(tx: Tx, today: PlainDate, limit: number): Promise<JoinRow[]> {
  return tx<JoinRow[]>`
    select ${columns(tx)} from membership_join j where j.status = 'waiting' and j.contact_on < ${today} and j.reminded_at is null
    order by j.due_on, j.id limit ${limit} for update of j skip locked`;
}

/**
 * Employers that workers named and how many of them, in scope: where there may be no union yet. Who applied to an employer's
 * own union has one.
 */
export async function listNamedEmployers(
  tx: Tx, reach: Reach, union: Pick<UnionRow, 'path' | 'linePath'>, limit: number,
): Promise<{ name: string; key: string; creditCode: string | null; joiners: number }[]> {
  return tx<{ name: string; key: string; creditCode: string | null; joiners: number }[]>`
    select min(j.employer) as name, j.employer_key as key, max(j.credit_code) as "creditCode", count(distinct j.person_id) as joiners
    from membership_join j join orgs_union u on u.id = j.union_id and u.kind in ('federation', 'street', 'zone', 'industry')
    where j.employer_key is not null and j.status in ('waiting', 'sent-back', 'accepted')
      and (${withinReach(tx, reach, reachColumns(tx))}) and ${belowUnion(tx, union, { orgPath: tx`j.org_path`, linePath: tx`j.line_path` })}
    group by j.employer_key order by count(distinct j.person_id) desc, j.employer_key limit ${limit}`;
}
