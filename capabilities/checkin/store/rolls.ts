import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { DoorRow, RollRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  r.id, r.union_id as "unionId", r.org_path as "orgPath", r.line_path as "linePath", r.admits_from_minutes as "admitsFromMinutes", r.takes_walk_ins as "takesWalkIns", r.notes, r.settled_at as "settledAt"`;
const doorColumns = (tx: Tx) => tx`d.id, d.roll_id as "rollId", d.name, d.secret_hash as "secretHash", d.made_at as "madeAt", d.closed_at as "closedAt"`;

/** For an officer, within their reach. */
export async function findRollInReach(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<RollRow | undefined> {
  const [row] = await tx<RollRow[]>`
    select ${columns(tx)} from checkin_roll r
    where r.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`r.org_path`, linePath: tx`r.line_path` })}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** In the reach 'job', or an officer's. */
export async function listRolls(tx: Tx, ids: readonly string[]): Promise<RollRow[]> {
  return tx<RollRow[]>`select ${columns(tx)} from checkin_roll r where r.id = any(${[...new Set(ids)]}::uuid[]) order by r.id`;
}

/** Held until the transaction ends: what several doors send at once comes one after the other. In the reach 'job'. */
export async function lockRoll(tx: Tx, id: string): Promise<RollRow | undefined> {
  const [row] = await tx<RollRow[]>`select ${columns(tx)} from checkin_roll r where r.id = ${id} for update`;
  return row;
}

/** Not settled yet, the oldest first, beginning behind an id. In the reach 'job'. */
export async function listOpenRolls(tx: Tx, after: string | undefined, limit: number): Promise<RollRow[]> {
  return tx<RollRow[]>`
    select ${columns(tx)} from checkin_roll r where r.settled_at is null and ${after === undefined ? tx`true` : tx`r.id > ${after}::uuid`} order by r.id limit ${limit}`;
}

/** By whoever proved to be this door. */
export async function findDoor(tx: Tx, reach: Reach, id: string): Promise<DoorRow | undefined> {
  const [row] = await tx<DoorRow[]>`select ${doorColumns(tx)} from checkin_door d where d.id = ${id} and (${withinReach(tx, reach, { receipt: tx`d.id` })})`;
  return row;
}

/** Any door, before it has proven anything. In the reach 'job'. */
export async function findAnyDoor(tx: Tx, id: string): Promise<DoorRow | undefined> {
  const [row] = await tx<DoorRow[]>`select ${doorColumns(tx)} from checkin_door d where d.id = ${id}`;
  return row;
}

/** In the order in which they were made. */
export async function listDoors(tx: Tx, rollId: string): Promise<DoorRow[]> {
  return tx<DoorRow[]>`select ${doorColumns(tx)} from checkin_door d where d.roll_id = ${rollId} order by d.made_at, d.id`;
}
