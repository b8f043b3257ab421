import { addWorkingDays, type Calendar } from '#platform/calendar/rules/working-days.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

/** Working days (工作日) that a union has before it is reminded, before the union above takes over, before silence counts as consent. */
export type Limits = { readonly contact: number; readonly decide: number; readonly transfer: number };

/**
 * Tianjin promises three working days to the first contact, Shanghai fifteen to the answer (domain.md §1.6). Fifteen for
 * the transfer is the platform's own default: no national rule names a number.
 */
export const LIMITS: Limits = { contact: 3, decide: 15, transfer: 15 };

export type JoinDue = { readonly contactOn: PlainDate; readonly dueOn: PlainDate };

/** Both days count from the day an application came to the union that holds it. */
export function joinDue(calendar: Calendar, from: PlainDate, limits: Limits = LIMITS): JoinDue {
  return {
    contactOn: addWorkingDays(calendar, from, limits.contact).date,
    dueOn: addWorkingDays(calendar, from, limits.decide).date,
  };
}

export function transferDue(calendar: Calendar, from: PlainDate, limits: Limits = LIMITS): PlainDate {
  return addWorkingDays(calendar, from, limits.transfer).date;
}

/** A day is kept until it is over: late begins the day after. */
export function isPast(day: PlainDate, today: PlainDate): boolean {
  return today > day;
}
