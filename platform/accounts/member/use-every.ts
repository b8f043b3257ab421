import { useEffect, useRef } from 'react';

/** Does something again and again while it is on, always the newest version of it. */
export function useEvery(milliseconds: number, isOn: boolean, work: () => void): void {
  const newest = useRef(work);
  useEffect(() => { newest.current = work; });
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => newest.current(), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, isOn]);
}
