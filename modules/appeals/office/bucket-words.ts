import type { Translator } from '#platform/text/translator.ts';
import { HOUR_BUCKETS } from '../rules/histogram.ts';

/** The end of a column: "8 h", "3 days". */
export function endWords(t: Translator, hours: number): string {
  return hours < 48 ? t('appeals.office.chart.hours', { count: hours }) : t('appeals.office.chart.days-long', { count: hours / 24 });
}

/** A column in words: "up to 8 h", and "over 60 days" for the last. */
export function bucketWords(t: Translator, bucket: number): string {
  const hours = HOUR_BUCKETS[bucket];
  return hours === undefined ? t('appeals.office.chart.over', { end: endWords(t, HOUR_BUCKETS.at(-1) ?? 0) })
    : t('appeals.office.chart.up-to', { end: endWords(t, hours) });
}
