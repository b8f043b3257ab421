import { useEffect, useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { appealsApi } from './appeals-api.ts';

export type CasePhotoState = {
  /** Address of the picture in this tab's memory: nothing of it has an address on the server that could be passed on. */
  readonly address: string | undefined;
  readonly hasFailed: boolean;
  readonly isWhole: boolean;
  readonly load: () => void;
  readonly enlarge: () => void;
};

export function useCasePhoto(appealId: string, photoId: string): CasePhotoState {
  const { client } = useConnection();
  const [isWhole, setWhole] = useState(false);
  const [shown, setShown] = useState<{ readonly address: string | undefined; readonly hasFailed: boolean }>({ address: undefined, hasFailed: false });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    const fetchPhoto = async (): Promise<void> => {
      const answer = await client.readFile(appealsApi.readOwnPhoto, { appealId, photoId, isSmall: !isWhole }, { signal: stop.signal });
      if (stop.signal.aborted) return;
      setShown((before) => (answer.ok ? { address: URL.createObjectURL(answer.value), hasFailed: false } : { ...before, hasFailed: true }));
    };
    void fetchPhoto();
    return () => stop.abort();
  }, [client, appealId, photoId, isWhole, round]);

  useEffect(() => () => {
    if (shown.address !== undefined) URL.revokeObjectURL(shown.address);
  }, [shown.address]);

  return { ...shown, isWhole, load: () => setRound(round + 1), enlarge: () => setWhole(!isWhole) };
}
