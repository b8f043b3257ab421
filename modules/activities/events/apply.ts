import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { activityCancelled, activityMade, activityRehomed, activityRevised, sessionRated } from './definitions.ts';

/** The only code that writes this module's tables, here and in replay: it asks no clock, no chance and no other zone. */
export const activitiesAppliers: readonly Applier[] = [
  applier(activityMade, async (tx, events) => {
    await tx`
      insert into activities_activity (id, union_id, org_path, line_path, kind, title, sounds, summary, place, contact, way, audience, group_most, plan_number, opens_at, closes_at,
        begins_at, ends_at, made_at, made_on)
      select e."activityId", e."unionId", u.path, u.line_path, e.kind, e.title, e.sounds, e.summary, e.place, e.contact, e.way, e.audience, e."groupMost", e."planNumber", e."opensAt", e."closesAt",
        (select min(s."beginsAt") from jsonb_to_recordset(e.sessions) as s("beginsAt" timestamptz)), (select max(s."endsAt") from jsonb_to_recordset(e.sessions) as s("endsAt" timestamptz)),
        e.at, e."madeOn"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("activityId" uuid, "unionId" uuid, kind text, title text, sounds text, summary text, place text, contact text, way text, audience jsonb,
        "groupMost" integer, "planNumber" text, "opensAt" timestamptz, "closesAt" timestamptz, sessions jsonb, at timestamptz, "madeOn" date)
      join orgs_union u on u.id = e."unionId"`;
    await writeSessions(tx, events);
  }),
  applier(activityRevised, async (tx, events) => {
    const last = [...new Map(events.map((event) => [event.activityId, event])).values()];
    await tx`
      update activities_activity t set title = e.title, sounds = e.sounds, summary = e.summary, place = e.place, contact = e.contact,
        begins_at = (select min(s."beginsAt") from jsonb_to_recordset(e.sessions) as s("beginsAt" timestamptz)),
        ends_at = (select max(s."endsAt") from jsonb_to_recordset(e.sessions) as s("endsAt" timestamptz))
      from jsonb_to_recordset(${rowsOf(tx, last)}) as e("activityId" uuid, title text, sounds text, summary text, place text, contact text, sessions jsonb) where t.id = e."activityId"`;
    await writeSessions(tx, last);
  }),
  applier(activityCancelled, async (tx, events) => {
    await tx`
      update activities_activity t set cancelled_at = e.at, cancel_reason = e.reason
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("activityId" uuid, reason text, at timestamptz) where t.id = e."activityId"`;
  }),
  applier(activityRehomed, async (tx, events) => {
    // One by one: a successor may have ended too, and then the second step begins from what the first wrote.
    for (const event of events) {
      await tx`
        update activities_activity t set union_id = u.id, org_path = u.path, line_path = u.line_path, audience = replace(t.audience::text, e."unionId"::text, e."toUnionId"::text)::jsonb
        from jsonb_to_recordset(${rowsOf(tx, [event])}) as e("activityId" uuid, "unionId" uuid, "toUnionId" uuid) join orgs_union u on u.id = e."toUnionId" where t.id = e."activityId"`;
    }
  }),
  applier(sessionRated, async (tx, events) => {
    await tx`
      insert into activities_rating (id, session_id, activity_id, person_id, stars, words_sealed, rated_at)
      select e."ratingId", e."sessionId", e."activityId", e."personId", e.stars, e.words, e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("ratingId" uuid, "sessionId" uuid, "activityId" uuid, "personId" uuid, stars integer, words text, at timestamptz)`;
  }),
];

/** Sessions keep their ids: places are offered under them. */
async function writeSessions(tx: Tx, events: readonly { readonly activityId: string; readonly sessions: readonly object[] }[]): Promise<void> {
  await tx`
    insert into activities_session (id, activity_id, label, place, begins_at, ends_at)
    select s."sessionId", e."activityId", s.label, s.place, s."beginsAt", s."endsAt"
    from jsonb_to_recordset(${rowsOf(tx, events)}) as e("activityId" uuid, sessions jsonb)
    cross join lateral jsonb_to_recordset(e.sessions) as s("sessionId" uuid, label text, place text, "beginsAt" timestamptz, "endsAt" timestamptz)
    on conflict (id) do update set label = excluded.label, place = excluded.place, begins_at = excluded.begins_at, ends_at = excluded.ends_at`;
}
