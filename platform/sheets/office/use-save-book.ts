import { useState } from 'react';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { saveBook } from './save-book.ts';

export type SaveBook<Input> = {
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly save: (input: Input, name: string) => Promise<void>;
};

/** A spreadsheet that is written when it is asked for. */
export function useSaveBook<Input>(ref: EndpointRef<Input, Uint8Array>): SaveBook<Input> {
  const { client } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const save = async (input: Input, name: string): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await client.readFile(ref, input);
    setBusy(false);
    if (answer.ok) saveBook(answer.value, name);
    else setFailure(answer.failure);
  };
  return { isBusy, failure, save };
}
