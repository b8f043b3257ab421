import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { PhotoState } from '../wire.ts';

export type PhotoRow = {
  readonly id: Id<'photo'>; readonly activityId: Id<'activity'>; readonly personId: PersonId; readonly state: PhotoState; readonly putAt: Date; readonly putOn: PlainDate;
  readonly restoredSealed: Sealed | null;
};

const columns = (tx: Tx) => tx`p.id, p.activity_id as "activityId", p.person_id as "personId", p.state, p.put_at as "putAt", p.put_on as "putOn", p.restored_sealed as "restoredSealed"`;

/** Everything on a wall, in the order in which it was put: for whoever may see the activity. */
export async function listWall(tx: Tx, activityId: string): Promise<PhotoRow[]> {
  return tx<PhotoRow[]>`select ${columns(tx)} from activities_photo p where p.activity_id = ${activityId} order by p.put_at, p.id limit 2000`;
}

/** One person's, newest first. In the reach 'job'. */
export async function listPhotosOf(tx: Tx, personId: string): Promise<(PhotoRow & { title: string })[]> {
  return tx<(PhotoRow & { title: string })[]>`
    select ${columns(tx)}, a.title from activities_photo p join activities_activity a on a.id = p.activity_id where p.person_id = ${personId} order by p.put_at desc, p.id limit 500`;
}

/** On walls of activities that some unions made. */
export async function countWaiting(tx: Tx, reach: Reach, unionIds: readonly string[]): Promise<{ activityId: string; photos: number }[]> {
  return tx<{ activityId: string; photos: number }[]>`
    select p.activity_id as "activityId", count(*)::int as photos from activities_photo p join activities_activity a on a.id = p.activity_id
    where (${withinReach(tx, reach, { orgPath: tx`a.org_path`, linePath: tx`a.line_path` })}) and a.union_id = any(${[...unionIds]}::uuid[]) and p.state = 'waiting'
    group by 1 order by 1`;
}

/** Of activities that ended before a moment. In the reach 'job'. */
export async function listExpired(tx: Tx, { before, limit }: { readonly before: Date; readonly limit: number }): Promise<(PhotoRow & { unionId: UnionId })[]> {
  return tx<(PhotoRow & { unionId: UnionId })[]>`
    select ${columns(tx)}, a.union_id as "unionId" from activities_photo p join activities_activity a on a.id = p.activity_id
    where a.ends_at <= ${before} order by p.id limit ${limit} for update of p skip locked`;
}

/** Empties what a forgotten person put. */
export async function forgetPhotosOf(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`delete from activities_photo p where p.person_id = any(${[...people]}::uuid[])`;
}
