import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import {
  firmAdded, firmChanged, firmMoved, firmPhoneEntered, firmRemoved, importBegun, importStepped, itemAdded, itemChanged, itemRehomed, itemRemoved,
  progressReported,
} from './definitions.ts';

/** An UPDATE … FROM takes any one of several rows for the same target: of neighbours about one thing the last counts. */
function lastOf<Event>(events: readonly Event[], idOf: (event: Event) => string): Event[] {
  return [...new Map(events.map((event) => [idOf(event), event])).values()];
}

const planAppliers: readonly Applier[] = [
  applier(itemAdded, async (tx, events) => {
    await tx`
      insert into measures_item (id, union_id, org_path, line_path, year, heading, title, owner_id, department, begins_on, ends_on, added_at, changed_at)
      select e."itemId", e."unionId", u.path, u.line_path, e.year, e.heading, e.title, e."ownerId", e.department, e."beginsOn", e."endsOn", e.at, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "itemId" uuid, "unionId" uuid, year integer, heading text, title text, "ownerId" uuid, department text,
        "beginsOn" date, "endsOn" date, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(itemChanged, async (tx, events) => {
    await tx`
      update measures_item t set heading = e.heading, title = e.title, owner_id = e."ownerId", department = e.department,
        begins_on = e."beginsOn", ends_on = e."endsOn", changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.itemId))}) as e(
        "itemId" uuid, heading text, title text, "ownerId" uuid, department text, "beginsOn" date, "endsOn" date, at timestamptz)
      where t.id = e."itemId"`;
  }),
  applier(itemRemoved, async (tx, events) => {
    await tx`
      update measures_item t set removed_at = e.at, changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("itemId" uuid, at timestamptz) where t.id = e."itemId"`;
  }),
  applier(itemRehomed, async (tx, events) => {
    await tx`
      update measures_item t set union_id = u.id, org_path = u.path, line_path = u.line_path, changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.itemId))}) as e("itemId" uuid, "toUnionId" uuid, at timestamptz)
      join orgs_union u on u.id = e."toUnionId" where t.id = e."itemId"`;
  }),
  applier(progressReported, async (tx, events) => {
    await tx`
      insert into measures_report (id, item_id, officer_id, progress, sentence, photos, at)
      select e."reportId", e."itemId", e."officerId", e.progress, e.sentence,
        array(select p.value::uuid from jsonb_array_elements_text(e.photos) with ordinality p(value, place) order by p.place), e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "reportId" uuid, "itemId" uuid, "officerId" uuid, progress integer, sentence text, photos jsonb, at timestamptz)`;
    await tx`
      update measures_item t set progress = e.progress, sentence = e.sentence, changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.itemId))}) as e(
        "itemId" uuid, progress integer, sentence text, at timestamptz)
      where t.id = e."itemId"`;
  }),
];

const firmAppliers: readonly Applier[] = [
  applier(firmAdded, async (tx, events) => {
    await tx`
      insert into measures_firm (id, union_id, org_path, line_path, name, name_key, credit_code, kind, industry, address, workers,
        contact_name, firm_union_id, import_id, is_generated, added_at, changed_at)
      select e."firmId", e."unionId", u.path, u.line_path, e.name, e."nameKey", e."creditCode", e.kind, e.industry, e.address, e.workers,
        e."contactName", e."firmUnionId", e."importId", e."isGenerated", e.at, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "firmId" uuid, "unionId" uuid, name text, "nameKey" text, "creditCode" text, kind text, industry text, address text, workers integer,
        "contactName" text, "firmUnionId" uuid, "importId" uuid, "isGenerated" boolean, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(firmChanged, async (tx, events) => {
    await tx`
      update measures_firm t set name = e.name, name_key = e."nameKey", credit_code = e."creditCode", kind = e.kind, industry = e.industry,
        address = e.address, workers = e.workers, contact_name = e."contactName", firm_union_id = e."firmUnionId", import_id = e."importId",
        changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.firmId))}) as e(
        "firmId" uuid, name text, "nameKey" text, "creditCode" text, kind text, industry text, address text, workers integer,
        "contactName" text, "firmUnionId" uuid, "importId" uuid, at timestamptz)
      where t.id = e."firmId"`;
  }),
  applier(firmPhoneEntered, async (tx, events) => {
    await tx`
      update measures_firm t set phone_sealed = e.phone, changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.firmId))}) as e("firmId" uuid, phone text, at timestamptz)
      where t.id = e."firmId"`;
  }),
  applier(firmMoved, async (tx, events) => {
    await tx`
      update measures_firm t set union_id = u.id, org_path = u.path, line_path = u.line_path, changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events, (event) => event.firmId))}) as e("firmId" uuid, "toUnionId" uuid, at timestamptz)
      join orgs_union u on u.id = e."toUnionId" where t.id = e."firmId"`;
    await tx`
      insert into measures_firm_move (id, firm_id, from_union_id, to_union_id, officer_id, at)
      select e."moveId", e."firmId", e."unionId", e."toUnionId", e."officerId", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "moveId" uuid, "firmId" uuid, "unionId" uuid, "toUnionId" uuid, "officerId" uuid, at timestamptz)`;
  }),
  applier(firmRemoved, async (tx, events) => {
    await tx`
      update measures_firm t set removed_at = e.at, changed_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("firmId" uuid, at timestamptz) where t.id = e."firmId"`;
  }),
];

const importAppliers: readonly Applier[] = [
  applier(importBegun, async (tx, events) => {
    await tx`
      insert into measures_import (id, union_id, org_path, line_path, officer_id, file_name, file_hash, last_line, begun_at)
      select e."importId", e."unionId", u.path, u.line_path, e."officerId", e."fileName", e."fileHash", e."lastLine", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "importId" uuid, "unionId" uuid, "officerId" uuid, "fileName" text, "fileHash" text, "lastLine" integer, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(importStepped, async (tx, events) => {
    const linesOf = Map.groupBy(events, (event) => event.importId);
    const steps = lastOf(events, (event) => event.importId)
      .map((event) => ({ ...event, wrongLines: (linesOf.get(event.importId) ?? []).flatMap((one) => one.wrongLines) }));
    await tx`
      update measures_import t set next_line = e.next, added = e.added, merged = e.merged, unchanged = e.unchanged, wrong = e.wrong,
        wrong_lines = t.wrong_lines || array(select l.line::integer from jsonb_array_elements_text(e."wrongLines") with ordinality l(line, place) order by l.place)
      from jsonb_to_recordset(${rowsOf(tx, steps)}) as e(
        "importId" uuid, next integer, added integer, merged integer, unchanged integer, wrong integer, "wrongLines" jsonb)
      where t.id = e."importId"`;
  }),
];

/** The only code that writes this module's tables, here and in replay. */
export const measuresAppliers: readonly Applier[] = [...planAppliers, ...firmAppliers, ...importAppliers];
