import { systemReach, withinReach, type Reach } from '#platform/access/reach.ts';
import { PLANNED_ONCE } from '#platform/db/plan-mode.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { unionColumns, type UnionRow } from '#platform/orgs/store/unions.ts';
import type { CaseRow, KeptTask, TaskRow } from './rows.ts';

/** Of a scoped row `s`: somebody still has to do something about it. */
export const isOpenCase = (tx: Tx): Fragment => tx`s.status in ('running', 'with-starter')`;

const columns = (tx: Tx) => tx`
  c.id, c.number, c.process, c.version_id as "versionId", c.union_id as "unionId", c.org_path as "orgPath", c.line_path as "linePath",
  c.starter_id as "starterId", c.status, (select coalesce(jsonb_agg(v.value order by v.key::integer), '[]') from jsonb_each(c.visits) v) as visits,
  c.next, c.steps, c.pending, c.open_answers as open, c.personal_sealed as "personalSealed", c.personal_event as "personalEvent",
  c.parent_id as "parentId", c.parent_visit as "parentVisit", c.reminded_at as "remindedAt", c.started_at as "startedAt", c.changed_at as "changedAt"`;

/**
 * Whoever advances a case holds its union before it holds the case: what a step's code writes there cannot be left behind by a
 * change of the tree, which holds unions first too. One statement: PostgreSQL locks the case at the top of its plan, over the
 * union that was locked below. In the reach 'job'.
 */
const holdCase = (tx: Tx, id: Fragment) => tx<UnionRow[]>`
  with held as materialized (select ${unionColumns(tx)} from orgs_union u where u.id = (select a.union_id from flows_case a where a.id = ${id}) for share)
  select held.* from flows_case c cross join held where c.id = ${id} for update of c`.execute();

/**
 * In one trip: the union and the case held, how its tasks stand behind that lock, and the row as the asking reach may see it.
 * The engine finds everything by key: to plan its statements anew at each press took longer than they did.
 */
async function takeWhole<Row extends CaseRow>(tx: Tx, reach: Reach, id: Fragment, find: () => PromiseLike<readonly Row[]>): Promise<Row | undefined> {
  tx.unsafe(`set local app.system = 'job'; ${PLANNED_ONCE}`).catch(() => {});
  const [union, tasks] = [holdCase(tx, id), askTasks(tx, id)];
  tx.unsafe(`set local app.system = '${reach.system ?? ''}'`).catch(() => {});
  const [[held], stand, [row]] = await Promise.all([union, tasks, find()]);
  return row === undefined || held === undefined ? undefined : { ...row, behindLock: { union: held, tasks: stand.map(toTask) } };
}

/** A case for somebody who takes part in it. */
export async function findOwnCase(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<CaseRow | undefined> {
  const person = reach.person ?? null;
  const find = () => tx<CaseRow[]>`
    select ${columns(tx)}, ${person}::uuid as "askedBy" from flows_case c
    where c.id = ${id} and ${reach.wall === 'database' ? tx`true` : tx`${person}::uuid = any(c.people)`}`.execute();
  return lock ? takeWhole(tx, reach, tx`${id}::uuid`, find) : (await find())[0];
}

/** A case for the officers of its union and of those above. */
export async function findUnionCase(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<CaseRow | undefined> {
  const [row] = await tx<CaseRow[]>`
    select ${columns(tx)}, null::uuid as "askedBy" from flows_case c
    where c.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` })}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** For the house itself, in the reach 'job': timers, sub-flows, events. Locked: who advances a case holds its union and it. */
export async function takeCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return takeWhole(tx, systemReach('job'), tx`${id}::uuid`, () => tx<CaseRow[]>`select ${columns(tx)}, null::uuid as "askedBy" from flows_case c where c.id = ${id}`.execute());
}

/** The same for the house's rounds, which look after many cases: one that somebody holds just now is left for the next round. */
export async function takeFreeCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const [row] = await tx<CaseRow[]>`select ${columns(tx)}, null::uuid as "askedBy" from flows_case c where c.id = ${id} for update skip locked`;
  return row;
}

/** The case that a step of another one waits for; locked. */
export async function findSubCase(tx: Tx, parentId: string, visit: number): Promise<CaseRow | undefined> {
  const [row] = await tx<CaseRow[]>`
    select ${columns(tx)}, null::uuid as "askedBy" from flows_case c
    where c.parent_id = ${parentId} and c.parent_visit = ${visit} order by c.started_at desc, c.id desc limit 1 for update`;
  return row;
}

/**
 * A person's task with its case. It is the case that is locked, not the task: whatever happens to a case waits for what
 * happened to it before. How the task stands is read after the lock (`behindLock`): of two who press at once the second sees
 * what the first did.
 */
