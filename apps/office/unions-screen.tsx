import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { StartLink } from '#platform/accounts/office/start-link.tsx';
import { UnionsPage } from '#platform/orgs/office/unions-page.tsx';

/** The rooms side by side: what `orgs` shows, with what the acting office may do there. */
export function UnionsScreen() {
  const { may } = useActingOffice();
  return (
    <UnionsPage
      mayFound={may('orgs.union.found')} mayAppoint={may('orgs.office.appoint')}
      handOver={(officer) => <StartLink {...officer} />}
    />
  );
}
