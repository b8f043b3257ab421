import { inOrder } from '#platform/db/in-order.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { addSteps, changeCases, lastPerCase } from './change-cases.ts';
import {
  appealAccepted, appealAnswered, appealClosed, appealRated, appealReopened, appealSubmitted, appealWithdrawn, deadlineReckoned,
  messageAdded, workerAsked,
} from './definitions.ts';

const officerSteps: readonly Applier[] = [
  applier(appealAccepted, async (tx, events) => {
    await changeCases(tx, events, { status: 'accepted', clock: 'goes-on' });
    await addSteps(tx, events, { kind: 'accepted', eventType: appealAccepted.type });
  }),
  applier(workerAsked, async (tx, events) => {
    await changeCases(tx, events, { status: 'waiting', clock: 'stops' });
    await markAnswered(tx, events);
    await addSteps(tx, events, { kind: 'asked', eventType: workerAsked.type });
  }),
  applier(appealAnswered, async (tx, events) => {
    await changeCases(tx, events, { status: 'accepted', clock: 'goes-on' });
    await markAnswered(tx, events);
    await addSteps(tx, events, { kind: 'answered', eventType: appealAnswered.type });
  }),
  applier(appealClosed, async (tx, events) => {
    await changeCases(tx, events, { status: 'closed', clock: 'goes-on' });
    await tx`
      update appeals_appeal a set is_round_rated = false, closed_times = a.closed_times + e.times, is_silent = e."isSilent",
        is_in_time = e."isInTime"
      from jsonb_to_recordset(${rowsOf(tx, lastPerCase(events))}) as e(
        "appealId" uuid, "isSilent" boolean, "isInTime" boolean, times integer) where a.id = e."appealId"`;
    const first = events.filter((event) => event.hourBucket !== null);
    if (first.length > 0) await tx`
      update appeals_appeal a set hour_bucket = e."hourBucket"
      from jsonb_to_recordset(${rowsOf(tx, first)}) as e("appealId" uuid, "hourBucket" integer) where a.id = e."appealId"`;
    await addSteps(tx, events, { kind: 'closed', eventType: appealClosed.type });
  }),
];

const workerSteps: readonly Applier[] = [
  applier(appealSubmitted, async (tx, events) => {
    const cases = tx`
      insert into appeals_appeal (id, case_number, union_id, org_path, line_path, local_union_id, origin_union_id, holder_union_id, rung,
        code_id, contact_id, person_id, key_id, topic, source, disclosure, about, excluded_ids, status, place, text_sealed,
        name_sealed, phone_sealed, photos, receipt_hash, received_at, received_on, round_on, due_on, is_due_provisional, counted,
        changed_at)
      select e."appealId", e."caseNumber", e."unionId", u.path, u.line_path, e."localUnionId", e."originUnionId", e."holderUnionId", e.rung,
        e."codeId", e."contactId", e."workerId", e."keyId", e.topic, e.source, e.disclosure, e.about, e."excludedIds", 'received',
        e.place, e.text, e.name, e.phone, e.photos, e."receiptHash", e.at, e."receivedOn", e."receivedOn", e."dueOn",
        e."isDueProvisional", array(select jsonb_array_elements_text(e.counted -> 'to')), e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "appealId" uuid, "caseNumber" text, "unionId" uuid, "localUnionId" uuid, "originUnionId" uuid, "holderUnionId" uuid,
        "codeId" uuid, "contactId" uuid, "workerId" uuid, "keyId" uuid, topic text, source text, disclosure text, about text,
        "excludedIds" uuid[], place text, text text, name text, phone text, photos uuid[], "receiptHash" text, at timestamptz, rung integer,
        "receivedOn" date, "dueOn" date, "isDueProvisional" boolean, counted jsonb)
      join orgs_union u on u.id = e."unionId"`.execute();
    // The text stands in the case itself; the step says when, by whom and for how long.
    await inOrder([cases, addSteps(tx, events.map(({ eventId, appealId, at, officerId, officerUnionId, holderUnionId, rung, limitDays }) => ({
      eventId, appealId, at, officerId, officerUnionId, toUnionId: holderUnionId, rung, limitDays,
    })), { kind: 'submitted', eventType: appealSubmitted.type })]);
  }),
  applier(messageAdded, async (tx, events) => {
    await changeCases(tx, events, {});
    await tx`
      update appeals_appeal a set status = 'accepted', stopped_until = null
      where a.id = any(${events.map((event) => event.appealId)}::uuid[]) and a.status = 'waiting'`;
    await addSteps(tx, events, { kind: 'added', eventType: messageAdded.type });
  }),
  applier(appealRated, async (tx, events) => {
    await changeCases(tx, events, {});
    await tx`
      update appeals_appeal a set score = e.score, is_solved = e."isSolved", is_round_rated = true, is_rating_counted = e."isCounted"
      from jsonb_to_recordset(${rowsOf(tx, lastPerCase(events))}) as e(
        "appealId" uuid, score integer, "isSolved" boolean, "isCounted" boolean) where a.id = e."appealId"`;
    await addSteps(tx, events, { kind: 'rated', eventType: appealRated.type });
  }),
  applier(appealReopened, async (tx, events) => {
    // Whoever has it on the next rung accepts it first.
    await changeCases(tx, events, { status: 'received', clock: 'goes-on' });
    await tx`
      update appeals_appeal a set reopened_times = a.reopened_times + e.times, round_on = e."openedOn", is_answered = false,
        is_silent = false
      from jsonb_to_recordset(${rowsOf(tx, lastPerCase(events))}) as e("appealId" uuid, "openedOn" date, times integer)
      where a.id = e."appealId"`;
    await addSteps(tx, events, { kind: 'reopened', eventType: appealReopened.type });
  }),
  applier(appealWithdrawn, async (tx, events) => {
    await changeCases(tx, events, { status: 'withdrawn', clock: 'goes-on' });
    await addSteps(tx, events, { kind: 'withdrawn', eventType: appealWithdrawn.type });
  }),
  applier(deadlineReckoned, async (tx, events) => {
    await tx`
      update appeals_appeal a set due_on = e."dueOn", is_due_provisional = e."isDueProvisional"
      from jsonb_to_recordset(${rowsOf(tx, lastPerCase(events))}) as e("appealId" uuid, "dueOn" date, "isDueProvisional" boolean)
      where a.id = e."appealId"`;
  }),
];

/** The worker heard something in this round, so a closing is not a silent one. */
async function markAnswered(tx: Parameters<Applier['apply']>[0], events: readonly { readonly appealId: string }[]): Promise<void> {
  await tx`update appeals_appeal a set is_answered = true where a.id = any(${events.map((event) => event.appealId)}::uuid[])`;
}

export const caseAppliers: readonly Applier[] = [...workerSteps, ...officerSteps];
