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
import { KeyButton } from './key-button.tsx';
import { useSignedIn } from './signed-in.tsx';

export type StepUpDialogProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly onConfirmed: () => void };

export function StepUpDialog({ isOpen, onClose, onConfirmed }: StepUpDialogProps) {
  const t = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('accounts.office.step-up.title')} description={t('accounts.office.step-up.text')}>
      {isOpen && <StepUpWays onConfirmed={onConfirmed} />}
    </Dialog>
  );
}

/** The ways that the server will take: a key, the six digits, or for whoever has neither the password. */
export function StepUpWays({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const t = useText();
  const { me } = useSignedIn();
  const byKey = useCommand(accountsApi.stepUp);
  return (
    <div className="zj-stack">
      {me.hasPasskey && <KeyButton send={byKey} label={t('accounts.office.key.confirm')} onDone={onConfirmed} />}
      {(me.hasTotp || !me.hasPasskey) && <StepUpForm hasTotp={me.hasTotp} onConfirmed={onConfirmed} />}
    </div>
  );
}

const AT_PROOF = new Set(['accounts/totp-wrong', 'accounts/totp-used', 'accounts/password-wrong']);

function StepUpForm({ hasTotp, onConfirmed }: { readonly hasTotp: boolean; readonly onConfirmed: () => void }) {
  const t = useText();
  const command = useCommand(accountsApi.stepUp);
  const [proof, setProof] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = hasTotp ? proof.length < 6 : proof === '';
  const isRefused = command.failure !== undefined && AT_PROOF.has(command.failure.code);
  const missing = isTried && isMissing ? t(hasTotp ? 'accounts.office.totp.missing' : 'accounts.office.empty') : undefined;
  const error = missing ?? (isRefused && command.failure !== undefined ? failureText(t, command.failure) : undefined);
  const submit = async (): Promise<void> => {
    setTried(isMissing);
    if (isMissing) return;
    const answer = await command.run(hasTotp ? { totp: proof } : { password: proof });
    if (answer.ok) onConfirmed();
  };
  return (
    <Form onSubmit={() => void submit()} failure={command.failure} isAtField={isRefused} onRetry={() => void submit()}>
      {hasTotp
        ? <CodeInput label={t('accounts.office.totp')} hint={t('accounts.office.totp.hint')} value={proof} onValue={setProof} error={error} />
        : <TextInput label={t('accounts.office.password')} type="password" value={proof} onValue={setProof} error={error} autoComplete="current-password" />}
      <Button variant="primary" type="submit" isWide isBusy={command.isBusy}>{t('accounts.office.step-up.send')}</Button>
    </Form>
  );
}
