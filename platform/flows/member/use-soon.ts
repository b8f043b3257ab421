import { useState } from 'react';
import { useToast } from '#platform/ui/phone/toast.tsx';

/** As long as the toast offers to undo it. */
const WAIT_MS = 12_000;

/**
 * Does something in a moment unless it is taken back: asking "are you sure?" trains people to say yes. Leaving the page
 * neither forgets nor hastens it; the offer to undo goes along.
 */
export function useSoon(): { readonly isWaiting: boolean; readonly begin: (text: string, run: () => void) => void } {
  const toast = useToast();
  const [isWaiting, setWaiting] = useState(false);
  return {
    isWaiting,
    begin(text, run) {
      setWaiting(true);
      const timer = setTimeout(() => {
        setWaiting(false);
        run();
      }, WAIT_MS);
      toast({ text, onUndo: () => { clearTimeout(timer); setWaiting(false); } });
    },
  };
}
