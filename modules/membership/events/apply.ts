import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import {
  cardIssued, cardKeyBegan, foundingApproved, foundingAsked, foundingElected, foundingReturned, foundingStepped, foundingWithdrawn, joinAccepted, joinAsked, joinClimbed, joinReminded, joinReturned,
  joinWithdrawn, limitsSet, transferAsked, transferConfirmed, transferSettled,
} from './definitions.ts';

/** A statement may touch a row once: of neighbours about one thing the last counts. */
function lastOf<Event>(events: readonly Event[], idOf: (event: Event) => string): Event[] {
  return [...new Map(events.map((event) => [idOf(event), event])).values()];
}

const joinAppliers: readonly Applier[] = [
  applier(joinAsked, async (tx, events) => {
    await tx`
      insert into membership_join (id, person_id, union_id, holder_id, org_path, line_path, status, name, id_number_sealed, id_index, employer,
        employer_key, credit_code, category, notice_version, asked_at, contact_on, due_on)
      select e."joinId", e."personId", e."unionId", e."holderId", u.path, u.line_path, 'waiting', e.name, e."idNumber", e."idIndex", e.employer,
        e."employerKey", e."creditCode", e.category, e."noticeVersion", e.at, e."contactOn", e."dueOn"
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.joinId))}) as e(
        "joinId" uuid, "personId" uuid, "unionId" uuid, "holderId" uuid, name text, "idNumber" text, "idIndex" text, employer text,
        "employerKey" text, "creditCode" text, category text, "noticeVersion" text, "contactOn" date, "dueOn" date, at timestamptz)
      join orgs_union u on u.id = e."unionId"
      on conflict (id) do update set status = 'waiting', holder_id = excluded.holder_id, name = excluded.name, id_number_sealed = excluded.id_number_sealed,
        id_index = excluded.id_index, employer = excluded.employer, employer_key = excluded.employer_key, credit_code = excluded.credit_code,
        category = excluded.category, notice_version = excluded.notice_version, contact_on = excluded.contact_on, due_on = excluded.due_on,
        reminded_at = null, reason_sealed = null, settled_at = null`;
  }),
  applier(joinReturned, async (tx, events) => {
    await tx`
      update membership_join t set status = e.status, reason_sealed = e.reason, settled_at = case e.status when 'refused' then e.at end
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.joinId))}) as e("joinId" uuid, status text, reason text, at timestamptz)
      where t.id = e."joinId"`;
  }),
  applier(joinAccepted, async (tx, events) => {
    await tx`
      update membership_join t set status = 'accepted', settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("joinId" uuid, at timestamptz) where t.id = e."joinId"`;
  }),
  applier(joinWithdrawn, async (tx, events) => {
    await tx`
      update membership_join t set status = 'withdrawn', settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("joinId" uuid, at timestamptz) where t.id = e."joinId"`;
  }),
  applier(joinReminded, async (tx, events) => {
    await tx`
      update membership_join t set reminded_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.joinId))}) as e("joinId" uuid, at timestamptz) where t.id = e."joinId"`;
  }),
  applier(joinClimbed, async (tx, events) => {
    await tx`
      update membership_join t set holder_id = e."holderId", contact_on = e."contactOn", due_on = e."dueOn", reminded_at = null
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.joinId))}) as e(
        "joinId" uuid, "holderId" uuid, "contactOn" date, "dueOn" date)
      where t.id = e."joinId"`;
  }),
];

const transferAppliers: readonly Applier[] = [
  applier(transferAsked, async (tx, events) => {
    await tx`
      insert into membership_transfer (id, person_id, name, from_id, to_id, status, asked_at, due_on, former_standing)
      select e."transferId", e."personId", e.name, e."fromId", e."toId", 'open', e.at, e."dueOn", e."formerStanding"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "transferId" uuid, "personId" uuid, name text, "fromId" uuid, "toId" uuid, "dueOn" date, "formerStanding" text, at timestamptz)`;
    await tx`
      insert into membership_transfer_end (id, transfer_id, person_id, side, union_id, org_path, line_path)
      select v.id, e."transferId", e."personId", v.side, u.id, u.path, u.line_path
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "transferId" uuid, "personId" uuid, "fromId" uuid, "toId" uuid, "outEndId" uuid, "inEndId" uuid)
      cross join lateral (values (e."outEndId", 'out', e."fromId"), (e."inEndId", 'in', e."toId")) as v(id, side, union_id)
      join orgs_union u on u.id = v.union_id`;
  }),
  applier(transferConfirmed, async (tx, events) => {
    await tx`
      update membership_transfer_end t set confirmed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("transferId" uuid, side text, at timestamptz)
      where t.transfer_id = e."transferId" and t.side = e.side`;
  }),
  applier(transferSettled, async (tx, events) => {
    await tx`
      update membership_transfer t set status = e.status, objected_by = e."objectedBy", reason_sealed = e.reason, settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("transferId" uuid, status text, "objectedBy" text, reason text, at timestamptz)
      where t.id = e."transferId"`;
  }),
];

