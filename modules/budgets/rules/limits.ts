import { readYuan } from '#platform/forms/amount.ts';
import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';

/** Most fen that an activity may cost per person and altogether; null says nothing. */
export type Limits = { readonly perPerson: number | null; readonly perEvent: number | null };
export const NO_LIMITS: Limits = { perPerson: null, perEvent: null };
export const LIMIT_NAMES = ['perPerson', 'perEvent'] as const satisfies readonly (keyof Limits)[];

/** What holds for a union, from what each union of its ladder has set: of every number the strictest, whoever said it. */
export function limitsInForce(set: readonly Limits[]): Limits {
  return set.reduce((all, one) => ({ perPerson: least(all.perPerson, one.perPerson), perEvent: least(all.perEvent, one.perEvent) }), NO_LIMITS);
}

/** A union below may be stricter than those above, never looser: the first number that would be, if any. What it does not name stays theirs. */
export function findLooser(asked: Limits, above: Limits): keyof Limits | undefined {
  return LIMIT_NAMES.find((name) => {
    const [own, most] = [asked[name], above[name]];
    return own !== null && most !== null && own > most;
  });
}

/** Per person is compared exactly: the total against people times the limit, so that no rounding helps. */
export function checkLimits(plan: { readonly total: number; readonly people: number }, { perPerson, perEvent }: Limits): Outcome<void> {
  if (perEvent !== null && plan.total > perEvent) return refuse(errors['over-event-limit'], { most: readYuan(perEvent) });
  if (perPerson !== null && plan.total > perPerson * plan.people) return refuse(errors['over-person-limit'], { most: readYuan(perPerson) });
  return ok(undefined);
}

function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
