import { useCallback, useRef, useState } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import type { Outbox } from '#platform/ui/kept/outbox.ts';
import type { Parcel } from '#platform/ui/kept/parcel.ts';

export type KeptParcel<Content> = {
  readonly content: Content;
  /** Changes what is written; on the device a moment later. */
  readonly set: (change: Partial<Content>) => void;
  /** Settles when everything that was written is on the device. */
  readonly settled: () => Promise<void>;
};

/**
 * What somebody is writing, kept with every change and, while one is being kept, only the newest after it. A page that
 * was only opened leaves nothing behind; what has been sent or removed meanwhile is not written again.
 */
export function useKeptParcel<Content extends object>(outbox: Outbox, first: Parcel, opened: Content): KeptParcel<Content> {
  const [content, show] = useState(opened);
  const newest = useRef(opened);
  const keeping = useRef<Promise<void>>(undefined);
  // Once kept, one that is gone was sent or removed elsewhere.
  const isNew = useRef(outbox.find(first.id) === undefined);

  const set = useCallback((change: Partial<Content>): void => {
    newest.current = { ...newest.current, ...change };
    show(newest.current);
    const keepAll = async (): Promise<void> => {
      for (let kept: Content | undefined; kept !== newest.current;) {
        kept = newest.current;
        const touchedAt = systemClock.now().getTime();
        const content: unknown = kept;
        if (isNew.current) await outbox.put({ ...first, content, touchedAt });
        else await outbox.change(first.id, (one) => (one.stage === 'draft' ? { ...one, content, touchedAt, failure: null } : one));
        isNew.current = false;
      }
    };
    // Full or refused: the words are in the page, and the next change tries again.
    keeping.current ??= keepAll().catch(() => undefined).finally(() => { keeping.current = undefined; });
  }, [outbox, first]);

  return { content, set, settled: async () => keeping.current };
}
