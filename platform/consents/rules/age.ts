import { yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';

/** A child (under 14, PIPL 31), a minor of 14 to 17, or an adult. */
export type AgeBand = 'child' | 'minor' | 'adult';

/** Whole years on a day; whoever is born on 29 February turns on 1 March in other years. */
export function ageOn(bornOn: PlainDate, day: PlainDate): number {
  const hadBirthday = day.slice(5) >= bornOn.slice(5);
  return yearOf(day) - yearOf(bornOn) - (hadBirthday ? 0 : 1);
}

export function ageBand(bornOn: PlainDate, day: PlainDate): AgeBand {
  const age = ageOn(bornOn, day);
  if (age < 14) return 'child';
  return age < 18 ? 'minor' : 'adult';
}
