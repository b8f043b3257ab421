import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';
import { useStepUp } from './step-up.tsx';

export type StartLinkProps = { readonly unionId: string; readonly grantId: string; readonly name: string };

/** The link by which an appointed officer begins: shown once, to be handed over by whoever appointed. */
export function StartLink({ unionId, grantId, name }: StartLinkProps) {
  const t = useText();
  const withStepUp = useStepUp();
  const command = useCommand(accountsApi.makeStartLink);
  const [made, setMade] = useState<{ readonly link: string; readonly until: string }>();
  const make = async (): Promise<void> => {
    const answer = await withStepUp(() => command.run({ unionId, grantId }));
    if (answer.ok) setMade({ link: answer.value.link, until: t.format.date(answer.value.validUntil, 'day-time') });
  };
  if (made !== undefined) {
    return (
      <div className="zj-stack">
        <Banner tone="ok" title={t('accounts.office.link.made', { name })} isAnnounced>{t('accounts.office.link.once', { until: made.until })}</Banner>
        <CopyField label={t('accounts.office.link')} value={made.link} groupsOf={made.link.length} />
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
