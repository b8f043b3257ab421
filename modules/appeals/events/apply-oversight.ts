import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { alarmRaised, alarmSeen, callBackOffered, callBackRecorded, limitSet } from './oversight.ts';

export const oversightAppliers: readonly Applier[] = [
  applier(limitSet, async (tx, events) => {
    for (const event of events) {
      // What held until now ends where the new one begins; one that would begin later never will.
      await tx`
        update appeals_limit l set valid_to = greatest(${event.validFrom}::date, l.valid_from)
        where l.union_id = ${event.unionId} and l.topic = ${event.topic}
          and (l.valid_to is null or l.valid_to > ${event.validFrom})`;
      await tx`
        insert into appeals_limit (id, union_id, org_path, line_path, topic, close_days, rung_days, wait_days, pause_days, refuse_days,
          source, valid_from, set_at)
        select ${event.limitId}, u.id, u.path, u.line_path, ${event.topic}, ${event.closeDays}, ${event.rungDays}, ${event.waitDays},
          ${event.pauseDays}, ${event.refuseDays}, ${event.source}, ${event.validFrom}, ${event.at}
        from orgs_union u where u.id = ${event.unionId}`;
    }
  }),
  applier(alarmRaised, async (tx, events) => {
    await tx`
      insert into appeals_alarm (id, union_id, upper_union_id, org_path, line_path, topic, cases, lead_id, raised_at)
      select e."alarmId", e."unionId", u.id, u.path, u.line_path, e.topic, e.cases, e."leadId", e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "alarmId" uuid, "unionId" uuid, "upperUnionId" uuid, topic text, cases integer, "leadId" uuid, at timestamptz)
      join orgs_union u on u.id = e."upperUnionId"`;
  }),
  applier(alarmSeen, async (tx, events) => {
    await tx`
      update appeals_alarm m set seen_at = e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("alarmId" uuid, at timestamptz) where m.id = e."alarmId"`;
  }),
  applier(callBackOffered, async (tx, events) => {
    await tx`
      insert into appeals_call_back (id, appeal_id, union_id, org_path, line_path, case_union_id, key_id, case_number, topic,
        received_on, name_sealed, phone_sealed, offered_at, due_on)
      select e."callBackId", e."appealId", u.id, u.path, u.line_path, e."caseUnionId", e."keyId", e."caseNumber", e.topic,
        e."receivedOn", e.name, e.phone, e.at, e."dueOn"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "callBackId" uuid, "appealId" uuid, "unionId" uuid, "caseUnionId" uuid, "keyId" uuid, "caseNumber" text, topic text,
        "receivedOn" date, name text, phone text, at timestamptz, "dueOn" date)
      join orgs_union u on u.id = e."unionId"`;
  }),
  applier(callBackRecorded, async (tx, events) => {
    await tx`
      update appeals_call_back b set done_at = e.at, is_reached = e."isReached", is_solved = e."isSolved", score = e.score
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "callBackId" uuid, at timestamptz, "isReached" boolean, "isSolved" boolean, score integer) where b.id = e."callBackId"`;
  }),
];
