import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import {
  proposalAnswered, proposalDecided, proposalEnded, proposalRated, proposalRewritten, proposalSeconded, proposalSubmitted,
} from './definitions.ts';
import { foldDecided, foldRated, lastOf } from './fold.ts';

/** The only code that writes this module's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const proposalsAppliers: readonly Applier[] = [
  applier(proposalSubmitted, async (tx, events) => {
    await tx`
      insert into proposals_proposal (id, union_id, org_path, line_path, person_id, title, category, is_unnamed, reason_sealed, suggestion_sealed, texts_event,
        state, seconds, answers, made_at, made_on)
      select e."proposalId", e."unionId", u.path, u.line_path, e."personId", e.title, e.category, e."isUnnamed", e.reason, e.suggestion, ${proposalSubmitted.type},
        'seconding', 0, 0, e.at, e."madeOn"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "proposalId" uuid, "unionId" uuid, "personId" uuid, title text, category text, "isUnnamed" boolean, reason text, suggestion text, at timestamptz, "madeOn" date)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(proposalRewritten, async (tx, events) => {
    await tx`
      update proposals_proposal t set title = e.title, category = e.category, is_unnamed = e."isUnnamed", reason_sealed = e.reason,
        suggestion_sealed = e.suggestion, texts_event = ${proposalRewritten.type}, state = 'seconding', seconds = 0
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("proposalId" uuid, title text, category text, "isUnnamed" boolean, reason text, suggestion text)
      where t.id = e."proposalId"`;
    await tx`delete from proposals_second s where s.proposal_id = any(${events.map((event) => event.proposalId)}::uuid[])`;
  }),
  applier(proposalSeconded, async (tx, events) => {
    await tx`
      insert into proposals_second (proposal_id, person_id, seconded_at)
      select e."proposalId", e."seconderId", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("proposalId" uuid, "seconderId" uuid, at timestamptz)`;
    await tx`
      update proposals_proposal t set seconds = t.seconds + e.more, state = case when e.enough then 'reviewing' else t.state end
      from (select r."proposalId", count(*)::int as more, bool_or(r."isEnough") as enough
        from jsonb_to_recordset(${rowsOf(tx, events)}) as r("proposalId" uuid, "isEnough" boolean) group by r."proposalId") e
      where t.id = e."proposalId"`;
  }),
  applier(proposalDecided, async (tx, events) => {
    await tx`
      update proposals_proposal t set decision = e.decision, year = coalesce(t.year, e.year), number = coalesce(t.number, e.number),
        merged_into = e."mergedInto", department = e.department, undertaker_id = e."undertakerId", answer_by = e."answerBy",
        state = case when e.decision = 'filed' then 'handling' else 'reviewing' end
      from jsonb_to_recordset(${rowsOf(tx, foldDecided(events))}) as e("proposalId" uuid, decision text, year integer, number integer, "mergedInto" text,
        department text, "undertakerId" uuid, "answerBy" date)
      where t.id = e."proposalId"`;
  }),
  applier(proposalAnswered, async (tx, events) => {
    for (const event of events) {
      // The first answer stays what figures are about; the newest is what is read.
      await tx`
        update proposals_proposal t set state = 'answered', answer_class = ${event.answerClass}, answer_sealed = ${event.answer}, answered_at = ${event.at},
          answered_on = coalesce(t.answered_on, ${event.answeredOn}), is_in_time = coalesce(t.is_in_time, ${event.isInTime}), answers = t.answers + 1
        where t.id = ${event.proposalId}`;
    }
  }),
  applier(proposalRated, async (tx, events) => {
    await tx`
      update proposals_proposal t set rating = e.rating, rated_at = e.at, state = case when e."isSentBack" then 'handling' else t.state end
      from jsonb_to_recordset(${rowsOf(tx, foldRated(events))}) as e("proposalId" uuid, rating text, "isSentBack" boolean, at timestamptz)
      where t.id = e."proposalId"`;
  }),
  applier(proposalEnded, async (tx, events) => {
    await tx`
      update proposals_proposal t set state = case when e.outcome = 'withdrawn' then 'withdrawn' else 'ended' end, ended_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("proposalId" uuid, outcome text, at timestamptz)
      where t.id = e."proposalId"`;
  }),
];
