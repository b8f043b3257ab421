import { ScanPicture } from '#platform/accounts/office/scan-picture.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
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
          <CopyField label={t('membership.office.code.address')} value={address} groupsOf={address.length} />
        </div>
      )}
    </DataState>
  );
}
