import { useState } from 'react';
import { orgsApi } from '#platform/orgs/office/orgs-api.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { RecoveryLink } from './recovery-link.tsx';
import { useSignedIn } from './signed-in.tsx';

/** The other officers of one's union, for the day one of them has forgotten the password. */
export function ColleaguesPanel() {
  const t = useText();
  const { me, office } = useSignedIn();
  const { answer, failure, refresh } = useRead(orgsApi.listOfficers, { unionId: office.unionId });
  const [helped, setHelped] = useState<string>();
  const others = answer?.officers.filter((officer) => officer.personId !== me.personId);
  return (
    <div className="zj-stack">
      <p className="zj-soft">{t(others?.length === 0 ? 'accounts.office.recovery.nobody' : 'accounts.office.recovery.lead')}</p>
      <FailureBanner failure={failure} onRetry={refresh} />
      {others === undefined && failure === undefined && <Skeleton rows={1} />}
      <ul className="account-list">
        {others?.map((officer) => (
          <li key={officer.grantId}>
            <div>
              <strong>{officer.name}</strong>
              <p className="zj-soft zj-small">{t(`orgs.office.role.${officer.role}`)}</p>
            </div>
            {helped === officer.grantId
              ? <div className="account-whole"><RecoveryLink unionId={office.unionId} grantId={officer.grantId} name={officer.name} /></div>
              : <Button variant="quiet" onClick={() => setHelped(officer.grantId)}>{t('accounts.office.recovery.open')}<span className="zj-unseen">{officer.name}</span></Button>}
          </li>
        ))}
      </ul>
    </div>
  );
}
