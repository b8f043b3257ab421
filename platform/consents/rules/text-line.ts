import type { PlainDate } from '#platform/kernel/plain-date.ts';

/** One version of a notice. `publisherId` is null for the words that the product ships. */
export type TextVersion = {
  readonly publisherId: string | null;
  readonly version: number;
  readonly hash: string;
  readonly validFrom: PlainDate;
  /** It allows more than the one before: who agreed to that one is asked again (PIPL 14). */
  readonly widens: boolean;
};

/**
 * All versions in the order in which they come into force: the shipped ones up to the union's first, then the union's own.
 * What the product ships later does not overrule a union that speaks for itself.
 */
export function toLine<Version extends TextVersion>(shipped: readonly Version[], published: readonly Version[]): Version[] {
  const own = published.toSorted((one, other) => one.version - other.version);
  const [first] = own;
  const before = shipped.filter((one, index) => index === 0 || first === undefined || one.validFrom <= first.validFrom).toSorted((one, other) => one.version - other.version);
  return [...before, ...own];
}

/** The newest version that is valid on a day; the product's first one is valid from the beginning. */
export function versionOn<Version extends TextVersion>(line: readonly Version[], day: PlainDate): Version | undefined {
  return line.findLast((one) => one.validFrom <= day) ?? line[0];
}

/**
 * Whether who agreed to the version with this hash is asked again on a day: a version since then, in force by now, allows more.
 * What is in no line (another union's text, after a move) was agreed with somebody else.
 */
export function isWidenedSince(line: readonly TextVersion[], agreedHash: string, day: PlainDate): boolean {
  const current = versionOn(line, day);
  if (current === undefined || current.hash === agreedHash) return false;
  const from = line.findLastIndex((one) => one.hash === agreedHash);
  const to = line.lastIndexOf(current);
  if (from === -1) return true;
  return line.slice(from + 1, to + 1).some((one) => one.widens);
}

/** The earliest day from which a union's new version may hold: not in the past, and not before the one of its own that it follows. */
export function earliestDay(line: readonly TextVersion[], today: PlainDate): PlainDate {
  const last = line.findLast(({ publisherId }) => publisherId !== null)?.validFrom ?? today;
  return last > today ? last : today;
}
