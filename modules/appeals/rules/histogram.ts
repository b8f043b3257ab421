/** Upper ends in hours; what took longer stands in one bucket more. */
export const HOUR_BUCKETS = [1, 2, 4, 8, 16, 24, 48, 72, 120, 168, 240, 336, 504, 720, 1440] as const;

/** The bucket of a duration: the first whose end is not exceeded. */
export function bucketOf(hours: number): number {
  const found = HOUR_BUCKETS.findIndex((end) => hours <= end);
  return found < 0 ? HOUR_BUCKETS.length : found;
}

/** The bucket that a case stands in: of its first closing, unless it was joined to another then; null before there is one. */
export function firstClosingBucket(steps: readonly { readonly kind: string; readonly at: Date }[], receivedAt: Date): number | null {
  let isJoined = false;
  for (const { kind, at } of steps) {
    if (kind === 'joined' || kind === 'parted') isJoined = kind === 'joined';
    if (kind === 'closed') return isJoined ? null : bucketOf((at.getTime() - receivedAt.getTime()) / 3_600_000);
  }
  return null;
}

/**
 * The median of a kept histogram, in hours: even within its bucket, so it is right to the width of one bucket. Null
 * without any case, or where the median lies beyond the last end.
 */
export function medianHours(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  for (const [index, count] of counts.entries()) {
    if (seen + count >= total / 2) {
      const end = HOUR_BUCKETS[index];
      if (end === undefined) return null;
      const begin = index === 0 ? 0 : HOUR_BUCKETS[index - 1] ?? 0;
      return begin + (end - begin) * ((total / 2 - seen) / count);
    }
    seen += count;
  }
  return null;
}
