import type { Audience, Way } from '#capabilities/signup/wire.ts';
import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { Kind, OFFICE_VIEWS } from '../wire.ts';

export type ActivityRow = {
  readonly id: Id<'activity'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly kind: Kind;
  readonly title: string;
  readonly sounds: string;
  readonly summary: string;
  readonly place: string;
  readonly contact: string;
  readonly way: Way;
  readonly audience: Audience;
  readonly groupMost: number;
  readonly planNumber: string | null;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly madeOn: PlainDate;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  /** By id, the cover first. */
  readonly pictures: readonly string[];
};
export type SessionRow = {
  readonly id: Id<'offer'>; readonly activityId: Id<'activity'>; readonly label: string; readonly place: string; readonly beginsAt: Date; readonly endsAt: Date;
};

const columns = (tx: Tx) => tx`
  a.id, a.union_id as "unionId", a.org_path as "orgPath", a.line_path as "linePath", a.kind, a.title, a.sounds, a.summary, a.place, a.contact, a.way, a.audience, a.group_most as "groupMost",
  a.plan_number as "planNumber", a.opens_at as "opensAt", a.closes_at as "closesAt", a.begins_at as "beginsAt", a.ends_at as "endsAt", a.made_on as "madeOn",
  a.cancelled_at as "cancelledAt", a.cancel_reason as "cancelReason", a.pictures`;
const reachColumns = (tx: Tx) => ({ orgPath: tx`a.org_path`, linePath: tx`a.line_path` });

export async function findActivity(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<ActivityRow | undefined> {
  const [row] = await tx<ActivityRow[]>`
    select ${columns(tx)} from activities_activity a where a.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

export const PAGE = 20;
export type ListFilter = {
  readonly view: (typeof OFFICE_VIEWS)[number];
  readonly now: Date;
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly words: string | undefined;
  readonly before: { readonly beginsAt: Date; readonly activityId: string } | undefined;
};

/** Twenty of a reach: those to come soonest first, what is over newest first. */
export async function listActivitiesInReach(tx: Tx, reach: Reach, { view, now, union, words, before }: ListFilter): Promise<ActivityRow[]> {
  const shown = {
    coming: tx`a.cancelled_at is null and a.ends_at >= ${now}`, past: tx`a.cancelled_at is null and a.ends_at < ${now}`, cancelled: tx`a.cancelled_at is not null`,
  }[view];
  const own = union === undefined ? undefined : subtreeRange(union.path);
  const led = union === undefined ? undefined : subtreeRange(union.linePath ?? union.path);
  const below = own === undefined || led === undefined ? tx`true`
    : tx`((a.org_path >= ${own.from} and a.org_path < ${own.to}) or (a.line_path >= ${led.from} and a.line_path < ${led.to}))`;
  const found = words === undefined || words === '' ? tx`true` : tx`(position(${words} in a.title) > 0 or position(lower(${words}) in a.sounds) > 0)`;
  const isForward = view === 'coming';
  const after = before === undefined ? tx`true`
    : isForward ? tx`(a.begins_at, a.id) > (${before.beginsAt}, ${before.activityId}::uuid)` : tx`(a.begins_at, a.id) < (${before.beginsAt}, ${before.activityId}::uuid)`;
  return tx<ActivityRow[]>`
    select ${columns(tx)} from activities_activity a
    where (${withinReach(tx, reach, reachColumns(tx))}) and ${shown} and ${below} and ${found} and ${after}
    order by ${isForward ? tx`a.begins_at, a.id` : tx`a.begins_at desc, a.id desc`} limit ${PAGE}`;
}

/** Of some unions, what is not over yet; called off ones stay until their day. In the reach 'job'. */
export async function listComing(tx: Tx, unionIds: readonly string[], now: Date): Promise<ActivityRow[]> {
  return tx<ActivityRow[]>`
    select ${columns(tx)} from activities_activity a
    where a.union_id = any(${[...unionIds]}::uuid[]) and a.ends_at >= ${now} order by a.begins_at, a.id limit 200`;
}

export async function listSessions(tx: Tx, activityIds: readonly string[]): Promise<SessionRow[]> {
  return tx<SessionRow[]>`
    select s.id, s.activity_id as "activityId", s.label, s.place, s.begins_at as "beginsAt", s.ends_at as "endsAt"
    from activities_session s where s.activity_id = any(${[...activityIds]}::uuid[]) order by s.begins_at, s.id`;
}

/** By their own ids, which are those of the places offered for them. */
export async function listSessionsById(tx: Tx, ids: readonly string[]): Promise<SessionRow[]> {
  return tx<SessionRow[]>`
    select s.id, s.activity_id as "activityId", s.label, s.place, s.begins_at as "beginsAt", s.ends_at as "endsAt" from activities_session s where s.id = any(${[...new Set(ids)]}::uuid[])`;
}

/** Unions that are no more and have made what lies ahead. In the reach 'job'. */
export async function listEndedMakers(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx<{ unionId: string }[]>`select distinct a.union_id as "unionId" from activities_activity a join orgs_union u on u.id = a.union_id where ${isLeftBehind(tx, now)}`;
  return rows.map(({ unionId }) => unionId);
}

/** What they have made, held. What somebody works on this moment is left for the next round. In the reach 'job'. */
export async function lockActivitiesLeftBehind(tx: Tx, { now, limit }: { readonly now: Date; readonly limit: number }): Promise<ActivityRow[]> {
  return tx<ActivityRow[]>`
    select ${columns(tx)} from activities_activity a join orgs_union u on u.id = a.union_id
    where ${isLeftBehind(tx, now)} order by a.id limit ${limit} for update of a skip locked`;
}

function isLeftBehind(tx: Tx, now: Date): Fragment {
  return tx`u.dissolved_at is not null and a.cancelled_at is null and a.ends_at > ${now}`;
}
