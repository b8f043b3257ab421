import type { Tx } from '#platform/db/tx.ts';
import { rowsOf } from '#platform/journal/applier.ts';
import type { STATUSES, STEP_KINDS } from '../wire.ts';

type OfCase = { readonly appealId: string };

/** Neighbours in the journal may be of one case: the last one counts, and `times` says how many there were. */
export function lastPerCase<Event extends OfCase>(events: readonly Event[]): (Event & { readonly times: number })[] {
  const last = new Map<string, Event & { readonly times: number }>();
  for (const event of events) last.set(event.appealId, { ...event, times: (last.get(event.appealId)?.times ?? 0) + 1 });
  return [...last.values()];
}

/** One step per event, in the case's timeline; absent fields become nulls. */
export async function addSteps(
  tx: Tx, events: readonly object[], step: { kind: (typeof STEP_KINDS)[number]; eventType: string },
): Promise<void> {
  await tx`
    insert into appeals_step (id, appeal_id, kind, event_type, at, union_id, person_id, text_sealed, score, is_solved,
      to_union_id, rung, limit_days, until_on, cause)
    select e."eventId", e."appealId", ${step.kind}, ${step.eventType}, e.at, e."officerUnionId", e."officerId", e.text,
           e.score, e."isSolved", e."toUnionId", e.rung, e."limitDays", e."untilOn", e.cause
    from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
      "eventId" uuid, "appealId" uuid, at timestamptz, "officerUnionId" uuid, "officerId" uuid, text text,
      score integer, "isSolved" boolean, "toUnionId" uuid, rung integer, "limitDays" integer, "untilOn" date, cause text)`;
}

export type Change = {
  /** Left out, the status stays. */
  readonly status?: (typeof STATUSES)[number];
  /** Whether the clock stops (until the event's `untilOn`), goes on, or is not touched. */
  readonly clock?: 'stops' | 'goes-on';
  /** Another holder who did not ask for it. */
  readonly isBounce?: boolean;
};

/**
 * What most events do to their case: status, figures it stands in, deadline, stop, holder and rung, as far as the event
 * says so. One statement for any number of cases.
 */
export async function changeCases(tx: Tx, events: readonly OfCase[], change: Change): Promise<void> {
  const clock = change.clock ?? 'kept';
  await tx`
    update appeals_appeal a set
      status = coalesce(${change.status ?? null}, a.status), changed_at = e.at,
      counted = coalesce(array(select jsonb_array_elements_text(e.counted -> 'to')), a.counted),
      due_on = coalesce(e."dueOn", a.due_on), is_due_provisional = coalesce(e."isDueProvisional", a.is_due_provisional),
      stopped_until = case ${clock} when 'stops' then e."untilOn" when 'goes-on' then null else a.stopped_until end,
      holder_union_id = coalesce(e."toUnionId", a.holder_union_id),
      contact_id = case when e."toUnionId" is null then a.contact_id else e."toPersonId" end,
      rung = coalesce(e.rung, a.rung), bounced_times = a.bounced_times + case when ${change.isBounce === true} then e.times else 0 end
    from jsonb_to_recordset(${rowsOf(tx, lastPerCase(events))}) as e(
      "appealId" uuid, at timestamptz, counted jsonb, "dueOn" date, "isDueProvisional" boolean, "untilOn" date, "toUnionId" uuid,
      "toPersonId" uuid, rung integer, times integer)
    where a.id = e."appealId"`;
}
