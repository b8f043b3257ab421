import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './account-page.css';
import { accountsApi } from './accounts-api.ts';
import { MadeLink, type LinkedOfficer } from './made-link.tsx';
import { RecoveryLink } from './recovery-link.tsx';
import { useStepUp } from './step-up.tsx';

/** The link by which an appointed officer begins: shown once, to be handed over by whoever appointed. */
export function StartLink({ unionId, grantId, name }: LinkedOfficer) {
  const t = useText();
  const withStepUp = useStepUp();
  const command = useCommand(accountsApi.makeStartLink);
  const [made, setMade] = useState<{ readonly link: string; readonly validUntil: string }>();
  const make = async (): Promise<void> => {
    const answer = await withStepUp(() => command.run({ unionId, grantId }));
    if (answer.ok) setMade({ link: answer.value.link, validUntil: String(answer.value.validUntil) });
  };
  if (made !== undefined) return <MadeLink title={t('accounts.office.link.made', { name })} link={made.link} until={made.validUntil} />;
  if (command.failure?.code === 'accounts/already-started') {
    return (
      <div className="zj-stack">
        <Banner tone="info" title={t('accounts.office.recovery.title', { name })} isAnnounced />
        <RecoveryLink unionId={unionId} grantId={grantId} name={name} />
      </div>
    );
  }
  return (
    <div className="zj-stack">
      <p>{t('accounts.office.link.hint', { name })}</p>
      <FailureBanner failure={command.failure} onRetry={() => void make()} />
      <div><Button variant="primary" isBusy={command.isBusy} onClick={() => void make()}>{t('accounts.office.link.make')}</Button></div>
    </div>
  );
}
