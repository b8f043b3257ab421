import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import type { Period } from './period.ts';
import { saveFile } from '#platform/ui/save-file.ts';

export type DownloadFigures = {
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly save: (unionName: string) => Promise<void>;
};

/** The workbook in the language of the screen, for the browser to keep. */
export function useDownloadFigures(unionId: string, { from, to }: Period): DownloadFigures {
  const t = useText();
  const { client } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const save = async (unionName: string): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await client.readFile(appealsApi.downloadFigures, { unionId, from, to, language: t.language });
    setBusy(false);
    if (answer.ok) saveFile(answer.value, t('appeals.office.figures.file', { union: unionName, from, to }));
    else setFailure(answer.failure);
  };
  return { isBusy, failure, save };
}
