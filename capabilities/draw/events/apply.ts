import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import {
  closerAsked, closerTurnCame, drawEnded, drawFrozen, drawOpened, drawRehomed, drawSettled, freezeDelayed, freezeExtended, freezeFailed, partyCommitted, partyRevealed, weightSet,
} from './definitions.ts';

/** The only code that writes this room's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const drawAppliers: readonly Applier[] = [
  applier(drawOpened, async (tx, events) => {
    await tx`
      insert into draw_draw (id, union_id, org_path, line_path, closer_id, title, link, places, state, freeze_at, freeze_by, reveal_minutes, close_minutes, due_at, is_closer_told, reason, opened_at)
      select e."drawId", e."unionId", u.path, u.line_path, e."closerId", e.title, e.link, e.places, 'open', e."freezeAt", e."freezeBy", e."revealMinutes", e."closeMinutes", e."freezeAt", false, '', e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid, "unionId" uuid, "closerId" uuid, title text, link text, places integer, "freezeAt" timestamptz,
        "freezeBy" timestamptz, "revealMinutes" integer, "closeMinutes" integer, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(closerAsked, async (tx, events) => {
    await tx`
      update draw_draw t set closer_id = e."closerId"
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("drawId" uuid, "closerId" uuid) where t.id = e."drawId"`;
  }),
  applier(partyCommitted, async (tx, events) => {
    await tx`
      insert into draw_party (draw_id, party, role, union_id, name, person_id, commitment, committed_at)
      select e."drawId", e.party, e.role, e."partyUnionId", e.name, e."personId", e.commitment, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid, party integer, role text, "partyUnionId" uuid, name text, "personId" uuid, commitment text, at timestamptz)`;
    await setDue(tx, events);
  }),
  applier(weightSet, async (tx, events) => {
    await tx`
      insert into draw_weight (entry_id, draw_id, person_id, weight, reason_sealed, set_at)
      select distinct on (e."entryId") e."entryId", e."drawId", e."personId", e.weight, e.reason, e.at
      from rows from (jsonb_to_recordset(${rowsOf(tx, events)}) as ("entryId" uuid, "drawId" uuid, "personId" uuid, weight integer, reason text, at timestamptz)) with ordinality
        as e("entryId", "drawId", "personId", weight, reason, at, place)
      order by e."entryId", e.place desc
      on conflict (entry_id) do update set weight = excluded.weight, reason_sealed = excluded.reason_sealed, set_at = excluded.set_at`;
  }),
  applier(freezeDelayed, async (tx, events) => {
    await tx`update draw_draw t set state = 'delayed' from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid) where t.id = e."drawId"`;
    await setDue(tx, events);
  }),
  applier(freezeFailed, async (tx, events) => {
    await tx`update draw_draw t set state = 'stuck', due_at = null from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid) where t.id = e."drawId"`;
  }),
  applier(freezeExtended, async (tx, events) => {
    await tx`
      update draw_draw t set state = case when t.state = 'stuck' then 'delayed' else t.state end, freeze_by = e."freezeBy", reason = e.reason
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("drawId" uuid, "freezeBy" timestamptz, reason text) where t.id = e."drawId"`;
    await setDue(tx, events);
  }),
  applier(drawFrozen, async (tx, events) => {
    await tx`
      update draw_draw t set state = 'frozen', frozen_at = e."frozenAt", reveal_by = e."revealBy", close_by = e."closeBy", list_text = e.list, list_hash = e."listHash"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid, "frozenAt" timestamptz, "revealBy" timestamptz, "closeBy" timestamptz, list text, "listHash" text)
      where t.id = e."drawId"`;
    await tx`
      insert into draw_entry (entry_id, draw_id, person_id, number, token, weight, size)
      select n."entryId", e."drawId", n."personId", n.number, n.token, n.weight, n.size
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid, entries jsonb)
      cross join lateral jsonb_to_recordset(e.entries) as n("entryId" uuid, "personId" uuid, number text, token text, weight integer, size integer)`;
    await setDue(tx, events);
  }),
  applier(partyRevealed, async (tx, events) => {
    await tx`
      update draw_party t set value = e.value, salt = e.salt, revealed_at = e."revealedAt"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid, party integer, value text, salt text, "revealedAt" timestamptz)
      where t.draw_id = e."drawId" and t.party = e.party`;
    await setDue(tx, events);
  }),
  applier(closerTurnCame, async (tx, events) => {
    await tx`update draw_draw t set is_closer_told = true from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid) where t.id = e."drawId"`;
    await setDue(tx, events);
  }),
  applier(drawSettled, async (tx, events) => {
    await tx`
      update draw_draw t set state = 'settled', due_at = null, result_text = e.file, result_hash = e.hash, settled_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid, file text, hash text, at timestamptz) where t.id = e."drawId"`;
    await tx`
      update draw_entry t set rank = n.rank, is_placed = n."isPlaced"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(entries jsonb)
      cross join lateral jsonb_to_recordset(e.entries) as n("entryId" uuid, rank integer, "isPlaced" boolean) where t.entry_id = n."entryId"`;
  }),
  applier(drawEnded, async (tx, events) => {
    await tx`
      update draw_draw t set state = 'ended', due_at = null, ending = e.ending, reason = e.reason
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("drawId" uuid, ending text, reason text) where t.id = e."drawId"`;
  }),
  applier(drawRehomed, async (tx, events) => {
    await tx`
      update draw_draw t set union_id = u.id, org_path = u.path, line_path = u.line_path, closer_id = e."closerId"
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("drawId" uuid, "toUnionId" uuid, "closerId" uuid) join orgs_union u on u.id = e."toUnionId" where t.id = e."drawId"`;
  }),
];

type About = { readonly drawId: string };

/** Neighbours about one draw: the last has the last word. */
function lastOf<Event extends About>(events: readonly Event[]): Event[] {
  return [...new Map(events.map((event) => [event.drawId, event])).values()];
}

async function setDue(tx: Tx, events: readonly (About & { readonly dueAt: string | null })[]): Promise<void> {
  await tx`
    update draw_draw t set due_at = e."dueAt"
    from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("drawId" uuid, "dueAt" timestamptz) where t.id = e."drawId"`;
}
