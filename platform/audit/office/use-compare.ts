import { useState, type ChangeEvent } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { auditApi, type Compared } from './audit-api.ts';

/** More than a checkpoint with the lines of several witnesses has. */
const MOST_CHARACTERS = 4000;

export type Compare = {
  readonly compared: Compared | undefined;
  readonly failure: ApiFailure | undefined;
  readonly isBusy: boolean;
  readonly take: (event: ChangeEvent<HTMLInputElement>) => Promise<void>;
};

/** A checkpoint file that somebody kept, compared with the tree of now. */
export function useCompare(): Compare {
  const { client } = useConnection();
  const [compared, setCompared] = useState<Compared>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const { currentTarget: input } = event;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    setBusy(true);
    setCompared(undefined);
    setFailure(undefined);
    const note = (await file.text()).slice(0, MOST_CHARACTERS);
    const answer = await client.call(auditApi.compareCheckpoint, { note: note === '' ? ' ' : note });
    setBusy(false);
    // Otherwise choosing the same file again is no change and nothing happens.
    input.value = '';
    if (answer.ok) setCompared(answer.value);
    else setFailure(answer.failure);
  };
  return { compared, failure, isBusy, take };
}
