import { addWorkingDays, type Calendar } from '#platform/calendar/rules/working-days.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { TOPICS } from '../wire.ts';

/**
 * Working days until a case should be closed. Defaults after the 12345 hotline's published example
 * (consultation and help 3, complaints 13); no law sets a limit for union appeals, so a union may shorten them.
 */
export const LIMITS: Readonly<Record<(typeof TOPICS)[number], number>> = {
  'consultation': 3, 'aid': 3, 'complaint': 13, 'legal-aid': 13, 'suggestion': 13,
};

/** The deadline of a case received (or reopened) on a day. Provisional while the calendar of its year is empty. */
export function deadlineOf(
  topic: (typeof TOPICS)[number], from: PlainDate, calendar: Calendar,
): { dueOn: PlainDate; isDueProvisional: boolean } {
  const due = addWorkingDays(calendar, from, LIMITS[topic]);
  return { dueOn: due.date, isDueProvisional: due.isProvisional };
}

export function isOverdue(dueOn: PlainDate | null, isClosed: boolean, today: PlainDate): boolean {
  return dueOn !== null && !isClosed && today > dueOn;
}
