import { useEffect, useRef } from 'react';

/** Does something again and again while the page is in view; undefined rests. */
export function useEvery(milliseconds: number | undefined, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => { latest.current = act; });
  useEffect(() => {
    if (milliseconds === undefined) return undefined;
    const timer = setInterval(() => { if (document.visibilityState === 'visible') latest.current(); }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
}
