import { addWorkingDays, type Calendar } from '#platform/calendar/rules/working-days.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';

/** Working days (工作日) that a union has before it is reminded, before the union above takes over, before silence counts as consent. */
export type Limits = { readonly contact: number; readonly decide: number; readonly transfer: number };
export const LIMIT_NAMES = ['contact', 'decide', 'transfer'] as const satisfies readonly (keyof Limits)[];

/**
 * Where no union has set anything. Tianjin promises three working days to the first contact, Shanghai fifteen to the answer
 * (domain.md §1.6). Fifteen for the transfer is the platform's own default: no national rule names a number.
 */
export const LIMITS: Limits = { contact: 3, decide: 15, transfer: 15 };

/**
 * What holds for a union, from what each union of its ladder has set, the top first. The top's word takes the place of the
 * defaults; every union below may promise more, and where it promises less (set before the one above was) its word rests.
 */
export function limitsInForce(setFromTop: readonly (Limits | undefined)[]): Limits {
  return setFromTop.reduce<Limits>((above, own, place) => (own === undefined ? above : place === 0 ? own : stricterOf(above, own)), LIMITS);
}

/** The better promise of the two for the worker, each number by itself. */
export function stricterOf(one: Limits, other: Limits): Limits {
  return { contact: Math.min(one.contact, other.contact), decide: Math.min(one.decide, other.decide), transfer: Math.min(one.transfer, other.transfer) };
}

/** A union below may promise more than the union above, never less: the first number that would be wider, if any. */
export function findLooser(asked: Limits, allowed: Limits): keyof Limits | undefined {
  return LIMIT_NAMES.find((name) => asked[name] > allowed[name]);
}

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
