import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** What was typed, once the typing has paused: one question per word instead of one per letter. */
export function usePause(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
