import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';
import type { DrawState, Ending } from '../wire.ts';

export type DrawRow = {
  readonly id: Id<'offer'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly closerId: UnionId | null;
  readonly title: string;
  readonly link: string;
  readonly places: number;
  readonly state: DrawState;
  readonly freezeAt: Date;
  readonly freezeBy: Date;
  readonly revealMinutes: number;
  readonly closeMinutes: number;
  readonly dueAt: Date | null;
  readonly frozenAt: Date | null;
  readonly revealBy: Date | null;
  readonly closeBy: Date | null;
  readonly listHash: string | null;
  readonly isCloserTold: boolean;
  readonly resultHash: string | null;
  readonly ending: Ending | null;
  readonly reason: string;
};

/** Without the two texts: they can be long, and few ask for them. */
const columns = (tx: Tx) => tx`
  d.id, d.union_id as "unionId", d.org_path as "orgPath", d.line_path as "linePath", d.closer_id as "closerId", d.title, d.link, d.places, d.state, d.freeze_at as "freezeAt",
  d.freeze_by as "freezeBy", d.reveal_minutes as "revealMinutes", d.close_minutes as "closeMinutes", d.due_at as "dueAt", d.frozen_at as "frozenAt", d.reveal_by as "revealBy",
  d.close_by as "closeBy", d.list_hash as "listHash", d.is_closer_told as "isCloserTold", d.result_hash as "resultHash", d.ending, d.reason`;

/** For an officer, within their reach. */
export async function findDrawInReach(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<DrawRow | undefined> {
  const [row] = await tx<DrawRow[]>`
    select ${columns(tx)} from draw_draw d
    where d.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`d.org_path`, linePath: tx`d.line_path` })}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Any draw: what is said of it is said to everybody. In the reach 'job'. */
export async function findDraw(tx: Tx, id: string): Promise<DrawRow | undefined> {
  const [row] = await tx<DrawRow[]>`select ${columns(tx)} from draw_draw d where d.id = ${id}`;
  return row;
}

/** Held until the transaction ends, before the places that it gives. In the reach 'job'. */
export async function lockDraws(tx: Tx, ids: readonly string[]): Promise<DrawRow[]> {
  return tx<DrawRow[]>`select ${columns(tx)} from draw_draw d where d.id = any(${[...new Set(ids)]}::uuid[]) order by d.id for update`;
}

/** The two texts, byte for byte. In the reach 'job'. */
export async function readTexts(tx: Tx, id: string): Promise<{ list: string | null; result: string | null } | undefined> {
  const [row] = await tx<{ list: string | null; result: string | null }[]>`select d.list_text as list, d.result_text as result from draw_draw d where d.id = ${id}`;
  return row;
}

/** Of some unions, as those that draw or that close: what is not over, and what was over last. In the reach 'job'. */
export async function listDrawsOf(tx: Tx, unionIds: readonly string[], limit: number): Promise<DrawRow[]> {
  return tx<DrawRow[]>`
    select ${columns(tx)} from draw_draw d
    where d.union_id = any(${[...unionIds]}::uuid[]) or d.closer_id = any(${[...unionIds]}::uuid[])
    order by d.state in ('settled', 'ended'), d.freeze_at desc, d.id limit ${limit}`;
}

/** Likewise, only what is not over. In the reach 'job'. */
export async function listRunningDraws(tx: Tx, unionIds: readonly string[]): Promise<DrawRow[]> {
  return tx<DrawRow[]>`
    select ${columns(tx)} from draw_draw d
    where d.state in ('open', 'delayed', 'stuck', 'frozen') and (d.union_id = any(${[...unionIds]}::uuid[]) or d.closer_id = any(${[...unionIds]}::uuid[])) order by d.freeze_at, d.id`;
}

/** Which rows of `draw_draw s` are not over: what orgs counts before a union is dissolved. */
export function isRunning(tx: Tx): Fragment {
  return tx`s.state in ('open', 'delayed', 'stuck', 'frozen')`;
}

/** Organisers and closers of what is not over, where one of both is no more. In the reach 'job'. */
export async function listUnionsLeftBehind(tx: Tx): Promise<string[]> {
  const rows = await tx<{ unionId: string }[]>`
    select distinct x.id as "unionId" from draw_draw s cross join lateral (values (s.union_id), (s.closer_id)) as x(id) where ${isLeftBehind(tx)} and x.id is not null`;
  return rows.map(({ unionId }) => unionId);
}

/** These draws, held. What somebody works on is left for the next round. In the reach 'job'. */
export async function lockDrawsLeftBehind(tx: Tx, limit: number): Promise<DrawRow[]> {
  return tx<DrawRow[]>`
    select ${columns(tx)} from draw_draw d where d.id in (select s.id from draw_draw s where ${isLeftBehind(tx)}) order by d.id limit ${limit} for update of d skip locked`;
}

function isLeftBehind(tx: Tx): Fragment {
  return tx`${isRunning(tx)} and exists (select from orgs_union u where u.id in (s.union_id, s.closer_id) and u.dissolved_at is not null)`;
}
