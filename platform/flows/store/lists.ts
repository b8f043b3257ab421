import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { Instance, Task } from '../instance.ts';
import type { KeptVisit } from './rows.ts';

export const PAGE = 20;

/** Newest first; a page begins behind this line. */
export type After = { readonly at: Date; readonly id: string };

export type CaseLineRow = {
  readonly caseId: string; readonly number: string; readonly process: string; readonly versionId: string; readonly unionId: string;
  readonly starterId: PersonId; readonly status: Instance['status']; readonly visits: Readonly<Record<string, KeptVisit>>;
  readonly startedAt: Date; readonly changedAt: Date;
};
export type TaskLineRow = CaseLineRow & {
  readonly taskId: string; readonly step: string; readonly origin: Task['origin']; readonly state: Task['state'];
  readonly openedAt: Date; readonly dueAt: Date | null; readonly settledAt: Date | null;
};

const caseColumns = (tx: Tx) => tx`
  c.id as "caseId", c.number, c.process, c.version_id as "versionId", c.union_id as "unionId", c.starter_id as "starterId", c.status, c.visits,
  c.started_at as "startedAt", c.changed_at as "changedAt"`;

export type ListFilter = {
  readonly process: string | undefined;
  /** Only these cases: what a search found. */
  readonly among: readonly string[] | undefined;
  readonly after: After | undefined;
};

function filterCondition(tx: Tx, { process, among }: ListFilter): Fragment {
  return tx`${process === undefined ? tx`true` : tx`c.process = ${process}`} and ${among === undefined ? tx`true` : tx`c.id = any(${[...among]}::uuid[])`}`;
}

/** Behind everything that has a last day; the index of open tasks is made of the same words. */
const lastDay = (tx: Tx): Fragment => tx`coalesce(t.due_at, timestamptz '9999-12-31 00:00:00+00')`;

/** What is asked of a person now, the nearest last day first, or what they have done, the newest first; the line of a page is the task. */
export async function listTaskLines(tx: Tx, personId: PersonId, view: 'todo' | 'done', filter: ListFilter): Promise<TaskLineRow[]> {
  const place = view === 'todo' ? tx`(${lastDay(tx)}, t.id) >` : tx`(t.settled_at, t.id) <`;
  const order = view === 'todo' ? tx`${lastDay(tx)}, t.id` : tx`t.settled_at desc, t.id desc`;
  const { after } = filter;
  return tx<TaskLineRow[]>`
    select ${caseColumns(tx)}, t.id as "taskId", t.step, t.origin, t.state, t.opened_at as "openedAt", t.due_at as "dueAt", t.settled_at as "settledAt"
    from flows_task t join flows_case c on c.id = t.case_id
    where t.person_id = ${personId} and ${view === 'todo' ? tx`t.state = 'open'` : tx`t.settled_at is not null`}
      and ${filterCondition(tx, filter)} and ${after === undefined ? tx`true` : tx`${place} (${after.at}, ${after.id}::uuid)`}
    order by ${order} limit ${PAGE}`;
}

/** Cases that a person began, or got a copy of. */
export async function listCaseLines(tx: Tx, personId: PersonId, view: 'started' | 'copied', filter: ListFilter): Promise<CaseLineRow[]> {
  return listLines(tx, view === 'started' ? tx`c.starter_id = ${personId}` : tx`c.copied @> array[${personId}::uuid]`, filter);
}

/** Cases of the unions within reach, for their officers. */
export async function listUnionLines(tx: Tx, reach: Reach, status: string | undefined, filter: ListFilter): Promise<CaseLineRow[]> {
  const within = withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` });
  return listLines(tx, tx`(${within}) and ${status === undefined ? tx`true` : tx`c.status = ${status}`}`, filter);
}

async function listLines(tx: Tx, whose: Fragment, filter: ListFilter): Promise<CaseLineRow[]> {
  const { after } = filter;
  return tx<CaseLineRow[]>`
    select ${caseColumns(tx)} from flows_case c
    where ${whose} and ${filterCondition(tx, filter)} and ${after === undefined ? tx`true` : tx`(c.changed_at, c.id) < (${after.at}, ${after.id}::uuid)`}
    order by c.changed_at desc, c.id desc limit ${PAGE}`;
}

/** Where a search looks: whose cases, in the words of the asking person's own reach. */
export type SearchGround = { readonly person: PersonId } | { readonly reach: Reach };

/**
 * Cases in whose number, process, union or applicant each of the words stands; in the reach 'job', because a text search does not go through
 * policies. It takes the ground it may look at as its argument and answers with ids alone.
 */
export async function searchCases(tx: Tx, ground: SearchGround, words: string): Promise<string[]> {
  const own = 'person' in ground
    ? tx`${ground.person}::uuid = any(c.people)`
    : tx`(${withinReach(tx, ground.reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` })})`;
  const said = words.split(/\s+/u).filter((word) => word !== '').reduce((all, word) => tx`${all} and (position(${word} in p.name) > 0
      or position(upper(${word}) in c.number) > 0 or position(upper(${word}) in upper(u.name)) > 0
      or position(upper(${word}) in upper(v.definition -> 'title' ->> 'zh-CN')) > 0 or position(upper(${word}) in upper(coalesce(v.definition -> 'title' ->> 'en', ''))) > 0)`, tx`true`);
  const rows = await tx<{ id: string }[]>`
    select c.id from flows_case c join flows_version v on v.id = c.version_id join orgs_person p on p.id = c.starter_id join orgs_union u on u.id = c.union_id
    where ${own} and (${said})
    order by c.changed_at desc, c.id desc limit 1000`;
  return rows.map((row) => row.id);
}

export type OpenCount = { readonly todo: number; readonly overdue: number; readonly returned: number };

/** A badge says 99+: nobody counts further, and a desk with ten thousand tasks opens as fast as one with ten. */
const COUNTED = 100;

/** What waits for a person: tasks, late ones among them (the hundred that are due first), and own cases that came back. */
export async function countOpen(tx: Tx, personId: PersonId, now: Date): Promise<OpenCount> {
  const [row] = await tx<OpenCount[]>`
    with open as materialized (
      select t.due_at from flows_task t where t.person_id = ${personId} and t.state = 'open' order by ${lastDay(tx)}, t.id limit ${COUNTED})
    select (select count(*)::integer from open) as todo, (select count(*)::integer from open o where o.due_at < ${now}) as overdue,
      (select count(*)::integer from flows_case c where c.starter_id = ${personId} and c.status = 'with-starter') as returned`;
  return row ?? { todo: 0, overdue: 0, returned: 0 };
}

/** What a week brought to one desk: tasks that came, tasks that were done, tasks that wait (counted to a hundred). */
export async function countWeek(tx: Tx, personId: PersonId, { from, to }: { readonly from: Date; readonly to: Date }): Promise<{ came: number; closed: number; waits: number }> {
  const [row] = await tx<{ came: number; closed: number; waits: number }[]>`
    select count(*) filter (where t.opened_at >= ${from} and t.opened_at < ${to})::integer as came,
      count(*) filter (where t.settled_at >= ${from} and t.settled_at < ${to})::integer as closed,
      (select count(*)::integer from (select 1 from flows_task o where o.person_id = ${personId} and o.state = 'open' limit ${COUNTED}) waiting) as waits
    from flows_task t where t.person_id = ${personId} and (t.settled_at >= ${from} or (t.state = 'open' and t.opened_at >= ${from}))`;
  return row ?? { came: 0, closed: 0, waits: 0 };
}
