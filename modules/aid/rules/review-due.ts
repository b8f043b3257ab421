import { addDays, daysBetween, type PlainDate } from '#platform/kernel/plain-date.ts';

/** The review is yearly; it may be held in the two months before its day, so that a visit can be fitted in. */
const EARLY_DAYS = 60;

/** The same day a year later; of 29 February the 28th. */
export function nextReview(on: PlainDate): PlainDate {
  const year = Number(on.slice(0, 4)) + 1;
  const asked = `${String(year).padStart(4, '0')}${on.slice(4)}`;
  const isLeapDay = on.endsWith('-02-29');
  // -- the same month and day exist in every year but for the leap day
  return (isLeapDay ? `${asked.slice(0, 8)}28` : asked) as PlainDate;
}

export function isDue(dueOn: PlainDate | null, today: PlainDate): boolean {
  return dueOn !== null && dueOn <= today;
}

export function mayReview(dueOn: PlainDate | null, today: PlainDate): boolean {
  return dueOn !== null && daysBetween(today, dueOn) <= EARLY_DAYS;
}

/** The first day of which the review may be held. */
export function reviewFrom(dueOn: PlainDate): PlainDate {
  return addDays(dueOn, -EARLY_DAYS);
}
