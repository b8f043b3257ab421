import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { checkinApi } from './checkin-api.ts';

/** Who came as a workbook in the language of the screen. */
export function DownloadAttendance({ rollId, title }: { readonly rollId: string; readonly title: string }) {
  const t = useText();
  const { client } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await client.readFile(checkinApi.exportAttendance, { rollId, language: t.language });
    setBusy(false);
    if (answer.ok) saveFile(answer.value, t('checkin.office.file', { title }));
    else setFailure(answer.failure);
  };
  return (
    <>
      <FailureBanner failure={failure} onRetry={save} />
      <Button variant="quiet" isBusy={isBusy} onClick={() => void save()}>{t('checkin.office.download')}</Button>
    </>
  );
}
