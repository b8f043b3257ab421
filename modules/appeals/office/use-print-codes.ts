import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';

export const SHEETS = [1, 4, 8] as const;
/** The contract's own limit for one PDF; its file would bring the validator along. */
export const PRINT_LIMIT = 500;
export type PerSheet = (typeof SHEETS)[number];

export type PrintCodes = {
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly print: (numbers: readonly number[], perSheet: PerSheet) => Promise<void>;
};

/** Asks for the PDF of some codes and hands it to the browser to keep. */
export function usePrintCodes(): PrintCodes {
  const t = useText();
  const { client } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const print = async (numbers: readonly number[], perSheet: PerSheet): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await client.readFile(appealsApi.printCodes, { numbers: [...numbers], perSheet });
    setBusy(false);
    if (answer.ok) saveFile(answer.value, t('appeals.office.print.file', { first: String(Math.min(...numbers)), count: numbers.length }));
    else setFailure(answer.failure);
  };
  return { isBusy, failure, print };
}
