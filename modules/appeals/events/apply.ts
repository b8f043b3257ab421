import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import {
  appealAccepted, appealAnswered, appealClosed, appealRated, appealReopened, appealSubmitted, codeMade, codeRetired,
  deadlineReckoned, messageAdded, workerAsked,
} from './definitions.ts';

type Events = readonly object[];

/** One step per event, in the case's timeline; absent fields become nulls. */
async function addSteps(tx: Tx, events: Events, step: { kind: string; eventType: string }): Promise<void> {
  await tx`
    insert into appeals_step (id, appeal_id, kind, event_type, at, union_id, person_id, text_sealed, score, is_solved)
    select e."eventId", e."appealId", ${step.kind}, ${step.eventType}, e.at, e."officerUnionId", e."officerId", e.text,
           e.score, e."isSolved"
    from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
      "eventId" uuid, "appealId" uuid, at timestamptz, "officerUnionId" uuid, "officerId" uuid, text text,
      score integer, "isSolved" boolean)`;
}

/** Moves cases to a status. With several events of one case in the list the last one counts. */
async function setStatus(tx: Tx, events: Events, status: 'accepted' | 'waiting' | 'closed'): Promise<void> {
  await tx`
    update appeals_appeal a set status = ${status}, changed_at = e.at,
      is_round_rated = case when ${status} = 'closed' then false else a.is_round_rated end
    from (select distinct on (r."appealId") r."appealId", r.at
          from jsonb_to_recordset(${rowsOf(tx, events)}) as r("appealId" uuid, at timestamptz)
          order by r."appealId", r.at desc) e
    where a.id = e."appealId"`;
}

const officerSteps: readonly Applier[] = [
  applier(appealAccepted, async (tx, events) => {
    await setStatus(tx, events, 'accepted');
    await addSteps(tx, events, { kind: 'accepted', eventType: appealAccepted.type });
  }),
  applier(workerAsked, async (tx, events) => {
    await setStatus(tx, events, 'waiting');
    await addSteps(tx, events, { kind: 'asked', eventType: workerAsked.type });
  }),
  applier(appealAnswered, async (tx, events) => {
    await setStatus(tx, events, 'accepted');
    await addSteps(tx, events, { kind: 'answered', eventType: appealAnswered.type });
  }),
  applier(appealClosed, async (tx, events) => {
    await setStatus(tx, events, 'closed');
    await addSteps(tx, events, { kind: 'closed', eventType: appealClosed.type });
  }),
];

const workerSteps: readonly Applier[] = [
  applier(appealSubmitted, async (tx, events) => {
    await tx`
      insert into appeals_appeal (id, case_number, union_id, org_path, line_path, local_union_id, code_id, contact_id,
        person_id, key_id, topic, disclosure, status, place, text_sealed, name_sealed, phone_sealed, photos, receipt_hash,
        received_at, received_on, round_on, due_on, is_due_provisional, changed_at)
      select e."appealId", e."caseNumber", e."unionId", u.path, u.line_path, e."localUnionId", e."codeId", e."contactId",
        e."personId", e."keyId", e.topic, e.disclosure, 'received', e.place, e.text, e.name, e.phone, e.photos,
        e."receiptHash", e.at, e."receivedOn", e."receivedOn", e."dueOn", e."isDueProvisional", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "appealId" uuid, "caseNumber" text, "unionId" uuid, "localUnionId" uuid, "codeId" uuid, "contactId" uuid,
        "personId" uuid, "keyId" uuid, topic text, disclosure text, place text, text text, name text, phone text,
        photos uuid[], "receiptHash" text, at timestamptz, "receivedOn" date, "dueOn" date, "isDueProvisional" boolean)
      join orgs_union u on u.id = e."unionId"`;
    // The text stands in the case itself; the step only says when.
    await addSteps(tx, events.map(({ eventId, appealId, at }) => ({ eventId, appealId, at })),
      { kind: 'submitted', eventType: appealSubmitted.type });
  }),
  applier(messageAdded, async (tx, events) => {
    await tx`
      update appeals_appeal a set changed_at = e.at, status = case when a.status = 'waiting' then 'accepted' else a.status end
      from (select r."appealId", max(r.at) as at
            from jsonb_to_recordset(${rowsOf(tx, events)}) as r("appealId" uuid, at timestamptz) group by r."appealId") e
      where a.id = e."appealId"`;
    await addSteps(tx, events, { kind: 'added', eventType: messageAdded.type });
  }),
  applier(appealRated, async (tx, events) => {
    await tx`
      update appeals_appeal a set score = e.score, is_solved = e."isSolved", is_round_rated = true, changed_at = e.at
      from (select distinct on (r."appealId") r.*
            from jsonb_to_recordset(${rowsOf(tx, events)}) as r("appealId" uuid, score integer, "isSolved" boolean, at timestamptz)
            order by r."appealId", r.at desc) e
      where a.id = e."appealId"`;
    await addSteps(tx, events, { kind: 'rated', eventType: appealRated.type });
  }),
  applier(appealReopened, async (tx, events) => {
    for (const event of events) {
      await tx`
        update appeals_appeal a set status = 'accepted', reopened_times = a.reopened_times + 1, due_on = ${event.dueOn},
          round_on = ${event.openedOn}, is_due_provisional = ${event.isDueProvisional}, changed_at = ${event.at}
        where a.id = ${event.appealId}`;
    }
    await addSteps(tx, events, { kind: 'reopened', eventType: appealReopened.type });
  }),
];

const codes: readonly Applier[] = [
  applier(codeMade, async (tx, events) => {
    await tx`
      insert into appeals_code (id, union_id, org_path, line_path, contact_id, contact_name, place, made_at)
      select e."codeId", e."unionId", u.path, u.line_path, e."contactId", e."contactName", e.place, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "codeId" uuid, "unionId" uuid, "contactId" uuid, "contactName" text, place text, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(codeRetired, async (tx, events) => {
    await tx`
      update appeals_code c set retired_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("codeId" uuid, at timestamptz) where c.id = e."codeId"`;
  }),
  applier(deadlineReckoned, async (tx, events) => {
    await tx`
      update appeals_appeal a set due_on = e."dueOn", is_due_provisional = e."isDueProvisional"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("appealId" uuid, "dueOn" date, "isDueProvisional" boolean)
      where a.id = e."appealId"`;
  }),
];

export const appealsAppliers: readonly Applier[] = [...codes, ...workerSteps, ...officerSteps];
