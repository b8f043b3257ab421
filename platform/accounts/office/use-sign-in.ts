import { useState } from 'react';
import { failureText, type ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';

type Fields = { readonly signInName: string; readonly password: string; readonly totp: string };
type FieldErrors = { readonly [Name in keyof Fields]?: string };

export type SignIn = {
  readonly fields: Fields;
  readonly set: (change: Partial<Fields>) => void;
  readonly errors: FieldErrors;
  readonly needsTotp: boolean;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  /** The field of the six digits says it already. */
  readonly isAtField: boolean;
  readonly submit: () => void;
};

const AT_TOTP = new Set(['accounts/totp-needed', 'accounts/totp-wrong', 'accounts/totp-used']);

/** After success everything is asked anew, `readMe` too, and the gate opens by itself. */
export function useSignIn(onSignedIn: () => void): SignIn {
  const t = useText();
  const command = useCommand(accountsApi.signInWithPassword);
  const [fields, setFields] = useState<Fields>({ signInName: '', password: '', totp: '' });
  const [needsTotp, setNeedsTotp] = useState(false);
  const [isTried, setTried] = useState(false);
  const { failure, isBusy } = command;
  const isAtTotp = failure !== undefined && AT_TOTP.has(failure.code);
  const empty = t('accounts.office.empty');
  const missing: FieldErrors = {
    ...(fields.signInName.trim() === '' && { signInName: empty }),
    ...(fields.password === '' && { password: empty }),
    ...(needsTotp && fields.totp.length < 6 && { totp: t('accounts.office.totp.missing') }),
  };
  const submit = async (): Promise<void> => {
    const isComplete = Object.keys(missing).length === 0;
    setTried(!isComplete);
    if (!isComplete || isBusy) return;
    const answer = await command.run({
      signInName: fields.signInName, password: fields.password, ...(needsTotp && { totp: fields.totp }),
    });
    if (answer.ok) onSignedIn();
    else if (AT_TOTP.has(answer.failure.code)) setNeedsTotp(true);
  };
  const isRefusedTotp = isAtTotp && failure.code !== 'accounts/totp-needed';
  return {
    fields, needsTotp, isBusy,
    set: (change) => setFields((before) => ({ ...before, ...change })),
    errors: { ...(isTried && missing), ...(isRefusedTotp && { totp: failureText(t, failure) }) },
    failure, isAtField: isAtTotp,
    submit: () => void submit(),
  };
}
