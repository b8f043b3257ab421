import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import {
  cardIssued, foundingApproved, foundingAsked, foundingReturned, foundingWithdrawn, joinAccepted, joinAsked, joinClimbed, joinReminded, joinReturned,
  joinWithdrawn, transferAsked, transferConfirmed, transferSettled,
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
      on conflict (id) do update set status = 'waiting', name = excluded.name, id_number_sealed = excluded.id_number_sealed,
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

const cardAppliers: readonly Applier[] = [
  applier(cardIssued, async (tx, events) => {
    await tx`
      insert into membership_card (id, person_id, number, issued_at)
      select e."cardId", e."personId", e.number, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("cardId" uuid, "personId" uuid, number text, at timestamptz)`;
  }),
];

/** The only code that writes this module's tables, here and in replay. */
export const membershipAppliers: readonly Applier[] = [...joinAppliers, ...transferAppliers, ...foundingAppliers, ...cardAppliers];
