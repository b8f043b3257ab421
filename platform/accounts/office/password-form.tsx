import { useState } from 'react';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';
import { NewPasswordInput } from './new-password-input.tsx';
import { useStepUp } from './step-up.tsx';

const AT_NEW = new Set(['accounts/password-too-short', 'accounts/password-too-long', 'accounts/password-too-easy']);

export function PasswordForm() {
  const t = useText();
  const withStepUp = useStepUp();
  const command = useCommand(accountsApi.changePassword);
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [isTried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const code = command.failure?.code ?? '';
  const said = command.failure === undefined ? undefined : failureText(t, command.failure);
  const empty = (value: string) => (isTried && value === '' ? t('accounts.office.empty') : undefined);
  const isAtField = AT_NEW.has(code) || code === 'accounts/password-wrong';
  const submit = async (): Promise<void> => {
    const isMissing = currentPassword === '' || newPassword === '';
    setTried(isMissing);
    setDone(false);
    if (isMissing) return;
    const answer = await withStepUp(() => command.run({ currentPassword, newPassword }));
    if (!answer.ok) return;
    setDone(true);
    setCurrent('');
    setNew('');
  };
  return (
    <Form onSubmit={() => void submit()} failure={command.failure} isAtField={isAtField} onRetry={() => void submit()}>
      <TextInput
        label={t('accounts.office.change.current')} type="password" value={currentPassword} onValue={setCurrent} autoComplete="current-password"
        error={code === 'accounts/password-wrong' ? said : empty(currentPassword)}
      />
      <NewPasswordInput
        label={t('accounts.office.change.new')} value={newPassword} onValue={setNew} error={AT_NEW.has(code) ? said : empty(newPassword)}
      />
      {isDone && <Banner tone="ok" title={t('accounts.office.change.done')} isAnnounced />}
      <div><Button type="submit" isBusy={command.isBusy}>{t('accounts.office.change.send')}</Button></div>
    </Form>
  );
}
