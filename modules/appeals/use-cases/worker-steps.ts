import { handle } from '#platform/access/handler.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import { record } from '#platform/journal/journal.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { appealRated, appealReopened, messageAdded } from '../events/definitions.ts';
import { decideAddition, decideRating } from '../rules/appeal-state.ts';
import { deadlineOf } from '../rules/deadline.ts';
import { caseFieldsOf } from './case-events.ts';

export const addMessage = handle(endpoints.addMessage, async (ctx, input, row) => {
  orThrow(decideAddition(row));
  await record(ctx, [messageAdded({ ...caseFieldsOf(row), text: input.text })]);
  return {};
});

/** "Not solved" is a rating and a reopening in one transaction: neither can be had without the other. */
export const rateAppeal = handle(endpoints.rateAppeal, async (ctx, input, row) => {
  const decided = orThrow(decideRating(row, input.isSolved));
  const previous = row.score === null ? null : { isSolved: row.isSolved === true, score: row.score };
  const rated = appealRated({
    ...caseFieldsOf(row), isSolved: input.isSolved, score: input.score, previous,
    ...(input.remark === undefined || input.remark === '' ? {} : { text: input.remark }),
  });
  if (!decided.reopens) {
    await record(ctx, [rated]);
    return {};
  }
  const today = dateInChina(ctx.clock.now());
  const calendar = await loadCalendar(ctx.tx, yearOf(today), yearOf(today) + 1);
  const due = deadlineOf(row.topic, today, calendar);
  await record(ctx, [rated, appealReopened({
    ...caseFieldsOf(row), openedOn: today, ...due, isFirstTime: row.reopenedTimes === 0,
  })]);
  return {};
});
