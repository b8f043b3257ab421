import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { UnionsPage } from '#platform/orgs/office/unions-page.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** The rooms side by side: what `orgs` shows, with what the acting office may do there. */
export function UnionsScreen() {
  const t = useText();
  const { may } = useActingOffice();
  return (
    <UnionsPage
      mayFound={may('orgs.union.found')} mayAppoint={may('orgs.office.appoint')}
      handOver={({ name }) => <p>{t('office.appointed', { name })}</p>}
    />
  );
}
