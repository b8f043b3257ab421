import type { TOPICS } from '../wire.ts';

export const FIGURE_KINDS = ['received', 'closed', 'finished', 'rated', 'satisfied', 'reopened'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];
type Topic = (typeof TOPICS)[number];

/** One counter per kind and topic; a whole is the sum over topics. */
export function metricOf(kind: FigureKind, topic: Topic): string {
  return `appeals.${kind}/${topic}`;
}

export type Counts = Readonly<Record<FigureKind, number>>;
export type Rate = { readonly numerator: number; readonly denominator: number };
export type FigureSet = Counts & {
  readonly open: number; readonly completion: Rate; readonly satisfaction: Rate; readonly response: Rate;
};

/**
 * 办结率 = closed ÷ received; 满意度 = satisfied ÷ rated; response = rated ÷ finished
 * (closed at least once: a case that was opened again had its chance to be rated).
 * Counted over the cases received in the period, so that numerator and denominator are the same cases.
 * A case that was reopened and is open again is not closed, but its first rating stands until the next.
 */
export function toFigureSet(counts: Counts): FigureSet {
  return {
    ...counts,
    open: counts.received - counts.closed,
    completion: { numerator: counts.closed, denominator: counts.received },
    satisfaction: { numerator: counts.satisfied, denominator: counts.rated },
    response: { numerator: counts.rated, denominator: counts.finished },
  };
}
