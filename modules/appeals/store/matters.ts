import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { appealColumns, appealReach } from './appeals.ts';
import type { AppealRow } from './rows.ts';

/** The cases joined to one, oldest first, as far as the caller reaches them; with `lock` only the open ones, to be written to. */
export async function listJoined(tx: Tx, reach: Reach, leadId: string, lock: boolean): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.joined_to = ${leadId} and (${lock ? tx`a.status not in ('closed', 'withdrawn')` : tx`true`}) and (${withinReach(tx, reach, appealReach(tx))}) order by a.received_at, a.id limit 500
    ${lock ? tx`for update` : tx``}`;
}

/**
 * The case that others are joined to, locked without waiting: whoever holds a joined case must not stand in line for its
 * lead, behind somebody who is waiting for the joined ones. Undefined when it is not there, or taken this moment.
 */
export async function takeLead(tx: Tx, reach: Reach, id: string): Promise<AppealRow | undefined> {
  const [row] = await tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.id = ${id} and (${withinReach(tx, reach, appealReach(tx))}) for update skip locked`;
  return row;
}

/** Open cases of the same union and topic that may be the same matter: the newest 200 since a day. */
export async function listNeighbours(tx: Tx, reach: Reach, of: { row: AppealRow; since: PlainDate }): Promise<AppealRow[]> {
  const { row } = of;
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.union_id = ${row.unionId} and a.topic = ${row.topic} and a.received_on >= ${of.since} and a.id <> ${row.id}
      and a.status not in ('closed', 'withdrawn') and a.joined_to is null and (${withinReach(tx, reach, appealReach(tx))})
    order by a.received_at desc limit 200`;
}

/** The sixth doubling (rules/alarm.ts); beyond it a union has other ways of noticing. Every submission of a crowd counts. */
const MOST = 320;

/** How many cases of a union and topic came in since a day, and how many its alarms told of; in the order asked. Numbers only. */
export async function countMatters(
  tx: Tx, asked: readonly { readonly unionId: string; readonly topic: string }[], since: PlainDate,
): Promise<{ cases: number; alarmedAt: number }[]> {
  return tx<{ cases: number; alarmedAt: number }[]>`
    select (select count(*)::integer from (select from appeals_appeal a
            where a.union_id = n.union_id and a.topic = n.topic and a.received_on >= ${since} and a.joined_to is null
              and a.status <> 'withdrawn' limit ${MOST}) m) as cases,
           (select coalesce(max(m.cases), 0)::integer from appeals_alarm m
            where m.union_id = n.union_id and m.topic = n.topic and m.kind = 'matter' and m.raised_at >= ${since}::date) as "alarmedAt"
    from unnest(${asked.map((one) => one.unionId)}::uuid[], ${asked.map((one) => one.topic)}::text[]) with ordinality as n(union_id, topic, place)
    order by n.place`;
}
