import { useEffect, useState } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';

/** A timer takes no more than 2^31 - 1 ms; far away moments are looked at again. */
const LONGEST = 6 * 3_600_000;

/** The present, drawn anew at the moment that `next` names: a button that opens at eight opens without a reload. */
export function useNow(next: (now: Date) => Date | undefined): Date {
  const [now, setNow] = useState(() => systemClock.now());
  const until = next(now)?.getTime();
  useEffect(() => {
    if (until === undefined) return undefined;
    const wait = Math.min(Math.max(until - systemClock.now().getTime(), 0) + 20, LONGEST);
    const timer = setTimeout(() => setNow(systemClock.now()), wait);
    return () => clearTimeout(timer);
  }, [until, now]);
  return now;
}
