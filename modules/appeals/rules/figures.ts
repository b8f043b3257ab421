import type { FigureKind, SOURCES, TOPICS } from '../wire.ts';

type Topic = (typeof TOPICS)[number];
type Source = (typeof SOURCES)[number];

/** One counter per kind and topic; a whole is the sum over topics. */
export function metricOf(kind: FigureKind, topic: Topic): string {
  return `appeals.${kind}/${topic}`;
}

/** Counted once more by the way a case came in. */
export const SOURCE_KINDS = ['received', 'closed'] as const;
export function sourceMetricOf(kind: (typeof SOURCE_KINDS)[number], source: Source): string {
  return `appeals.${kind}@${source}`;
}

/** First closings by how long they took; see histogram.ts. */
export function hourMetricOf(bucket: number): string {
  return `appeals.hours/${bucket}`;
}

export const CALL_BACK_KINDS = ['offered', 'reached', 'solved'] as const;
export function callBackMetricOf(kind: (typeof CALL_BACK_KINDS)[number]): string {
  return `appeals.call-back/${kind}`;
}

export type Counts = Readonly<Record<FigureKind, number>>;
export type Rate = { readonly numerator: number; readonly denominator: number };
export type FigureSet = {
  readonly counts: Counts; readonly completion: Rate; readonly onTime: Rate; readonly satisfaction: Rate; readonly response: Rate;
};

/**
 * 办结率 = settled ÷ accountable (received and not withdrawn); 按期办结率 = closed in time ÷ closed;
 * 满意度 = satisfied ÷ (rated + closed in silence without a rating); response = rated ÷ finished (closed at least once: a
 * case that was opened again had its chance to be rated).
 * Counted over the cases received in the period, so that numerator and denominator are the same cases.
 */
export function toFigureSet(counts: Counts): FigureSet {
  return {
    counts,
    completion: { numerator: counts.settled, denominator: counts.accountable },
    onTime: { numerator: counts['in-time'], denominator: counts.closed },
    satisfaction: { numerator: counts.satisfied, denominator: counts.rated + counts.silent },
    response: { numerator: counts.rated, denominator: counts.finished },
  };
}

/** Under so many answers a score is shown as its two numbers and never as a percentage. */
export const LEAST_ANSWERS = 10;
