import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PathRange } from '#platform/kernel/org-path.ts';
import type { Pass } from '../rules/passes.ts';
import type { PassRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  p.id, p.roll_id as "rollId", p.door_id as "doorId", p.entry_id as "entryId", p.card_id as "cardId", p.person_id as "personId", p.persons, p.how, p.at, p.came_at as "cameAt", p.is_undone as "isUndone"`;

/** Of some sessions, in the order of time. In the reach 'job', or an officer's. */
export async function listPasses(tx: Tx, rollIds: readonly string[]): Promise<PassRow[]> {
  return tx<PassRow[]>`select ${columns(tx)} from checkin_pass p where p.roll_id = any(${[...new Set(rollIds)]}::uuid[]) order by p.at, p.id`;
}

export async function listPassesById(tx: Tx, ids: readonly string[]): Promise<PassRow[]> {
  return tx<PassRow[]>`select ${columns(tx)} from checkin_pass p where p.id = any(${[...new Set(ids)]}::uuid[])`;
}

export async function listPassesOfPerson(tx: Tx, personId: string): Promise<PassRow[]> {
  return tx<PassRow[]>`select ${columns(tx)} from checkin_pass p where p.person_id = ${personId} order by p.at, p.id`;
}

/**
 * Different people who came to settled sessions of a part of the tree between two moments. Whoever signed up counts once however
 * often they came, and with the most people they ever brought; without card or place nobody can be told from another, each counts.
 */
export async function countPeople(tx: Tx, reach: Reach, { own, led, from, to }: { readonly own: PathRange; readonly led: PathRange; readonly from: Date; readonly to: Date }): Promise<number> {
  const [row] = await tx<{ people: number }[]>`
    with came as (
      select p.person_id, p.roll_id, sum(p.persons) as persons from checkin_pass p join checkin_roll r on r.id = p.roll_id
      where (${withinReach(tx, reach, { orgPath: tx`r.org_path`, linePath: tx`r.line_path` })}) and r.settled_at is not null and p.at >= ${from} and p.at < ${to} and not p.is_undone
        and ((r.org_path >= ${own.from} and r.org_path < ${own.to}) or (r.line_path >= ${led.from} and r.line_path < ${led.to}))
      group by p.person_id, p.roll_id)
    select coalesce(sum(people), 0)::int as people from (
      select max(persons) as people from came where person_id is not null group by person_id union all select sum(persons) from came where person_id is null) counted`;
  return row?.people ?? 0;
}

export function toPass({ id, doorId, entryId, cardId, persons, how, at, isUndone }: PassRow): Pass {
  return { passId: id, doorId, entryId, cardId, persons, how, atMs: at.getTime(), isUndone };
}
