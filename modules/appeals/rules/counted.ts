import type { FigureKind, SOURCES, STATUSES } from '../wire.ts';
import { isSatisfied } from './satisfaction.ts';

export type CountedCase = {
  readonly status: (typeof STATUSES)[number];
  readonly source: (typeof SOURCES)[number];
  readonly isJoined: boolean;
  readonly closedTimes: number;
  readonly reopenedTimes: number;
  readonly rung: number;
  /** Closed without an officer's answer or question in the round. */
  readonly isSilent: boolean;
  /** Closed on the first rung, and not after its day. */
  readonly isInTime: boolean;
  /** The latest rating, if it counts: not from an officer of the handling union, not of a case that an officer typed in. */
  readonly rating: { readonly isSolved: boolean; readonly score: number } | null;
};

/**
 * The rules that no officer can game:
 * - closing in silence, or a case that had to be opened again, settles nothing until the worker says "solved";
 * - a silent closing that nobody rated stands in the denominator of satisfaction;
 * - many cases of one matter count once, and only a dissatisfied one adds to what the matter counts as;
 * - a worker who says "not solved" is never satisfied, whatever the stars say.
 */
export function countedAs(one: CountedCase): FigureKind[] {
  const isSatisfiedNow = one.rating !== null && isSatisfied(one.rating);
  if (one.isJoined) return one.rating !== null && !isSatisfiedNow ? ['joined', 'rated'] : ['joined'];
  if (one.status === 'withdrawn') return ['received', 'withdrawn'];
  const isClosed = one.status === 'closed';
  const needsWorker = one.isSilent || one.reopenedTimes > 0;
  return [
    'received', 'accountable',
    ...when(!isClosed, 'open'), ...when(isClosed, 'closed'),
    ...when(isClosed && (!needsWorker || one.rating?.isSolved === true), 'settled'),
    ...when(one.closedTimes > 0, 'finished'),
    ...when(isClosed && one.isInTime, 'in-time'),
    ...when(isClosed && one.isSilent && one.rating === null, 'silent'),
    ...when(one.rating !== null, 'rated'), ...when(isSatisfiedNow, 'satisfied'),
    ...when(one.reopenedTimes > 0, 'reopened'), ...when(one.rung > 0, 'climbed'),
  ];
}

function when(isSo: boolean, kind: FigureKind): FigureKind[] {
  return isSo ? [kind] : [];
}
