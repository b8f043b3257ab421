import { applier, rowsOf, type Applier } from '#platform/journal/applier.ts';
import { withWholeReach } from '#platform/orgs/store/whole-reach.ts';
import { alarmRaised, alarmSeen, callBackOffered, callBackRecorded, callBackRehomed, limitSet } from './oversight.ts';

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
      insert into appeals_alarm (id, union_id, upper_union_id, org_path, line_path, topic, cases, lead_id, kind, raised_at)
      select e."alarmId", e."unionId", u.id, u.path, u.line_path, e.topic, e.cases, e."leadId", coalesce(e.kind, 'matter'), e.at
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e(
        "alarmId" uuid, "unionId" uuid, "upperUnionId" uuid, topic text, cases integer, "leadId" uuid, kind text, at timestamptz)
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
    // Whoever counts a union's calls sees that there is one, and not whose.
    await tx`
      insert into appeals_called (id, union_id, org_path, line_path, received_on)
      select e."callBackId", u.id, u.path, u.line_path, e."receivedOn"
      from jsonb_to_recordset(${rowsOf(tx, events)}) as e("callBackId" uuid, "caseUnionId" uuid, "receivedOn" date)
      join orgs_union u on u.id = e."caseUnionId"`;
  }),
  applier(callBackRehomed, (tx, events) => withWholeReach(tx, async () => {
    const last = [...new Map(events.map((event) => [event.callBackId, event])).values()];
    await tx`
      update appeals_call_back b set union_id = u.id, org_path = u.path, line_path = u.line_path
      from jsonb_to_recordset(${rowsOf(tx, last)}) as e("callBackId" uuid, "unionId" uuid)
      join orgs_union u on u.id = e."unionId" where b.id = e."callBackId"`;
  })),
  applier(callBackRecorded, async (tx, events) => {
    const made = tx`jsonb_to_recordset(${rowsOf(tx, events)}) as e(
      "callBackId" uuid, at timestamptz, "isReached" boolean, "isSolved" boolean, score integer)`;
    await tx`
      update appeals_call_back b set done_at = e.at, is_reached = e."isReached", is_solved = e."isSolved", score = e.score
      from ${made} where b.id = e."callBackId"`;
    // Whoever called is of another union than the one that had the case.
    await withWholeReach(tx, async () => {
      await tx`update appeals_called c set is_reached = e."isReached", is_solved = e."isSolved" from ${made} where c.id = e."callBackId"`;
    });
  }),
];
