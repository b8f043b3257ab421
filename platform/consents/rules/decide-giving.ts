import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/errors.ts';
import type { AgeBand } from './age.ts';
import { missingPurposes, TEXT_KINDS, type Purpose, type TextKey } from './text-kinds.ts';

export type Giving = {
  readonly textKey: TextKey;
  /** Of the text that is in force, and of the one that was read. */
  readonly currentHash: string;
  readonly readHash: string;
  /** Each has been ticked by itself. */
  readonly purposes: readonly string[];
  /** Purposes with a consent that stands. */
  readonly held: readonly string[];
  /** Undefined where no birthday is known. */
  readonly band: AgeBand | undefined;
  readonly hasGuardian: boolean;
};

/**
 * Which purposes a yes covers, or why it is none. Under 14 a guardian speaks (PIPL 31). From 14 to 17 a person speaks alone for
 * what the service cannot do without; for more that is sensitive the guardian joins (ADR 0016).
 */
export function decideGiving(giving: Giving): Outcome<readonly Purpose[]> {
  const { textKey, purposes, held, band, hasGuardian } = giving;
  if (giving.readHash !== giving.currentHash) return refuse(errors['text-changed']);
  const asked = TEXT_KINDS[textKey].filter(({ purpose }) => purposes.includes(purpose));
  if (asked.length < new Set(purposes).size) return refuse(errors['purpose-unknown']);
  if (asked.length === 0 || missingPurposes(textKey, purposes, held).length > 0) return refuse(errors['consent-missing']);
  const isChildConcerned = band === 'child' || asked.some(({ needsGuardian }) => needsGuardian);
  const isMoreThanNeeded = band === 'minor' && asked.some(({ isSensitive, isOptional }) => isSensitive && isOptional);
  if ((isChildConcerned || isMoreThanNeeded) && !hasGuardian) return refuse(errors['guardian-needed']);
  return ok(asked.map(({ purpose }) => purpose));
}
