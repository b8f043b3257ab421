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
  /** Whom nobody can ask afterwards; left out where nothing is rated yet. */
  readonly isAnonymous?: boolean;
  /** The latest rating, if it counts: not from an officer of the handling union, not of a case that an officer typed in. */
  readonly rating: { readonly isSolved: boolean; readonly score: number } | null;
};

/** What came in and how it stands counts every case; what scores are made of follows `scoredAs`. */
export function countedAs(one: CountedCase): FigureKind[] {
  const state = one.status === 'closed' || one.status === 'withdrawn' ? one.status : 'open';
  return [
    'received', state, ...when(one.isJoined, 'joined'), ...when(one.reopenedTimes > 0, 'reopened'), ...when(one.rung > 0, 'climbed'),
    ...(state === 'withdrawn' ? [] : scoredAs(one)),
  ];
}

/**
 * The rules that no officer can game:
 * - closing in silence, or a case that had to be opened again, settles nothing until the worker says "solved";
 * - a case closed in silence, or still open above the first rung, counts as dissatisfied until its worker has rated it: to
 *   leave alone those who would complain is no way to a better score;
 * - a case joined to another, or typed in by an officer, counts against its union and never for it: many cases of one matter
 *   are one success, and nobody writes successes down for themselves;
 * - a worker who says "not solved" is never satisfied, whatever the stars say;
 * - an anonymous rating counts like any other, or workers would be pressed for their names; but it stands apart as well, for
 *   an officer may have scanned the poster: whoever reads the score sees how much of it nobody can be asked about.
 */
function scoredAs(one: CountedCase): FigureKind[] {
  const isClosed = one.status === 'closed';
  const isScanned = one.source === 'scan';
  const countsFor = isScanned && !one.isJoined;
  const isSettled = isClosed && (!(one.isSilent || one.reopenedTimes > 0) || one.rating?.isSolved === true);
  const isContent = one.rating !== null && isSatisfied(one.rating);
  const isRated = one.rating !== null && (countsFor || !isContent);
  const isApart = one.isAnonymous === true;
  return [
    ...when(countsFor || !isSettled, 'accountable'), ...when(countsFor && isSettled, 'settled'),
    ...when(countsFor && isClosed && one.isInTime, 'in-time'), ...when(isClosed && !one.isInTime, 'late'),
    // Ratings of typed-in cases do not count, so their silence says nothing either.
    ...when(one.closedTimes > 0 && isScanned && (countsFor || !isContent), 'finished'),
    ...when(one.rating === null && (isClosed ? one.isSilent : one.rung > 0), 'silent'),
    ...when(isRated, 'rated'), ...when(countsFor && isContent, 'satisfied'),
    ...when(isRated && isApart, 'anonymous-rated'), ...when(countsFor && isContent && isApart, 'anonymous-satisfied'),
  ];
}

function when(isSo: boolean, kind: FigureKind): FigureKind[] {
  return isSo ? [kind] : [];
}
