import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints, errors } from '../contract.ts';
import { alarmSeen, callBackOffered, callBackRecorded } from '../events/oversight.ts';
import { listAlarmsInReach } from '../store/alarms.ts';
import { listCallBacksInReach } from '../store/call-backs.ts';
import type { UnionId } from '#platform/kernel/id.ts';

/** Whoever acts for a row that belongs to one union: in that union's name. */
function actingAt(ctx: Ctx, unionId: UnionId) {
  if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  const grants = liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() });
  return { officerId: ctx.actor.personId, officerUnionId: grants.find((grant) => grant.unionId === unionId)?.unionId ?? grants[0]?.unionId ?? unionId };
}

export const listAlarms = handle(endpoints.listAlarms, async (ctx) => ({
  alarms: (await listAlarmsInReach(ctx.tx, ctx.reach)).map((row) => ({
    alarmId: row.id, unionId: row.unionId, unionName: row.unionName, kind: row.kind, topic: row.topic, cases: row.cases, raisedAt: row.raisedAt,
    isSeen: row.seenAt !== null,
  })),
}));

export const seeAlarm = handle(endpoints.seeAlarm, async (ctx, _input, row) => {
  if (row.seenAt === null) await record(ctx, [alarmSeen({ alarmId: row.id, ...actingAt(ctx, row.upperUnionId) })]);
  return {};
});

export const listCallBacks = handle(endpoints.listCallBacks, async (ctx) => ({
  callBacks: (await listCallBacksInReach(ctx.tx, ctx.reach)).map((row) => ({
    callBackId: row.id, unionName: row.unionName, caseUnionName: row.caseUnionName, caseNumber: row.caseNumber, topic: row.topic,
    offeredAt: row.offeredAt, dueOn: row.dueOn, doneAt: row.doneAt, isReached: row.isReached, isSolved: row.isSolved, score: row.score,
  })),
}));

/** The number, for the call alone: once it is made, it is shown no more. */
export const revealCallBack = handle(endpoints.revealCallBack, async (ctx, _input, row) => {
  if (row.doneAt !== null) throw new AppError(errors['call-back-done']);
  const key = (await loadKeys(ctx.tx, ctx.keyring, [row.keyId])).get(row.keyId);
  const open = (field: string, sealed: Sealed | null) => (key === undefined || sealed === null ? ''
    : String(JSON.parse(openSeal(key, { type: callBackOffered.type, field, subject: row.id }, sealed))));
  return { name: open('name', row.nameSealed), phone: open('phone', row.phoneSealed) };
});

export const recordCallBack = handle(endpoints.recordCallBack, async (ctx, input, row) => {
  if (row.doneAt !== null) throw new AppError(errors['call-back-done']);
  await record(ctx, [callBackRecorded({
    callBackId: row.id, keyId: row.keyId, caseUnionId: row.caseUnionId, receivedOn: row.receivedOn, ...actingAt(ctx, row.unionId),
    isReached: input.isReached, isSolved: input.isReached ? input.isSolved ?? null : null, score: input.isReached ? input.score ?? null : null,
    ...(input.remark === undefined || input.remark === '' ? {} : { remark: input.remark }),
  })]);
  return {};
});
