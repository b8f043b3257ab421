/** A counted rating of an anonymous case of one poster. `isHigh`: solved, four stars or five. */
export type AnonymousRating = { readonly closedAt: Date; readonly ratedAt: Date; readonly isHigh: boolean };

/** Five workers who never met rate in the order of their closings once in a hundred and twenty times. */
const IN_ORDER = 5;
/** And so many of one wall on one day deserve a look in whatever order. */
const IN_ANY_ORDER = 12;
const WITHIN = 24 * 3_600_000;

/** How many of the newest ratings are looked at. */
export const BURST_DEPTH = IN_ANY_ORDER;

/**
 * Whether the newest ratings of one poster look as if one hand had written them: high ones without a gap within a day, one
 * after another as the cases were closed. It proves nothing and costs nobody a point: it asks somebody above to look, and
 * more of that union's other workers are called. How many ratings it is about; 0 when it is none.
 */
export function burstOf(newest: readonly AnonymousRating[]): number {
  const byDay = [...newest].sort((a, b) => b.ratedAt.getTime() - a.ratedAt.getTime());
  const [last] = byDay;
  if (last === undefined) return 0;
  const end = byDay.findIndex((one) => !one.isHigh || last.ratedAt.getTime() - one.ratedAt.getTime() > WITHIN);
  const run = end < 0 ? byDay : byDay.slice(0, end);
  const ordered = run.findIndex((one, at) => at > 0 && one.closedAt.getTime() >= (run[at - 1]?.closedAt.getTime() ?? 0));
  const inOrder = ordered < 0 ? run.length : ordered;
  return inOrder >= IN_ORDER ? inOrder : run.length >= IN_ANY_ORDER ? run.length : 0;
}

const ONE_IN = 10;
const ONE_IN_WHEN_FLAGGED = 3;
/** For so long after a burst more workers of a union are called. */
export const FLAG_DAYS = 90;

/** One in how many closed cases is offered to another union for a call. */
export function callsOneIn(isFlagged: boolean): number {
  return isFlagged ? ONE_IN_WHEN_FLAGGED : ONE_IN;
}
