import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import {
  entriesSettled, entryAgreed, entryAnswered, entryEnded, limitSet, listLooked, offerCancelled, offerMoved, offerOpened, offerTaken, placesOffered, poolSettled, poolTurned,
} from './definitions.ts';

/** The only code that writes this room's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const signupAppliers: readonly Applier[] = [
  applier(limitSet, async (tx, events) => {
    await tx`
      insert into signup_limit (id, union_id, org_path, line_path, name, period, most, set_at)
      select distinct on (e."limitId") e."limitId", e."unionId", u.path, u.line_path, e.name, e.period, e.most, e.at
      from rows from (jsonb_to_recordset(${rowsOf(tx, events)}) as ("limitId" uuid, "unionId" uuid, name text, period text, most integer, at timestamptz)) with ordinality
        as e("limitId", "unionId", name, period, most, at, place)
      join orgs_union u on u.id = e."unionId" order by e."limitId", e.place desc
      on conflict (id) do update set name = excluded.name, period = excluded.period, most = excluded.most, set_at = excluded.set_at`;
  }),
  applier(offerOpened, async (tx, events) => {
    await tx`
      insert into signup_offer (id, union_id, org_path, line_path, service, way, title, link, opens_at, closes_at, last_moment, hold_minutes, group_most, waiting_most,
        audience, questions, limit_id, waiting, next_position, due_at, opened_at)
      select e."offerId", e."unionId", u.path, u.line_path, e.service, e.way, e.title, e.link, e."opensAt", e."closesAt", e."lastMoment", e."holdMinutes", e."groupMost",
        e."waitingMost", e.audience, e.questions, e."limitId", 0, 1, e."dueAt", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("offerId" uuid, "unionId" uuid, service text, way text, title text, link text, "opensAt" timestamptz,
        "closesAt" timestamptz, "lastMoment" timestamptz, "holdMinutes" integer, "groupMost" integer, "waitingMost" integer, audience jsonb, questions jsonb, "limitId" uuid,
        "dueAt" timestamptz, at timestamptz)
      join orgs_union u on u.id = e."unionId"`;
    await tx`
      insert into signup_share (offer_id, union_id, parent_id, places, flows_back_at, taken)
      select e."offerId", s."unionId", s."parentId", s.places, s."flowsBackAt", 0
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("offerId" uuid, shares jsonb)
      cross join lateral jsonb_to_recordset(e.shares) as s("unionId" uuid, "parentId" uuid, places integer, "flowsBackAt" timestamptz)`;
  }),
  applier(entriesSettled, async (tx, events) => {
    await tx`
      insert into signup_entry (id, offer_id, person_id, persons, state, position, takings, came_at)
      select s."entryId", e."offerId", s."personId", s.persons, s.state, s.position, s.takings, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("offerId" uuid, entries jsonb, at timestamptz)
      cross join lateral jsonb_to_recordset(e.entries) as s("entryId" uuid, "personId" uuid, persons integer, state text, position integer, takings jsonb)`;
    await moveShares(tx, events.flatMap(({ offerId, entries }) => entries.map(({ takings }) => ({ offerId, takings }))), 1);
    await moveOffers(tx, events.map(({ offerId, entries, dueAt }) => ({
      offerId, dueAt, waiting: entries.filter(({ state }) => state === 'waiting').length, next: Math.max(...entries.map(({ position }) => position)) + 1,
    })));
  }),
  applier(placesOffered, async (tx, events) => {
    await tx`
      update signup_entry t set state = 'offered', takings = e.takings, offered_until = e.until
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("entryId" uuid, takings jsonb, until timestamptz) where t.id = e."entryId"`;
    await moveShares(tx, events, 1);
    await moveOffers(tx, events.map(({ offerId, dueAt }) => ({ offerId, dueAt, waiting: -1, next: 0 })));
  }),
  applier(offerTaken, async (tx, events) => {
    await tx`
      update signup_entry t set state = 'placed', offered_until = null
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("entryId" uuid) where t.id = e."entryId"`;
    await moveOffers(tx, events.map(({ offerId, dueAt }) => ({ offerId, dueAt, waiting: 0, next: 0 })));
  }),
  applier(entryAgreed, async (tx, events) => {
    await tx`
      update signup_entry t set state = case when jsonb_array_length(e.takings) > 0 then 'placed' else 'waiting' end, takings = e.takings
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("entryId" uuid, takings jsonb) where t.id = e."entryId"`;
    await moveShares(tx, events, 1);
    await moveOffers(tx, events.map(({ offerId, dueAt, takings }) => ({ offerId, dueAt, waiting: takings.length > 0 ? 0 : 1, next: 0 })));
  }),
  applier(entryAnswered, async (tx, events) => {
    const last = [...new Map(events.map((event) => [event.entryId, event])).values()];
    await tx`
      update signup_entry t set answers_sealed = e.answers from jsonb_to_recordset(${rowsOf(tx, last)}) as e("entryId" uuid, answers text) where t.id = e."entryId"`;
  }),
  applier(poolSettled, async (tx, events) => {
    await tx`
      update signup_entry t set state = s.state, position = s.position, takings = s.takings
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(entries jsonb)
      cross join lateral jsonb_to_recordset(e.entries) as s("entryId" uuid, state text, position integer, takings jsonb) where t.id = s."entryId"`;
    await moveShares(tx, events.flatMap(({ offerId, entries }) => entries.map(({ takings }) => ({ offerId, takings }))), 1);
    await moveOffers(tx, events.map(({ offerId, entries, dueAt }) => ({ offerId, dueAt, waiting: entries.filter(({ state }) => state === 'waiting').length, next: 0 })));
    await tx`
      update signup_offer t set drawn_at = e.at from jsonb_to_recordset(${rowsOf(tx, events)}) as e("offerId" uuid, at timestamptz) where t.id = e."offerId"`;
  }),
  applier(poolTurned, async (tx, events) => {
    await tx`
      update signup_entry t set state = 'asked'
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(entries jsonb) cross join lateral jsonb_array_elements_text(e.entries) as x(id) where t.id = x.id::uuid`;
    await tx`update signup_offer t set way = 'approval' from jsonb_to_recordset(${rowsOf(tx, events)}) as e("offerId" uuid) where t.id = e."offerId"`;
  }),
  applier(entryEnded, async (tx, events) => {
    // Who waits without an offer counts for the list; the row as it stood says so.
    const counted = await tx<{ id: string }[]>`select t.id from signup_entry t where t.state = 'waiting' and t.id = any(${events.map(({ entryId }) => entryId)}::uuid[])`;
    const waited = new Set(counted.map(({ id }) => id));
    await tx`
      update signup_entry t set state = e.end, offered_until = null, ended_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("entryId" uuid, "end" text, at timestamptz) where t.id = e."entryId"`;
    await moveShares(tx, events, -1);
    await moveOffers(tx, events.map(({ offerId, entryId, dueAt }) => ({ offerId, dueAt, waiting: waited.has(entryId) ? -1 : 0, next: 0 })));
  }),
  applier(offerMoved, async (tx, events) => {
    await tx`
      update signup_entry t set state = 'offered', offered_until = e.until
      from (select distinct on (x.id) x.id::uuid as id, r.until from rows from (jsonb_to_recordset(${rowsOf(tx, events)}) as (entries jsonb, until timestamptz)) with ordinality
        as r(entries, until, place) cross join lateral jsonb_array_elements_text(r.entries) as x(id) order by x.id, r.place desc) e where t.id = e.id`;
    await moveOffers(tx, events.map(({ offerId, dueAt }) => ({ offerId, dueAt, waiting: 0, next: 0 })));
    const last = [...new Map(events.map((event) => [event.offerId, event])).values()];
    await tx`
      update signup_offer t set last_moment = greatest(e."lastMoment", t.closes_at)
      from jsonb_to_recordset(${rowsOf(tx, last)}) as e("offerId" uuid, "lastMoment" timestamptz) where t.id = e."offerId"`;
  }),
  applier(listLooked, (tx, events) => moveOffers(tx, events.map(({ offerId, dueAt }) => ({ offerId, dueAt, waiting: 0, next: 0 })))),
  applier(offerCancelled, async (tx, events) => {
    await tx`
      update signup_offer t set cancelled_at = e.at, due_at = null from jsonb_to_recordset(${rowsOf(tx, events)}) as e("offerId" uuid, at timestamptz) where t.id = e."offerId"`;
  }),
];

type Taken = { readonly offerId: string; readonly takings: readonly { readonly unionId: string; readonly persons: number }[] };

/** Sums first: one row of a share is written once, however many stand on it. */
async function moveShares(tx: Tx, events: readonly Taken[], by: 1 | -1): Promise<void> {
  const sums = new Map<string, { offerId: string; unionId: string; persons: number }>();
  for (const { offerId, takings } of events) {
    for (const { unionId, persons } of takings) {
      const key = `${offerId} ${unionId}`;
      sums.set(key, { offerId, unionId, persons: (sums.get(key)?.persons ?? 0) + by * persons });
    }
  }
  if (sums.size === 0) return;
  await tx`
    update signup_share t set taken = t.taken + e.persons
    from jsonb_to_recordset(${rowsOf(tx, [...sums.values()])}) as e("offerId" uuid, "unionId" uuid, persons integer)
    where t.offer_id = e."offerId" and t.union_id = e."unionId"`;
}

type Moved = { readonly offerId: string; readonly dueAt: string | null; readonly waiting: number; readonly next: number };

/** Neighbours about one offer become one row: counts add up, the last says when the list is due. */
async function moveOffers(tx: Tx, moves: readonly Moved[]): Promise<void> {
  const folded = new Map<string, Moved>();
  for (const one of moves) {
    const before = folded.get(one.offerId);
    folded.set(one.offerId, { ...one, waiting: one.waiting + (before?.waiting ?? 0), next: Math.max(one.next, before?.next ?? 0) });
  }
  await tx`
    update signup_offer t set waiting = t.waiting + e.waiting, next_position = greatest(t.next_position, e.next), due_at = e."dueAt"
    from jsonb_to_recordset(${rowsOf(tx, [...folded.values()])}) as e("offerId" uuid, waiting integer, next integer, "dueAt" timestamptz) where t.id = e."offerId"`;
}
