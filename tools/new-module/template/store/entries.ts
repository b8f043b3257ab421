import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { LIST_VIEWS } from '../contract.ts';
import type { EntryRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  e.id, e.union_id as "unionId", e.org_path as "orgPath", e.line_path as "linePath", e.person_id as "personId", e.title,
  e.text_sealed as "textSealed", e.made_at as "madeAt", e.made_on as "madeOn", e.answer_sealed as "answerSealed",
  e.answered_at as "answeredAt", e.answered_by as "answeredBy"`;

/** The columns by which an entry is reached: both lines of leadership, and whoever made it. */
const reachColumns = (tx: Tx) => ({ orgPath: tx`e.org_path`, linePath: tx`e.line_path`, person: tx`e.person_id` });

export async function findEntry(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<EntryRow | undefined> {
  const [row] = await tx<EntryRow[]>`
    select ${columns(tx)} from example_service_entry e
    where e.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** The caller's own entries, newest first; whoever has more than fifty still sees the newest. */
export async function listOwnEntries(tx: Tx, reach: Reach): Promise<EntryRow[]> {
  return tx<EntryRow[]>`
    select ${columns(tx)} from example_service_entry e where ${withinReach(tx, reach, { person: tx`e.person_id` })}
    order by e.made_at desc, e.id desc limit 50`;
}

/** Everything that one worker made, newest first. In the reach 'job'. */
export async function listEntriesOf(tx: Tx, personId: string): Promise<EntryRow[]> {
  return tx<EntryRow[]>`select ${columns(tx)} from example_service_entry e where e.person_id = ${personId} order by e.made_at desc, e.id desc`;
}

export type ListFilter = {
  readonly view: (typeof LIST_VIEWS)[number];
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly year: number | undefined;
  readonly before: { readonly madeAt: string; readonly entryId: string } | undefined;
};

export const PAGE = 20;

/** The newest twenty entries of a reach. */
export async function listEntriesInReach(tx: Tx, reach: Reach, filter: ListFilter): Promise<EntryRow[]> {
  return tx<EntryRow[]>`
    select ${columns(tx)} from example_service_entry e
    where (${withinReach(tx, reach, reachColumns(tx))}) and ${filterCondition(tx, filter)} and ${cursorCondition(tx, filter)}
    order by e.made_at desc, e.id desc limit ${PAGE}`;
}

function filterCondition(tx: Tx, { view, union, year }: ListFilter): Fragment {
  const state = { waiting: tx`e.answered_at is null`, made: tx`true`, answered: tx`e.answered_at is not null` }[view];
  const days = year === undefined ? tx`true` : tx`e.made_on between ${`${year}-01-01`} and ${`${year}-12-31`}`;
  if (union === undefined) return tx`${state} and ${days}`;
  // Along both lines, as the figures count.
  const own = subtreeRange(union.path);
  const led = subtreeRange(union.linePath ?? union.path);
  return tx`${state} and ${days} and ((e.org_path >= ${own.from} and e.org_path < ${own.to})
    or (e.line_path >= ${led.from} and e.line_path < ${led.to}))`;
}

function cursorCondition(tx: Tx, { before }: ListFilter): Fragment {
  return before === undefined ? tx`true` : tx`(e.made_at, e.id) < (${before.madeAt}::timestamptz, ${before.entryId}::uuid)`;
}

/** See public.ts. Numbers only, per person asked for. */
export async function countWaitingOf(tx: Tx, people: readonly string[]): Promise<{ personId: string; waiting: number }[]> {
  return tx<{ personId: string; waiting: number }[]>`
    select e.person_id as "personId", count(*) as waiting from example_service_entry e
    where e.person_id = any(${[...people]}::uuid[]) and e.answered_at is null group by e.person_id`;
}
