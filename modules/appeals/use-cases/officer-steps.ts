import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { addWorkingDays } from '#platform/calendar/rules/working-days.ts';
import type { NewEvent } from '#platform/contract/event.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { endpoints } from '../contract.ts';
import { appealAccepted, appealAnswered, appealClosed, workerAsked } from '../events/definitions.ts';
import { isOverdue } from '../rules/clock.ts';
import { bucketOf } from '../rules/histogram.ts';
import { listJoined } from '../store/matters.ts';
import type { AppealRow } from '../store/rows.ts';
import { officerFor, signedBy, type Officer } from './acting-officer.ts';
import { calendarAround, dueAfter } from './case-clock.ts';
import { caseFieldsOf } from './case-events.ts';
import { limitsFor } from './limits-in-force.ts';
import { offerCallBack } from './offer-call-back.ts';

export const acceptAppeal = handle(endpoints.acceptAppeal, async (ctx, _input, row) => {
  const officer = await officerFor(ctx, row, 'accept');
  await record(ctx, [appealAccepted({ ...caseFieldsOf(row), ...signedBy(officer), ...await dueAfter(ctx, row, { kind: 'accepted' }) })]);
  return {};
});

/** A question stops the clock, but never for longer than the limits allow. */
export const askWorker = handle(endpoints.askWorker, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'ask');
  const today = dateInChina(ctx.clock.now());
  const limits = await limitsFor(ctx.tx, officer.ladder, { topic: row.topic, on: today });
  const untilOn = addWorkingDays(await calendarAround(ctx, row.receivedOn), today, limits.waitDays).date;
  await record(ctx, [workerAsked({
    ...caseFieldsOf(row), ...signedBy(officer), untilOn, text: input.text, ...await dueAfter(ctx, row, { kind: 'asked', untilOn }),
  })]);
  return {};
});

/** What is answered to the lead of a matter is answered to every worker who came with it. */
export const answerAppeal = handle(endpoints.answerAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'answer');
  await record(ctx, await eachOfMatter(ctx, row, async (one) => appealAnswered({
    ...caseFieldsOf(one), ...signedBy(officer), text: input.text, ...await dueAfter(ctx, one, { kind: 'answered' }),
  })));
  return {};
});

export const closeAppeal = handle(endpoints.closeAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'close');
  await record(ctx, await eachOfMatter(ctx, row, async (one) => closing(ctx, one, { officer, text: input.result })));
  await offerCallBack(ctx, row, officer);
  return {};
});

function closing(ctx: Ctx, row: AppealRow, act: { officer: Officer; text: string }): NewEvent {
  const now = ctx.clock.now();
  const isSilent = !row.isAnswered;
  const isInTime = row.rung === 0 && !isOverdue(row.dueOn, false, dateInChina(now));
  const hours = (now.getTime() - row.receivedAt.getTime()) / 3_600_000;
  return appealClosed({
    ...caseFieldsOf(row, { status: 'closed', closedTimes: row.closedTimes + 1, isSilent, isInTime }), ...signedBy(act.officer),
    isSilent, isInTime, hourBucket: row.closedTimes === 0 && row.joinedTo === null ? bucketOf(hours) : null, text: act.text,
  });
}

/** The case and the open ones joined to it; texts are sealed for each with its own key. */
async function eachOfMatter(ctx: Ctx, row: AppealRow, make: (one: AppealRow) => Promise<NewEvent>): Promise<NewEvent[]> {
  const joined = row.joinedCount === 0 ? [] : await listJoined(ctx.tx, ctx.reach, row.id, true);
  const events: NewEvent[] = [];
  for (const one of [row, ...joined]) events.push(await make(one));
  return events;
}
