import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { DossierView } from '../wire.ts';
import type { DossierRow } from './rows.ts';
import { belowUnion, inPeriod, type Period } from './scope.ts';

const columns = (tx: Tx) => tx`
  d.id, d.number, d.union_id as "unionId", d.org_path as "orgPath", d.line_path as "linePath", d.person_id as "personId", d.name,
  d.case_id as "caseId", d.level, d.aid_form as "aidForm", d.state, d.opened_on as "openedOn", d.review_due_on as "reviewDueOn",
  d.reminded_on as "remindedOn", d.left_on as "leftOn", d.facts_sealed as "factsSealed"`;
const places = (tx: Tx) => ({ orgPath: tx`d.org_path`, linePath: tx`d.line_path` });
const reachColumns = (tx: Tx) => ({ ...places(tx), person: tx`d.person_id` });

/** Of a row as `s`: a file that some union has to look after. */
export const isOpenDossier = (tx: Tx): Fragment => tx`s.state = 'active'`;

export async function findDossier(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<DossierRow | undefined> {
  const [row] = await tx<DossierRow[]>`
    select ${columns(tx)} from aid_dossier d where d.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Somebody's open file, wherever it is kept. In the reach 'job'. */
export async function takeActiveDossier(tx: Tx, personId: string): Promise<DossierRow | undefined> {
  const [row] = await tx<DossierRow[]>`select ${columns(tx)} from aid_dossier d where d.person_id = ${personId} and d.state = 'active' for update`;
  return row;
}

/** The file that an application opened or renewed. In the reach 'job'. */
export async function findDossierOfCase(tx: Tx, caseId: string): Promise<DossierRow | undefined> {
  const [row] = await tx<DossierRow[]>`select ${columns(tx)} from aid_dossier d where d.case_id = ${caseId}`;
  return row;
}

/** The open file under a number. In the reach 'job'. */
export async function takeDossierByNumber(tx: Tx, number: string): Promise<DossierRow | undefined> {
  const [row] = await tx<DossierRow[]>`select ${columns(tx)} from aid_dossier d where d.number = ${number} and d.state = 'active' for update`;
  return row;
}

/** The last number of a year; whoever counts on from it holds the lock of the files. In the reach 'job'. */
export async function lastNumber(tx: Tx, year: number): Promise<string | undefined> {
  const [row] = await tx<{ number: string }[]>`
    select d.number from aid_dossier d where d.number >= ${`${year}-`} and d.number < ${`${year + 1}-`} order by length(d.number) desc, d.number desc limit 1`;
  return row?.number;
}

/** Everything that is on file about somebody, newest first. */
export async function listDossiersOf(tx: Tx, personId: string): Promise<DossierRow[]> {
  return tx<DossierRow[]>`select ${columns(tx)} from aid_dossier d where d.person_id = ${personId} order by d.opened_on desc, d.id`;
}

export type DossierFilter = Period & {
  readonly view: DossierView;
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly today: PlainDate;
  readonly before: { readonly openedOn: PlainDate; readonly dossierId: string } | undefined;
};

export const PAGE = 20;

/** The newest twenty of a reach; where reviews are due, those still stand in the order of opening. */
export async function listDossiersInReach(tx: Tx, reach: Reach, filter: DossierFilter): Promise<DossierRow[]> {
  const { before, union } = filter;
  const cursor = before === undefined ? tx`true` : tx`(d.opened_on, d.id) < (${before.openedOn}::date, ${before.dossierId}::uuid)`;
  return tx<DossierRow[]>`
    select ${columns(tx)} from aid_dossier d
    where (${withinReach(tx, reach, places(tx))}) and ${belowUnion(tx, union, places(tx))} and ${viewCondition(tx, filter)} and ${cursor}
    order by d.opened_on desc, d.id desc limit ${PAGE}`;
}

function viewCondition(tx: Tx, { view, today, year, month }: DossierFilter): Fragment {
  switch (view) {
    case 'active': return tx`d.state = 'active'`;
    case 'due': return tx`(d.state = 'active' and d.review_due_on <= ${today})`;
    case 'left': return tx`(d.state = 'left' and ${inPeriod(tx, { year, month }, tx`d.left_on`)})`;
    case 'opened': return inPeriod(tx, { year, month }, tx`d.opened_on`);
  }
}

/** Files in hand at a union and below it, and those of them whose review has fallen due. */
export async function countActive(
  tx: Tx, reach: Reach, asked: { readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined; readonly today: PlainDate },
): Promise<{ active: number; due: number }> {
  const [row] = await tx<{ active: number; due: number }[]>`
    select count(*) as active, count(*) filter (where d.review_due_on <= ${asked.today}) as due from aid_dossier d
    where d.state = 'active' and (${withinReach(tx, reach, places(tx))}) and ${belowUnion(tx, asked.union, places(tx))}`;
  return row ?? { active: 0, due: 0 };
}

/** The same for the unions that an officer answers for themselves. */
export async function countDueAt(tx: Tx, reach: Reach, asked: { readonly unionIds: readonly string[]; readonly today: PlainDate }): Promise<number> {
  const [row] = await tx<{ due: number }[]>`
    select count(*) as due from aid_dossier d
    where d.state = 'active' and d.review_due_on <= ${asked.today} and d.union_id = any(${[...asked.unionIds]}::uuid[])
      and (${withinReach(tx, reach, places(tx))})`;
  return row?.due ?? 0;
}

const untold = (tx: Tx, today: PlainDate): Fragment => tx`d.state = 'active' and d.review_due_on <= ${today} and d.reminded_on is null`;

/** Where reviews have fallen due of which nobody was told. In the reach 'job'. */
export async function listUntoldUnions(tx: Tx, today: PlainDate, limit: number): Promise<UnionId[]> {
  const rows = await tx<{ unionId: UnionId }[]>`select distinct d.union_id as "unionId" from aid_dossier d where ${untold(tx, today)} order by 1 limit ${limit}`;
  return rows.map((row) => row.unionId);
}

/** The files behind them at these unions; what somebody works on this moment is left for the next round. In the reach 'job'. */
export async function listUntold(tx: Tx, asked: { readonly unionIds: readonly string[]; readonly today: PlainDate; readonly limit: number }): Promise<Pick<DossierRow, 'id' | 'unionId' | 'number'>[]> {
  return tx<Pick<DossierRow, 'id' | 'unionId' | 'number'>[]>`
    select d.id, d.union_id as "unionId", d.number from aid_dossier d
    where ${untold(tx, asked.today)} and d.union_id = any(${[...asked.unionIds]}::uuid[]) order by d.id limit ${asked.limit} for update skip locked`;
}

/** Open files of unions that are no more. In the reach 'job'. */
export async function listLeftBehind(tx: Tx, limit: number): Promise<Pick<DossierRow, 'id' | 'unionId'>[]> {
  return tx<Pick<DossierRow, 'id' | 'unionId'>[]>`
    select d.id, d.union_id as "unionId" from aid_dossier d join orgs_union u on u.id = d.union_id
    where u.dissolved_at is not null and d.state = 'active' order by d.id limit ${limit} for update of d skip locked`;
}
