import { toInstant } from '#platform/kernel/clock.ts';
import type { WholeRecord, WalRecord } from '../backup-folder.ts';
import { toSegment } from './wal-segments.ts';

/** The newest whole copy that was finished before the moment wanted. */
export function chooseWhole(bases: readonly WholeRecord[], until: Date | undefined): WholeRecord | undefined {
  const fitting = bases.filter((base) => until === undefined || toInstant(base.madeAt) <= until);
  return fitting.toSorted((one, other) => (one.madeAt < other.madeAt ? -1 : 1)).at(-1);
}

/**
 * The archived segments after a copy. 'gap' when one between is not there: what lies behind it cannot be reached, and half
 * a history is not given out as a whole one. When a segment was archived says nothing about when its commits were made
 * (the archive may have been away), so none is left out: PostgreSQL itself stops at the moment wanted.
 */
export function chooseWal(base: WholeRecord, records: readonly WalRecord[]): readonly WalRecord[] | 'gap' {
  const bytes = BigInt(base.segmentBytes);
  const last = toSegment(base.lastSegment, bytes);
  const chosen: WalRecord[] = [];
  let next = last.number + 1n;
  for (const record of records) {
    const segment = toSegment(record.segment, bytes);
    if (segment.timeline !== last.timeline || segment.number < next) continue;
    if (segment.number > next) return 'gap';
    chosen.push(record);
    next += 1n;
  }
  return chosen;
}

/** Whether everything confirmed before `until` is surely in the copy or these segments. */
export function covers(base: WholeRecord, wal: readonly WalRecord[], until: Date): boolean {
  return toInstant(base.madeAt) >= until || wal.some(({ completeTo }) => completeTo !== null && toInstant(completeTo) >= until);
}
