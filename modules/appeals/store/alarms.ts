import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { AlarmRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  m.id, m.union_id as "unionId", m.upper_union_id as "upperUnionId", m.org_path as "orgPath", m.line_path as "linePath", m.topic,
  m.cases, m.kind, m.raised_at as "raisedAt", m.seen_at as "seenAt"`;

const reachColumns = (tx: Tx) => ({ orgPath: tx`m.org_path`, linePath: tx`m.line_path` });

export async function findAlarm(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<AlarmRow | undefined> {
  const [row] = await tx<AlarmRow[]>`
    select ${columns(tx)} from appeals_alarm m
    where m.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Alarms nobody has seen first, then the newest; at most 50. */
export async function listAlarmsInReach(tx: Tx, reach: Reach): Promise<(AlarmRow & { readonly unionName: string })[]> {
  return tx<(AlarmRow & { readonly unionName: string })[]>`
    select ${columns(tx)}, u.name as "unionName" from appeals_alarm m join orgs_union u on u.id = m.union_id
    where ${withinReach(tx, reach, reachColumns(tx))} order by m.seen_at is not null, m.raised_at desc, m.id limit 50`;
}

/** Whether ratings of a union were told of since a moment. Runs under the reach 'job': the union itself does not read it. */
export async function wereRatingsTold(tx: Tx, unionId: string, since: Date): Promise<boolean> {
  const [row] = await tx<{ isTold: boolean }[]>`
    select exists (select from appeals_alarm m where m.union_id = ${unionId} and m.kind = 'ratings' and m.raised_at >= ${since}) as "isTold"`;
  return row?.isTold === true;
}
