import { useState } from 'react';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { CodeInput } from '#platform/ui/phone/code-input.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';
import { useSignedIn } from './signed-in.tsx';

export type StepUpDialogProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly onConfirmed: () => void };

export function StepUpDialog({ isOpen, onClose, onConfirmed }: StepUpDialogProps) {
  const t = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('accounts.office.step-up.title')} description={t('accounts.office.step-up.text')}>
      {isOpen && <StepUpForm onConfirmed={onConfirmed} />}
    </Dialog>
  );
}

const AT_PROOF = new Set(['accounts/totp-wrong', 'accounts/totp-used', 'accounts/password-wrong']);

/** The strongest proof the person has, which is the one the server will take. */
function StepUpForm({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const t = useText();
  const { me } = useSignedIn();
  const command = useCommand(accountsApi.stepUp);
  const [proof, setProof] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = me.hasTotp ? proof.length < 6 : proof === '';
  const isRefused = command.failure !== undefined && AT_PROOF.has(command.failure.code);
  const missing = isTried && isMissing ? t(me.hasTotp ? 'accounts.office.totp.missing' : 'accounts.office.empty') : undefined;
  const error = missing ?? (isRefused && command.failure !== undefined ? failureText(t, command.failure) : undefined);
  const submit = async (): Promise<void> => {
    setTried(isMissing);
    if (isMissing) return;
    const answer = await command.run(me.hasTotp ? { totp: proof } : { password: proof });
    if (answer.ok) onConfirmed();
  };
  return (
    <Form onSubmit={() => void submit()} failure={command.failure} isAtField={isRefused} onRetry={() => void submit()}>
      {me.hasTotp
        ? <CodeInput label={t('accounts.office.totp')} hint={t('accounts.office.totp.hint')} value={proof} onValue={setProof} error={error} />
        : <TextInput label={t('accounts.office.password')} type="password" value={proof} onValue={setProof} error={error} autoComplete="current-password" />}
      <Button variant="primary" type="submit" isWide isBusy={command.isBusy}>{t('accounts.office.step-up.send')}</Button>
    </Form>
  );
}
