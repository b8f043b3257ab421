import type { AidForm, Level } from '../wire.ts';

/**
 * How far above the local 低保 line a household may stand, per head and after its costs. Deep is below the line, relative
 * within twice of it; accident, after compensation, insurance and other aid, below three times (one city; domain.md §4.1).
 */
export function isEntitled(level: Level, perHead: number, line: number): boolean {
  switch (level) {
    case 'deep': return perHead < line;
    case 'relative': return perHead <= 2 * line;
    case 'accident': return perHead < 3 * line;
  }
}

/** The deepest level that the numbers alone allow; undefined above all of them. */
export function deepestLevel(perHead: number, line: number): Level | undefined {
  return (['deep', 'relative', 'accident'] as const).find((level) => isEntitled(level, perHead, line));
}

/** What a union's word sets; money in fen. Two regional versions stand side by side in domain.md §4.1: nothing here is national. */
export type Standard = {
  /** 低保 per person and month. */
  readonly line: number;
  /** Months of the line that a household may be given in a year. */
  readonly deepMonths: number;
  readonly relativeMonths: number;
  readonly accidentMost: number;
};

/** The first version of the table; the line itself has no default, for it is different in every county. */
export const STANDARD_DEFAULTS: Omit<Standard, 'line'> = { deepMonths: 10, relativeMonths: 8, accidentMost: 1_000_000 };

/**
 * The most that one household may be given in a year, in fen. Medical and school aid are limited by receipts that the
 * committee sees and no table knows: undefined.
 */
export function ceiling(asked: { readonly level: Level; readonly aidForm: AidForm }, standard: Standard): number | undefined {
  if (asked.aidForm === 'accident') return standard.accidentMost;
  if (asked.aidForm !== 'living') return undefined;
  return standard.line * (asked.level === 'deep' ? standard.deepMonths : standard.relativeMonths);
}
