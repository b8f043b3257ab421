import type { TOPICS } from '../wire.ts';

type Topic = (typeof TOPICS)[number];

/** All in working days. */
export type Limits = {
  /** To close a case on its first rung. */
  readonly closeDays: number;
  /** To close it on every rung above. */
  readonly rungDays: number;
  /** How long a question to the worker may stop the clock. */
  readonly waitDays: number;
  /** How long a pause may be. */
  readonly pauseDays: number;
  /** In which the receiving union may say that the matter is not its own. */
  readonly refuseDays: number;
};

/**
 * Where no union has set anything. Closing: after the 12345 hotline's published example (consultation and help 3,
 * complaints 13); refusing: 5, after Zhejiang's rule on union legal supervision, article 17. No law sets a limit for
 * union appeals.
 */
export const DEFAULT_LIMITS: Readonly<Record<Topic, Limits>> = {
  'consultation': limits(3), 'aid': limits(3), 'complaint': limits(13), 'legal-aid': limits(13), 'suggestion': limits(13),
};

function limits(closeDays: number): Limits {
  return { closeDays, rungDays: 5, waitDays: 10, pauseDays: 30, refuseDays: 5 };
}

export const LIMIT_NAMES = ['closeDays', 'rungDays', 'waitDays', 'pauseDays', 'refuseDays'] as const satisfies readonly (keyof Limits)[];

/** A union below may promise more than the union above, never less: the first limit that would be wider, if any. */
export function findLooser(asked: Limits, inherited: Limits): keyof Limits | undefined {
  return LIMIT_NAMES.find((name) => asked[name] > inherited[name]);
}

/**
 * What holds for a union, from what each union of its ladder has set, the top first. The top's word takes the place of the
 * defaults; every union below may be stricter, and where it is looser (set before the one above was) it rests: the one above
 * holds until it is loosened again. Each of the limits by itself.
 */
export function limitsInForce(setFromTop: readonly (Limits | undefined)[], topic: Topic): Limits {
  return setFromTop.reduce<Limits>((above, own, place) => (own === undefined ? above : place === 0 ? own : stricterOf(above, own)), DEFAULT_LIMITS[topic]);
}

function stricterOf(one: Limits, other: Limits): Limits {
  const least = (name: keyof Limits) => Math.min(one[name], other[name]);
  return {
    closeDays: least('closeDays'), rungDays: least('rungDays'), waitDays: least('waitDays'), pauseDays: least('pauseDays'), refuseDays: least('refuseDays'),
  };
}

/** The limits of a union that rest, because what holds is stricter. */
export function restingNames(own: Limits, inForce: Limits): (keyof Limits)[] {
  return LIMIT_NAMES.filter((name) => own[name] > inForce[name]);
}
