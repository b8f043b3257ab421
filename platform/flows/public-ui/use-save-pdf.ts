import { useState } from 'react';
import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { saveFile } from '#platform/ui/save-file.ts';

export type SavePdf<Input> = {
  readonly save: (input: Input, name: string) => Promise<void>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

/** Fetches a paper and hands it to the browser to keep. Only when asked: a look at a paper is written down. */
export function useSavePdf<Input>(ref: EndpointRef<Input, Uint8Array>): SavePdf<Input> {
  const { client } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const save = async (input: Input, name: string): Promise<void> => {
    setBusy(true);
    const answer = await client.readFile(ref, input);
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) saveFile(answer.value, name);
  };
  return { save, isBusy, failure };
}
