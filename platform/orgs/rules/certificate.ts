import { addDays, toPlainDate, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';

/** 总工办发〔2020〕20号: a legal-person certificate is valid 3 to 5 years (article 26), and renewed in its last 30 days (article 27). */
const YEARS = { least: 3, most: 5 } as const;
export const REMINDER_DAYS = 30;

/** Both days count as valid: from 1 July 2024 to 30 June 2027 are three years. */
export function isCertificatePeriod(from: PlainDate, to: PlainDate): boolean {
  // Written with four digits, later years have no name.
  if (yearOf(from) + YEARS.most > 9999) return false;
  const after = addDays(to, 1);
  return after >= yearsAfter(from, YEARS.least) && after <= yearsAfter(from, YEARS.most);
}

/** The first day on which its officers are reminded. */
export function reminderDay(to: PlainDate): PlainDate {
  return addDays(to, -REMINDER_DAYS);
}

/** The same day some years on; 29 February becomes 1 March where there is none. */
function yearsAfter(date: PlainDate, years: number): PlainDate {
  const rest = date.slice(4);
  const year = String(yearOf(date) + years).padStart(4, '0');
  return rest === '-02-29' ? addDays(toPlainDate(`${year}-02-28`), 1) : toPlainDate(`${year}${rest}`);
}
