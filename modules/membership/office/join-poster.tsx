import { useState } from 'react';
import { ScanPicture } from '#platform/accounts/office/scan-picture.tsx';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi } from './membership-api.ts';

/** The union's join code, large enough to be scanned from the screen or to be photographed. */
export function JoinPoster({ unionId }: { readonly unionId: string }) {
  const t = useText();
  const read = useRead(membershipApi.readUnionCode, { unionId });
  return (
    <DataState read={read}>
      {({ unionName, address }) => (
        <div className="membership-poster">
          <h2>{unionName}</h2>
          <ScanPicture text={address} label={t('membership.office.code.picture', { union: unionName })} />
          <p className="zj-soft">{t('membership.office.code.text')}</p>
          <Print unionId={unionId} />
          <CopyField label={t('membership.office.code.address')} value={address} groupsOf={address.length} />
        </div>
      )}
    </DataState>
  );
}

/** A sheet for the wall, to keep or to print. */
function Print({ unionId }: { readonly unionId: string }) {
  const t = useText();
  const { client } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const print = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    const answer = await client.readFile(membershipApi.printJoinPoster, { unionId });
    setBusy(false);
    if (answer.ok) saveFile(answer.value, t('membership.office.code.file'));
    else setFailure(answer.failure);
  };
  return (
    <>
      <FailureBanner failure={failure} onRetry={print} />
      <Button variant="primary" isBusy={isBusy} onClick={() => void print()}>{t('membership.office.code.print')}</Button>
    </>
  );
}
