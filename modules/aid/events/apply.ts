import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { applied, dossierOpened, dossierRehomed, paid, reviewed, reviewFellDue, settled, standardSet } from './definitions.ts';

/** A statement may touch a row once: of neighbours about one file the last counts. */
function lastOf<Event extends { readonly dossierId: string }>(events: readonly Event[]): Event[] {
  return [...new Map(events.map((event) => [event.dossierId, event])).values()];
}

const applicationAppliers: readonly Applier[] = [
  applier(applied, async (tx, events) => {
    await tx`
      insert into aid_application (case_id, union_id, org_path, line_path, person_id, level, state, asked_at, asked_on)
      select e."caseId", e."unionId", u.path, u.line_path, e."personId", e.level, 'asked', e.at, e."askedOn"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("caseId" uuid, "unionId" uuid, "personId" uuid, level text, at timestamptz, "askedOn" date)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(settled, async (tx, events) => {
    await tx`
      update aid_application t set state = e.state, settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, [...new Map(events.map((event) => [event.caseId, event])).values()])}) as e("caseId" uuid, state text, at timestamptz) where t.case_id = e."caseId"`;
  }),
];

const dossierAppliers: readonly Applier[] = [
  applier(dossierOpened, async (tx, events) => {
    await tx`
      insert into aid_dossier (id, number, union_id, org_path, line_path, person_id, name, case_id, level, aid_form, state, opened_on, review_due_on, facts_sealed)
      select e."dossierId", e.number, e."unionId", u.path, u.line_path, e."personId", e.name, e."caseId", e.level, e."aidForm", 'active', e."openedOn",
        e."reviewDueOn", e.facts
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("dossierId" uuid, number text, "unionId" uuid, "personId" uuid, name text, "caseId" uuid,
        level text, "aidForm" text, "openedOn" date, "reviewDueOn" date, facts text)
      join orgs_union u on u.id = e."unionId"
      on conflict (id) do update set union_id = excluded.union_id, org_path = excluded.org_path, line_path = excluded.line_path, name = excluded.name,
        case_id = excluded.case_id, level = excluded.level, aid_form = excluded.aid_form, review_due_on = excluded.review_due_on, reminded_on = null,
        facts_sealed = excluded.facts_sealed`;
  }),
  applier(reviewFellDue, async (tx, events) => {
    await tx`
      update aid_dossier t set reminded_on = e."on" from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("dossierId" uuid, "on" date)
      where t.id = e."dossierId"`;
  }),
  applier(dossierRehomed, async (tx, events) => {
    await tx`
      update aid_dossier t set union_id = u.id, org_path = u.path, line_path = u.line_path
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("dossierId" uuid, "toUnionId" uuid) join orgs_union u on u.id = e."toUnionId"
      where t.id = e."dossierId"`;
  }),
];

const recordAppliers: readonly Applier[] = [
  applier(paid, async (tx, events) => {
    await tx`
      insert into aid_payment (id, dossier_id, case_id, union_id, org_path, line_path, person_id, amount, paid_on, way)
      select e."paymentId", e."dossierId", e."caseId", e."unionId", u.path, u.line_path, e."personId", e.amount, e."paidOn", e.way
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("paymentId" uuid, "dossierId" uuid, "caseId" uuid, "unionId" uuid, "personId" uuid, amount bigint,
        "paidOn" date, way text)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(reviewed, async (tx, events) => {
    await tx`
      insert into aid_review (id, dossier_id, case_id, union_id, org_path, line_path, person_id, reviewed_on, is_entitled, level, finding_sealed)
      select e."reviewId", e."dossierId", e."caseId", e."unionId", u.path, u.line_path, e."personId", e."reviewedOn", e."isEntitled", e.level, e.finding
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("reviewId" uuid, "dossierId" uuid, "caseId" uuid, "unionId" uuid, "personId" uuid,
        "reviewedOn" date, "isEntitled" boolean, level text, finding text)
      join orgs_union u on u.id = e."unionId"`;
    await tx`
      update aid_dossier t set state = case when e."isEntitled" then 'active' else 'left' end, level = e.level, review_due_on = e."reviewDueOn",
        left_on = case when e."isEntitled" then null else e."reviewedOn" end, reminded_on = null
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("dossierId" uuid, "isEntitled" boolean, level text, "reviewDueOn" date, "reviewedOn" date)
      where t.id = e."dossierId"`;
  }),
];

const standardAppliers: readonly Applier[] = [
  applier(standardSet, async (tx, events) => {
    for (const event of events) {
      // What held until now ends where the new one begins; one that would begin later never will.
      await tx`
        update aid_standard s set valid_to = greatest(${event.validFrom}::date, s.valid_from)
        where s.union_id = ${event.unionId} and (s.valid_to is null or s.valid_to > ${event.validFrom})`;
      await tx`
        insert into aid_standard (id, union_id, org_path, line_path, line, deep_months, relative_months, accident_most, source, valid_from, set_at)
        select ${event.standardId}, u.id, u.path, u.line_path, ${event.line}, ${event.deepMonths}, ${event.relativeMonths}, ${event.accidentMost},
          ${event.source}, ${event.validFrom}, ${event.at}
        from orgs_union u where u.id = ${event.unionId}`;
    }
  }),
];

/** The only code that writes this module's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const aidAppliers: readonly Applier[] = [...applicationAppliers, ...dossierAppliers, ...recordAppliers, ...standardAppliers];
