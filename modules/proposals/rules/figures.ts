import type { DECISIONS, RATINGS } from '../wire.ts';

type Decision = (typeof DECISIONS)[number];
type Rating = (typeof RATINGS)[number];

/**
 * Every proposal is counted on the day it was submitted, whatever happens when: filed ÷ decided, in time ÷ answered and
 * satisfied ÷ rated are then about the same proposals.
 */
export const METRICS = {
  made: 'proposals.made', decided: 'proposals.decided', filed: 'proposals.filed', answered: 'proposals.answered',
  inTime: 'proposals.in-time', rated: 'proposals.rated', satisfied: 'proposals.satisfied',
} as const;
export type Metric = (typeof METRICS)[keyof typeof METRICS];
export type Step = { readonly metric: Metric; readonly by: number };

/** A decision taken anew (sent back, filed after all) takes the place of the former one. */
export function stepsOfDecision(decision: Decision, former: Decision | null): readonly Step[] {
  return changed([
    { metric: METRICS.decided, by: former === null ? 1 : 0 },
    { metric: METRICS.filed, by: Number(decision === 'filed') - Number(former === 'filed') },
  ]);
}

/** The first answer counts, and whether it was in time; later ones mend it and count nothing. */
export function stepsOfAnswer(isFirst: boolean, isInTime: boolean): readonly Step[] {
  return changed([{ metric: METRICS.answered, by: Number(isFirst) }, { metric: METRICS.inTime, by: Number(isFirst && isInTime) }]);
}

/** The last word of the proposer counts: satisfied and basically satisfied (基本满意) are the numerator of the rate. */
export function stepsOfRating(rating: Rating, former: Rating | null): readonly Step[] {
  return changed([
    { metric: METRICS.rated, by: former === null ? 1 : 0 },
    { metric: METRICS.satisfied, by: Number(isSatisfied(rating)) - Number(isSatisfied(former)) },
  ]);
}

export function isSatisfied(rating: Rating | null): boolean {
  return rating === 'satisfied' || rating === 'basically';
}

function changed(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ by }) => by !== 0);
}
