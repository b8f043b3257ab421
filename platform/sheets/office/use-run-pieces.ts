import { useRef, useState } from 'react';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { Client } from '#platform/ui/api/client.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';

export type RunPieces = { readonly isBusy: boolean; readonly line: number; readonly failure: ApiFailure | undefined; readonly go: () => void };
export type Piece = { readonly importId: string; readonly from: number };
export type PieceAnswer = { readonly ok: true; readonly value: { readonly next: number | null } } | { readonly ok: false; readonly failure: ApiFailure };

/**
 * Piece after piece until there is none. What breaks off goes on where it stopped, under the same id; the server takes
 * no piece twice.
 */
export function useRunPieces(take: (client: Client, piece: Piece) => Promise<PieceAnswer>, onDone: (importId: string) => void): RunPieces {
  const { client, answers } = useConnection();
  const [importId] = useState(() => newIntentKey(browserRandom));
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const [line, setLine] = useState(1);
  const next = useRef(1);
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    for (;;) {
      const answer = await take(client, { importId, from: next.current });
      if (!answer.ok) {
        setFailure(answer.failure);
        break;
      }
      if (answer.value.next === null) {
        answers.refreshAll();
        onDone(importId);
        break;
      }
      next.current = answer.value.next;
      setLine(answer.value.next);
    }
    setBusy(false);
  };
  return { isBusy, line, failure, go: () => { if (!isBusy) void run(); } };
}