export async function findOwnTask(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<TaskRow | undefined> {
  const person = reach.person ?? null;
  const find = () => tx<(CaseRow & { taskId: TaskRow['taskId']; no: number; personId: TaskRow['personId'] })[]>`
    select ${columns(tx)}, ${person}::uuid as "askedBy", t.id as "taskId", t.no, t.person_id as "personId"
    from flows_task t join flows_case c on c.id = t.case_id
    where t.id = ${id} and ${reach.wall === 'database' ? tx`true` : tx`t.person_id = ${person}`}`.execute();
  const row = lock ? await takeWhole(tx, reach, tx`(select n.case_id from flows_task n where n.id = ${id})`, find) : (await find())[0];
  if (row === undefined) return undefined;
  const { taskId, no, personId, ...of } = row;
  return { taskId, no, personId, of };
}

type AskedTask = Omit<KeptTask, 'inPlaceOf' | 'by' | 'replaces'> & { readonly inPlaceOf: string | null; readonly by: number | null; readonly replaces: number | null };

const askTasks = (tx: Tx, caseId: Fragment) => tx<AskedTask[]>`
  select t.id as "taskId", t.no as id, t.visit, t.step, t.person_id as person, t.in_place_of as "inPlaceOf", t.state, t.origin, t.by_no as by, t.replaces_no as replaces,
    t.opened_at as "openedAt", t.settled_at as "settledAt"
  from flows_task t where t.case_id = ${caseId} order by t.no`.execute();

const toTask = ({ inPlaceOf, by, replaces, ...task }: AskedTask): KeptTask => ({
  ...task, ...(inPlaceOf === null ? {} : { inPlaceOf }), ...(by === null ? {} : { by }), ...(replaces === null ? {} : { replaces }),
});

/** All tasks of a case, as the rules count them. */
export async function listTasksOf(tx: Tx, caseId: string): Promise<KeptTask[]> {
  return (await askTasks(tx, tx`${caseId}`)).map(toTask);
}

export type AtUnion = { readonly caseId: string; readonly unionId: UnionId };

/**
 * Cases that time moves now; not locked. Half of them are the longest waiting, the other half falls on others in every round:
 * cases that cannot go on stay in front, and whoever waits behind them has a turn all the same.
 */
export async function listWaking(tx: Tx, now: Date, limit: number): Promise<AtUnion[]> {
  const half = Math.ceil(limit / 2);
  return tx<AtUnion[]>`
    with waking as materialized (select c.id, c.union_id, c.wakes_at from flows_case c where c.wakes_at <= ${now}),
      front as (select w.* from waking w order by w.wakes_at, w.id limit ${half}),
      drawn as (select w.* from waking w where w.id <> all (array(select f.id from front f))
        order by hashtextextended(w.id::text, ${Math.floor(now.getTime() / 1000)}::bigint), w.id limit ${limit - half})
    select w.id as "caseId", w.union_id as "unionId" from (select * from front union all select * from drawn) w order by w.wakes_at, w.id`;
}

/**
 * Of several unions those that nobody is changing just now, held for the rest of the transaction; in the reach 'job'. Whoever
 * changes a union may need another one next: to wait for one while holding others would be a ring.
 */
export async function holdFreeUnions(tx: Tx, unionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx<{ id: string }[]>`
    select u.id from orgs_union u where u.id = any(${[...new Set(unionIds)]}::uuid[]) order by u.id for share skip locked`;
  return new Set(rows.map((row) => row.id));
}

/** Where the cases of some tasks belong, by task. */
export async function listUnionsOf(tx: Tx, taskIds: readonly string[]): Promise<ReadonlyMap<string, UnionId>> {
  const rows = await tx<{ taskId: string; unionId: UnionId }[]>`
    select t.id as "taskId", c.union_id as "unionId" from flows_task t join flows_case c on c.id = t.case_id where t.id = any(${[...taskIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.taskId, row.unionId]));
}

/**
 * Open tasks of people who hold no duty any more at the case's union or above it, or are on leave from all of theirs. Drawn like
 * the cases that time moves: tasks that nobody can take over stay in front, and whoever waits behind them has a turn all the same.
 */
export async function listOrphaned(tx: Tx, now: Date, limit: number): Promise<(AtUnion & { no: number })[]> {
  const half = Math.ceil(limit / 2);
  return tx<(AtUnion & { no: number })[]>`
    with orphaned as materialized (
      select t.id, t.case_id, c.union_id, t.no, t.opened_at from flows_task t join flows_case c on c.id = t.case_id join orgs_union u on u.id = c.union_id
      where t.state = 'open' and t.person_id <> c.starter_id and t.origin <> 'opinion' and not exists (
        select from access_grant g where g.person_id = t.person_id and (g.union_id = u.id or g.union_id = any(u.ancestors))
          and g.revoked_at is null and g.valid_from <= ${now} and (g.valid_until is null or g.valid_until > ${now})
          and not exists (select from access_absence a where a.person_id = g.person_id and a.union_id = g.union_id and a.ended_at is null
            and a.away_from <= ${now} and a.away_until > ${now}))),
      front as (select o.* from orphaned o order by o.opened_at, o.id limit ${half}),
      drawn as (select o.* from orphaned o where o.id <> all (array(select f.id from front f))
        order by hashtextextended(o.id::text, ${Math.floor(now.getTime() / 1000)}::bigint), o.id limit ${limit - half})
    select o.case_id as "caseId", o.union_id as "unionId", o.no from (select * from front union all select * from drawn) o order by o.opened_at, o.id`;
}
