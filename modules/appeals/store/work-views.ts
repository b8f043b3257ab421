import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { addDays, dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { WORK_VIEWS, type LIST_VIEWS, type SOURCES, type TOPICS } from '../wire.ts';
import { appealColumns, appealReach } from './appeals.ts';
import type { AppealRow } from './rows.ts';

export type WorkView = (typeof WORK_VIEWS)[number];

/** Three calendar days ahead: a Friday's deadline shows on Tuesday, one after a weekend before it. */
const SOON_DAYS = 3;

export function isWorkView(view: (typeof LIST_VIEWS)[number]): view is WorkView {
  return WORK_VIEWS.some((one) => one === view);
}

export function workCondition(tx: Tx, view: WorkView, today: PlainDate): Fragment {
  const open = tx`a.status not in ('closed', 'withdrawn') and a.joined_to is null`;
  switch (view) {
    case 'all': return tx`true`;
    case 'today': return open;
    case 'new': return tx`${open} and a.status = 'received'`;
    case 'overdue': return tx`${open} and a.due_on < ${today}`;
    case 'due-soon': return tx`${open} and a.due_on between ${today} and ${addDays(today, SOON_DAYS)}`;
    case 'waiting': return tx`${open} and a.status in ('waiting', 'paused')`;
  }
}

export type MineFilter = {
  readonly view: WorkView; readonly unionIds: readonly string[]; readonly topic: (typeof TOPICS)[number] | undefined;
  readonly source: (typeof SOURCES)[number] | undefined; readonly receivedFrom: PlainDate | undefined; readonly receivedTo: PlainDate | undefined;
  readonly hours?: number | undefined; readonly before: { readonly appealId: string } | undefined; readonly today: PlainDate; readonly limit: number;
};

/** What the caller's own unions hold now, the nearest day first: their work, not everything below them. */
export async function listMineToday(tx: Tx, reach: Reach, filter: MineFilter): Promise<AppealRow[]> {
  const topic = filter.topic === undefined ? tx`true` : tx`a.topic = ${filter.topic}`;
  const source = filter.source === undefined ? tx`true` : tx`a.source = ${filter.source}`;
  const from = filter.receivedFrom === undefined ? tx`true` : tx`a.received_on >= ${filter.receivedFrom}`;
  const to = filter.receivedTo === undefined ? tx`true` : tx`a.received_on <= ${filter.receivedTo}`;
  const hours = filter.hours === undefined ? tx`true` : tx`a.hour_bucket = ${filter.hours}`;
  const within = tx`(${withinReach(tx, reach, appealReach(tx))})`;
  const after = filter.before === undefined ? tx`true` : tx`(a.due_on, a.id) > (
    select c.due_on, c.id from appeals_appeal c where c.id = ${filter.before.appealId} and (${withinReach(tx, reach, {
      orgPath: tx`c.org_path`, linePath: tx`c.line_path`, excluded: tx`c.excluded_ids`,
    })}))`;
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.holder_union_id = any(${[...filter.unionIds]}::uuid[]) and ${workCondition(tx, filter.view, filter.today)}
      and ${topic} and ${source} and ${from} and ${to} and ${hours} and ${after} and ${within}
    order by a.due_on, a.id limit ${filter.limit}`;
}

/** How much of each there is, for the tabs: bounded by what the unions themselves hold. */
export async function countMineToday(
  tx: Tx, reach: Reach, filter: Pick<MineFilter, 'unionIds' | 'today'>,
): Promise<Record<'today' | 'new' | 'dueSoon' | 'overdue' | 'waiting', number>> {
  const of = (view: WorkView) => tx`count(*) filter (where ${workCondition(tx, view, filter.today)})::integer`;
  const [row] = await tx<Record<'today' | 'new' | 'dueSoon' | 'overdue' | 'waiting', number>[]>`
    select ${of('today')} as today, ${of('new')} as new, ${of('due-soon')} as "dueSoon", ${of('overdue')} as overdue,
           ${of('waiting')} as waiting
    from appeals_appeal a
    where a.holder_union_id = any(${[...filter.unionIds]}::uuid[]) and a.status not in ('closed', 'withdrawn')
      and (${withinReach(tx, reach, appealReach(tx))})`;
  return row ?? { today: 0, new: 0, dueSoon: 0, overdue: 0, waiting: 0 };
}

/** Cases older than this are not looked through for a week's closings: a bounded walk along the index of a union's days. */
const LOOK_BACK_DAYS = 400;

/** What came to the unions in a week, which of their cases were closed in it, and what they hold open now. */
export async function countMineWeek(
  tx: Tx, reach: Reach, asked: { readonly unionIds: readonly string[]; readonly from: Date; readonly to: Date },
): Promise<{ came: number; closed: number; waits: number }> {
  const within = tx`(${withinReach(tx, reach, appealReach(tx))})`;
  const since = addDays(dateInChina(asked.from), -LOOK_BACK_DAYS);
  const [row] = await tx<{ came: number; closed: number }[]>`
    select count(*) filter (where a.received_at >= ${asked.from} and a.received_at < ${asked.to})::integer as came,
           count(*) filter (where a.status = 'closed' and exists (select from appeals_step s
             where s.appeal_id = a.id and s.kind = 'closed' and s.at >= ${asked.from} and s.at < ${asked.to}))::integer as closed
    from appeals_appeal a
    where a.union_id = any(${[...asked.unionIds]}::uuid[]) and a.received_on >= ${since}
      and (a.received_at >= ${asked.from} or a.changed_at >= ${asked.from}) and ${within}`;
  const [held] = await tx<{ waits: number }[]>`
    select count(*)::integer as waits from appeals_appeal a
    where a.holder_union_id = any(${[...asked.unionIds]}::uuid[]) and a.status not in ('closed', 'withdrawn') and a.joined_to is null and ${within}`;
  return { came: row?.came ?? 0, closed: row?.closed ?? 0, waits: held?.waits ?? 0 };
}

/** The case of one number within reach: what a worker names on the phone. */
export async function findByNumber(tx: Tx, reach: Reach, caseNumber: string): Promise<AppealRow | undefined> {
  const [row] = await tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.case_number = ${caseNumber} and (${withinReach(tx, reach, appealReach(tx))})`;
  return row;
}
