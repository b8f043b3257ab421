import type { Quota } from '#platform/accounts/quota.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GIGABYTE = 1_000_000_000;

/**
 * Wide enough for a factory of some thousand workers who all scan the same poster in one shift (3,000 in an hour are
 * served), narrow enough that a machine fills neither disk nor desk. Nothing is counted by address but the coarse ceiling.
 */
export const QUOTAS = {
  casesPerCodeHour: { most: 6000, perMs: HOUR },
  casesPerCodeDay: { most: 20_000, perMs: DAY },
  messagesPerCaseDay: { most: 40, perMs: DAY },
  /** Bytes as stored. 3,000 workers with two photos each are about two gigabytes. */
  photoBytesPerCodeDay: { most: 4 * GIGABYTE, perMs: DAY },
  /** Small pictures fill no disk, but the house's one list of photos that nobody has sent yet. */
  photosPerCodeDay: { most: 20_000, perMs: DAY },
  /** Sealed values that one officer is shown; a list of them is an export, which needs a second person. */
  revealsPerOfficerDay: { most: 50, perMs: DAY },
  /** Lists of members in the clear that one officer takes away, each approved by somebody else. */
  fullExportsPerOfficerDay: { most: 5, perMs: DAY },
  /** Tries to name a colleague by name and four digits: a form names a few, and ten thousand are not guessed. */
  membersNamedPerPersonDay: { most: 20, perMs: DAY },
  photoBytesPerPersonDay: { most: 0.3 * GIGABYTE, perMs: DAY },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;

/**
 * Requests of one network (an IPv4 /24, an IPv6 /56) in a minute: 500 a second. Three thousand workers behind one
 * address who all write in the same minute make about thirty thousand requests.
 */
export const NETWORK_CEILING: Quota = { most: 30_000, perMs: 60_000 };
