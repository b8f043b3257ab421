import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { doorClosed, doorOpened, passesCame, rollOpened, rollSettled } from './definitions.ts';

/** The only code that writes this room's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const checkinAppliers: readonly Applier[] = [
  applier(rollOpened, async (tx, events) => {
    const last = [...new Map(events.map((event) => [event.rollId, event])).values()];
    await tx`
      insert into checkin_roll (id, union_id, org_path, line_path, admits_from_minutes, takes_walk_ins, notes, opened_at)
      select e."rollId", e."unionId", u.path, u.line_path, e."admitsFromMinutes", e."takesWalkIns", e.notes, e.at
      from jsonb_to_recordset(${rowsOf(tx, last)}) as e("rollId" uuid, "unionId" uuid, "admitsFromMinutes" integer, "takesWalkIns" boolean, notes jsonb, at timestamptz)
      join orgs_union u on u.id = e."unionId"
      on conflict (id) do update set admits_from_minutes = excluded.admits_from_minutes, takes_walk_ins = excluded.takes_walk_ins, notes = excluded.notes, opened_at = excluded.opened_at`;
  }),
  applier(doorOpened, async (tx, events) => {
    await tx`
      insert into checkin_door (id, roll_id, name, secret_hash, made_at)
      select e."doorId", e."rollId", e.name, e."secretHash", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("doorId" uuid, "rollId" uuid, name text, "secretHash" text, at timestamptz)`;
  }),
  applier(doorClosed, async (tx, events) => {
    await tx`update checkin_door t set closed_at = e.at from jsonb_to_recordset(${rowsOf(tx, events)}) as e("doorId" uuid, at timestamptz) where t.id = e."doorId"`;
  }),
  applier(passesCame, async (tx, events) => {
    await tx`
      insert into checkin_pass (id, roll_id, door_id, entry_id, card_id, person_id, persons, how, at, came_at, is_undone)
      select p."passId", e."rollId", e."doorId", p."entryId", p."cardId", p."personId", p.persons, p.how, p.at, e.at, p."isUndone"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("rollId" uuid, "doorId" uuid, passes jsonb, at timestamptz)
      cross join lateral jsonb_to_recordset(e.passes) as p("passId" uuid, "entryId" uuid, "cardId" uuid, "personId" uuid, persons integer, how text, at timestamptz, "isUndone" boolean)`;
    await tx`
      update checkin_pass t set is_undone = true
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(undone jsonb) cross join lateral jsonb_array_elements_text(e.undone) as x(id) where t.id = x.id::uuid`;
  }),
  applier(rollSettled, async (tx, events) => {
    await tx`update checkin_roll t set settled_at = e.at from jsonb_to_recordset(${rowsOf(tx, events)}) as e("rollId" uuid, at timestamptz) where t.id = e."rollId"`;
  }),
];
