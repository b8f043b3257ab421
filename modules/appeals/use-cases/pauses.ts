import { handle } from '#platform/access/handler.ts';
import { addWorkingDays } from '#platform/calendar/rules/working-days.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { endpoints, errors } from '../contract.ts';
import { appealPaused, appealResumed } from '../events/casework.ts';
import { officerFor, signedBy } from './acting-officer.ts';
import { calendarAround, dueAfter } from './case-clock.ts';
import { caseFieldsOf } from './case-events.ts';
import { limitsFor } from './limits-in-force.ts';

/** A pause has a reason that the worker reads and a last day; the limits say how long it may be. */
export const pauseAppeal = handle(endpoints.pauseAppeal, async (ctx, input, row) => {
  const officer = await officerFor(ctx, row, 'pause');
  const today = dateInChina(ctx.clock.now());
  const limits = await limitsFor(ctx.tx, officer.ladder, { topic: row.topic, on: today });
  const latest = addWorkingDays(await calendarAround(ctx, row.receivedOn), today, limits.pauseDays).date;
  if (input.until <= today || input.until > latest) throw new AppError(errors['pause-too-long'], { field: 'until', latest });
  await record(ctx, [appealPaused({
    ...caseFieldsOf(row), ...signedBy(officer), untilOn: input.until, text: input.reason,
    ...await dueAfter(ctx, row, { kind: 'paused', untilOn: input.until }),
  })]);
  return {};
});

export const resumeAppeal = handle(endpoints.resumeAppeal, async (ctx, _input, row) => {
  const officer = await officerFor(ctx, row, 'resume');
  await record(ctx, [appealResumed({
    ...caseFieldsOf(row), ...signedBy(officer), cause: 'by-hand', ...await dueAfter(ctx, row, { kind: 'resumed' }),
  })]);
  return {};
});