const foundingAppliers: readonly Applier[] = [
  applier(foundingAsked, async (tx, events) => {
    await tx`
      insert into membership_founding (id, person_id, union_id, org_path, line_path, status, employer, employer_key, credit_code, address, workers,
        joiners, kind, proposed_name, applicant_name, photos, asked_at, due_on)
      select e."foundingId", e."personId", e."unionId", u.path, u.line_path, 'submitted', e.employer, e."employerKey", e."creditCode", e.address,
        e.workers, e.joiners, e.kind, e."proposedName", e."applicantName",
        array(select p.value::uuid from jsonb_array_elements_text(e.photos) with ordinality p(value, place) order by p.place), e.at, e."dueOn"
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.foundingId))}) as e(
        "foundingId" uuid, "personId" uuid, "unionId" uuid, employer text, "employerKey" text, "creditCode" text, address text, workers integer,
        joiners integer, kind text, "proposedName" text, "applicantName" text, photos jsonb, "dueOn" date, at timestamptz)
      join orgs_union u on u.id = e."unionId"
      on conflict (id) do update set status = 'submitted', employer = excluded.employer, employer_key = excluded.employer_key,
        credit_code = excluded.credit_code, address = excluded.address, workers = excluded.workers, joiners = excluded.joiners, kind = excluded.kind,
        proposed_name = excluded.proposed_name, applicant_name = excluded.applicant_name, photos = excluded.photos, due_on = excluded.due_on,
        reason = null, settled_at = null`;
  }),
  applier(foundingReturned, async (tx, events) => {
    await tx`
      update membership_founding t set status = e.status, reason = e.reason, settled_at = case e.status when 'refused' then e.at end
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.foundingId))}) as e(
        "foundingId" uuid, status text, reason text, at timestamptz)
      where t.id = e."foundingId"`;
  }),
  applier(foundingApproved, async (tx, events) => {
    await tx`
      update membership_founding t set status = 'preparing', document_number = e."documentNumber", founded_union_id = e."foundedUnionId", settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("foundingId" uuid, "documentNumber" text, "foundedUnionId" uuid, at timestamptz)
      where t.id = e."foundingId"`;
  }),
  applier(foundingWithdrawn, async (tx, events) => {
    await tx`
      update membership_founding t set status = 'withdrawn', settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("foundingId" uuid, at timestamptz) where t.id = e."foundingId"`;
  }),
];

const courseAppliers: readonly Applier[] = [
  applier(foundingStepped, async (tx, events) => {
    await addSteps(tx, events.map((event) => ({ ...event, chairId: null, chairName: null })));
  }),
  applier(foundingElected, async (tx, events) => {
    await addSteps(tx, events.map((event) => ({ ...event, kind: 'elected', documentNumber: null, reason: null })));
  }),
];

type AddedStep = { readonly foundingId: string; readonly stepId: string; readonly kind: string; readonly at: Date };

async function addSteps(tx: Tx, steps: readonly AddedStep[]): Promise<void> {
  await tx`
    insert into membership_founding_step (id, founding_id, person_id, org_path, line_path, kind, held_on, document_number, reason, photos, facts, chair_id,
      chair_name, done_at)
    select e."stepId", f.id, f.person_id, f.org_path, f.line_path, e.kind, e."heldOn", e."documentNumber", e.reason,
      array(select p.value::uuid from jsonb_array_elements_text(e.photos) with ordinality p(value, place) order by p.place), e.facts, e."chairId", e."chairName",
      e.at
    from jsonb_to_recordset(${rowsOf(tx, steps)}) as e(
      "stepId" uuid, "foundingId" uuid, kind text, "heldOn" date, "documentNumber" text, reason text, photos jsonb, facts jsonb, "chairId" uuid,
      "chairName" text, at timestamptz)
    join membership_founding f on f.id = e."foundingId"`;
  await tx`
    update membership_founding t set status = e.status, due_on = coalesce(e."dueOn", t.due_on), reason = e.reason
    from jsonb_to_recordset(${rowsOf(tx, lastOf(steps, (one) => one.foundingId))}) as e("foundingId" uuid, status text, "dueOn" date, reason text)
    where t.id = e."foundingId"`;
}

const cardAppliers: readonly Applier[] = [
  applier(cardKeyBegan, async (tx, events) => {
    // One after the other: each ends the one before it.
    for (const event of events) {
      await tx`update membership_card_key k set until_at = ${event.at} where k.until_at is null`;
      await tx`
        insert into membership_card_key (id, key_id, public_key, began_at)
        values (${event.cardKeyId}, ${event.keyId}, ${event.publicKey}, ${event.at})`;
    }
  }),
  applier(cardIssued, async (tx, events) => {
    await tx`
      insert into membership_card (id, person_id, number, issued_at)
      select e."cardId", e."personId", e.number, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("cardId" uuid, "personId" uuid, number text, at timestamptz)`;
  }),
];

const limitAppliers: readonly Applier[] = [
  applier(limitsSet, async (tx, events) => {
    for (const event of events) {
      // What held until now ends where the new one begins; one that would begin later never will.
      await tx`
        update membership_limit l set valid_to = greatest(${event.validFrom}::date, l.valid_from)
        where l.union_id = ${event.unionId} and (l.valid_to is null or l.valid_to > ${event.validFrom})`;
      await tx`
        insert into membership_limit (id, union_id, org_path, line_path, contact_days, decide_days, transfer_days, source, valid_from, set_at)
        select ${event.limitId}, u.id, u.path, u.line_path, ${event.contact}, ${event.decide}, ${event.transfer}, ${event.source}, ${event.validFrom}, ${event.at}
        from orgs_union u where u.id = ${event.unionId}`;
    }
  }),
];

/** The only code that writes this module's tables, here and in replay. */
export const membershipAppliers: readonly Applier[] = [...joinAppliers, ...transferAppliers, ...foundingAppliers, ...courseAppliers, ...cardAppliers, ...limitAppliers];
