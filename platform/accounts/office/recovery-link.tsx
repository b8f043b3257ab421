import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';
import { MadeLink, type LinkedOfficer } from './made-link.tsx';
import { useStepUp } from './step-up.tsx';

const LEAST_REASON = 4;

/** For an officer who has forgotten the password: a link to a new one, with a reason that is kept. */
export function RecoveryLink({ unionId, grantId, name }: LinkedOfficer) {
  const t = useText();
  const withStepUp = useStepUp();
  const command = useCommand(accountsApi.makeRecoveryLink);
  const [reason, setReason] = useState('');
  const [isFactorReset, setReset] = useState(false);
  const [isTried, setTried] = useState(false);
  const [made, setMade] = useState<{ readonly link: string; readonly validUntil: string }>();
  const isShort = reason.trim().length < LEAST_REASON;
  const submit = async (): Promise<void> => {
    setTried(isShort);
    if (isShort) return;
    const answer = await withStepUp(() => command.run({ unionId, grantId, reason, isFactorReset }));
    if (answer.ok) setMade({ link: answer.value.link, validUntil: String(answer.value.validUntil) });
  };
  if (made !== undefined) return <MadeLink title={t('accounts.office.recovery.made', { name })} link={made.link} until={made.validUntil} />;
  return (
    <Form onSubmit={() => void submit()} failure={command.failure} onRetry={() => void submit()}>
      <p>{t('accounts.office.recovery.hint')}</p>
      <TextInput
        label={t('accounts.office.recovery.reason')} hint={t('accounts.office.recovery.reason-hint')} value={reason} onValue={setReason} limit={200}
        error={isTried && isShort ? t('accounts.office.recovery.reason-missing') : undefined}
      />
      <label className="account-check">
        <input type="checkbox" checked={isFactorReset} onChange={(event) => setReset(event.currentTarget.checked)} aria-describedby="recovery-reset-hint" />
        <span>{t('accounts.office.recovery.reset')}</span>
      </label>
      <p id="recovery-reset-hint" className="zj-soft zj-small">{t('accounts.office.recovery.reset-hint')}</p>
      <div><Button variant="primary" type="submit" isBusy={command.isBusy}>{t('accounts.office.recovery.make')}</Button></div>
    </Form>
  );
}
