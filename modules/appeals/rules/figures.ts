import type { CALL_BACK_KINDS, FigureKind, SOURCES, TOPICS } from '../wire.ts';

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

export function callBackMetricOf(kind: (typeof CALL_BACK_KINDS)[number]): string {
  return `appeals.call-back/${kind}`;
}

export type Counts = Readonly<Record<FigureKind, number>>;
export type Rate = { readonly numerator: number; readonly denominator: number };
export type FigureSet = {
  readonly counts: Counts; readonly completion: Rate; readonly onTime: Rate; readonly satisfaction: Rate; readonly response: Rate;
};

/**
 * 办结率 = settled ÷ accountable; 按期办结率 = closed in time ÷ closed in time or late; 满意度 = satisfied ÷ (rated + silent);
 * response = rated ÷ finished (closed at least once: a case that was opened again had its chance to be rated). What each
 * kind holds is in counted.ts. Counted over the cases received in the period, so that both numbers are of the same cases.
 */
export function toFigureSet(counts: Counts): FigureSet {
  return {
    counts,
    completion: { numerator: counts.settled, denominator: counts.accountable },
    onTime: { numerator: counts['in-time'], denominator: counts['in-time'] + counts.late },
    satisfaction: { numerator: counts.satisfied, denominator: counts.rated + counts.silent },
    response: { numerator: counts.rated, denominator: counts.finished },
  };
}

export const RATE_NAMES = ['completion', 'onTime', 'satisfaction', 'response'] as const;
export type RateName = (typeof RATE_NAMES)[number];

/** The lists behind a rate: those of its numerator, and those that make up its denominator. */
export const RATE_KINDS: Readonly<Record<RateName, { readonly above: FigureKind; readonly below: readonly FigureKind[] }>> = {
  completion: { above: 'settled', below: ['accountable'] },
  onTime: { above: 'in-time', below: ['in-time', 'late'] },
  satisfaction: { above: 'satisfied', below: ['rated', 'silent'] },
  response: { above: 'rated', below: ['finished'] },
};

/** Of fewer cases a rate is shown as its two numbers and never as a percentage. */
export const LEAST_ANSWERS = 10;

/**
 * Why a rate is not shown as a percentage: too few cases; or, for satisfaction, fewer than half of those asked have
 * answered, and whoever was silent may think otherwise.
 */
export function whyNoPercentage(figures: FigureSet, name: RateName): 'few' | 'unanswered' | undefined {
  if (figures[name].denominator < LEAST_ANSWERS) return 'few';
  const { numerator: answered, denominator: asked } = figures.response;
  return name === 'satisfaction' && answered * 2 < asked ? 'unanswered' : undefined;
}
