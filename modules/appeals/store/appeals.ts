import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { STEP_KINDS } from '../wire.ts';
import type { AppealRow, StepRow } from './rows.ts';

export const appealColumns = (tx: Tx) => tx`
  a.id, a.case_number as "caseNumber", a.union_id as "unionId", a.org_path as "orgPath", a.line_path as "linePath",
  a.local_union_id as "localUnionId", a.origin_union_id as "originUnionId", a.code_id as "codeId", a.contact_id as "contactId",
  a.person_id as "personId", a.key_id as "keyId", a.topic, a.source, a.about, a.disclosure, a.excluded_ids as "excludedIds",
  coalesce(a.holder_union_id, a.union_id) as "holderUnionId", a.rung, a.bounced_times as "bouncedTimes",
  a.stopped_until as "stoppedUntil", a.joined_to as "joinedTo", a.joined_count as "joinedCount", a.closed_times as "closedTimes", a.hour_bucket as "hourBucket",
  a.is_answered as "isAnswered", a.is_silent as "isSilent", a.is_in_time as "isInTime",
  a.is_rating_counted as "isRatingCounted", a.counted, a.status, a.place, a.text_sealed as "textSealed",
  a.name_sealed as "nameSealed", a.phone_sealed as "phoneSealed", a.photos, a.received_at as "receivedAt",
  a.received_on as "receivedOn", a.round_on as "roundOn", a.due_on as "dueOn", a.is_due_provisional as "isDueProvisional", a.score,
  a.is_solved as "isSolved", a.is_round_rated as "isRoundRated", a.reopened_times as "reopenedTimes",
  a.changed_at as "changedAt"`;


/** The columns by which a case is reached: both lines of leadership, its worker, its receipt. */
export const appealReach = (tx: Tx) => ({
  orgPath: tx`a.org_path`, linePath: tx`a.line_path`, person: tx`a.person_id`, receipt: tx`a.id`, excluded: tx`a.excluded_ids`,
});

export async function findAppeal(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<AppealRow | undefined> {
  const [row] = await tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.id = ${id} and (${withinReach(tx, reach, appealReach(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** The worker's own cases, newest first; a worker with more than fifty still sees the newest. */
export async function listAppealsOfPerson(tx: Tx, reach: Reach): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a where ${withinReach(tx, reach, { person: tx`a.person_id` })}
    order by a.received_at desc, a.id desc limit 50`;
}

/**
 * The timeline of a case, oldest first; steps of one command share their instant and stand in the order of STEP_KINDS
 * (rated, then reopened). Whoever sees the case sees its steps.
 */
export async function listSteps(tx: Tx, appealId: string): Promise<StepRow[]> {
  return listStepsOf(tx, [appealId]);
}

export async function listStepsOf(tx: Tx, appealIds: readonly string[]): Promise<StepRow[]> {
  return tx<StepRow[]>`
    select s.id, s.appeal_id as "appealId", s.kind, s.event_type as "eventType", s.at, s.union_id as "unionId",
           s.person_id as "personId", s.text_sealed as "textSealed", s.score, s.is_solved as "isSolved",
           s.to_union_id as "toUnionId", s.rung, s.limit_days as "limitDays", s.until_on as "untilOn", s.cause
    from appeals_step s where s.appeal_id = any(${[...appealIds]}::uuid[])
    order by s.at, array_position(${[...STEP_KINDS]}::text[], s.kind), s.id`;
}

/** What opening a receipt needs: found by number under a system reach, before anybody is let in. */
export async function findReceipt(tx: Tx, caseNumber: string): Promise<{ id: string; receiptHash: string } | undefined> {
  const [row] = await tx<{ id: string; receiptHash: string }[]>`
    select a.id, a.receipt_hash as "receiptHash" from appeals_appeal a where a.case_number = ${caseNumber}`;
  return row;
}

/** The next case ordinals, each given out once even when its transaction is rolled back. */
export async function nextCaseOrdinals(tx: Tx, count: number): Promise<number[]> {
  const rows = await tx<{ ordinal: number }[]>`
    select nextval('appeals_case_number') as ordinal from generate_series(1, ${count}::integer)`;
  return rows.map((row) => row.ordinal);
}

/** Open cases whose deadline counted weekends only, or lies in a year whose calendar was just filled. */
export async function listOpenDueIn(tx: Tx, year: number, limit: number, after: string): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a
    where a.status not in ('closed', 'withdrawn') and a.id > ${after}
      and (a.is_due_provisional or a.due_on between ${`${year}-01-01`} and ${`${year}-12-31`})
    order by a.id limit ${limit}`;
}

/** Of these, the cases that nobody is working on this moment, locked and as they are now. */
export async function takeFree(tx: Tx, ids: readonly string[]): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    select ${appealColumns(tx)} from appeals_appeal a where a.id = any(${[...ids]}::uuid[]) for update skip locked`;
}

/** See public.ts. A number only. */
export function waitingOf(tx: Tx, person: Fragment): Fragment {
  return tx`(select count(*) from appeals_appeal a
    where a.person_id = ${person} and (a.status = 'waiting' or (a.status = 'closed' and not a.is_round_rated)))`;
}
