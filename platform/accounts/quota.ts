/** At most so many uses in a window that begins with the first one. Times in milliseconds. */
export type Quota = { readonly most: number; readonly perMs: number };
export type Used = { readonly count: number; readonly since: Date };

const HOUR = 3_600_000;

/**
 * Wide, because whole offices and mobile carriers stand behind one network; they stop machines, not people.
 * `codesPerDay` is for the platform: what an SMS bomb may cost, and when somebody has to look.
 */
export const SIGN_IN_QUOTAS = {
  failuresPerNetwork: { most: 100, perMs: HOUR },
  codesPerNetwork: { most: 1000, perMs: HOUR },
  /** Questions put to keys and to other doors; an office of a thousand signs in within an hour. */
  ceremoniesPerNetwork: { most: 3000, perMs: HOUR },
  /** Of one person, who has shown a phone: name and six digits are not guessed in five. */
  realNamesPerDay: { most: 5, perMs: 24 * HOUR },
  codesPerDay: { most: 20_000, perMs: 24 * HOUR },
} as const satisfies Record<string, Quota>;

/** Milliseconds until one more use fits; 0 when it fits now. */
export function quotaWait(used: Used | undefined, quota: Quota, now: Date): number {
  if (used === undefined || isOver(used, quota, now) || used.count < quota.most) return 0;
  // A clock set back must not turn an hour into months.
  return Math.min(quota.perMs, used.since.getTime() + quota.perMs - now.getTime());
}

export function afterUse(used: Used | undefined, quota: Quota, now: Date): Used {
  return used === undefined || isOver(used, quota, now)
    ? { count: 1, since: now }
    : { count: used.count + 1, since: used.since };
}

function isOver(used: Used, quota: Quota, now: Date): boolean {
  return now.getTime() - used.since.getTime() >= quota.perMs;
}
