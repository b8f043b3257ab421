import { useEffect } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { CodeInput } from '#platform/ui/phone/code-input.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';
import { hasKeys } from './browser-keys.ts';
import { DirectoryDoor } from './directory-door.tsx';
import { DoorFrame } from './door-frame.tsx';
import { KeyButton } from './key-button.tsx';
import { useSignIn } from './use-sign-in.ts';

export type SignInPageProps = { readonly hasEnded: boolean; readonly onSignedIn: () => void };

/** Name and password; the six digits only for those who have them, and only once the password was right. */
export function SignInPage({ hasEnded, onSignedIn }: SignInPageProps) {
  const t = useText();
  const byKey = useCommand(accountsApi.signInWithPasskey);
  const { fields, set, errors, needsTotp, isBusy, failure, isAtField, submit } = useSignIn(onSignedIn);
  useEffect(() => {
    document.title = t('accounts.office.sign-in.title');
  }, [t]);
  return (
    <DoorFrame>
      <div className="door-head">
        <h1>{t('accounts.office.sign-in.title')}</h1>
        <p className="zj-soft">{t('accounts.office.sign-in.lead')}</p>
      </div>
      {hasEnded && <Banner tone="info" title={t('accounts.office.sign-in.ended')} />}
      <Form onSubmit={submit} failure={failure} isAtField={isAtField} onRetry={submit}>
        <TextInput
          label={t('accounts.office.name')} value={fields.signInName} onValue={(signInName) => set({ signInName })}
          error={errors.signInName} autoComplete="username" autoCapitalize="none" spellCheck={false}
        />
        <TextInput
          label={t('accounts.office.password')} type="password" value={fields.password} onValue={(password) => set({ password })}
          error={errors.password} autoComplete="current-password"
        />
        {needsTotp && (
          <div ref={focusInside}>
            <CodeInput
              label={t('accounts.office.totp')} hint={t('accounts.office.totp.hint')} value={fields.totp} onValue={(totp) => set({ totp })}
              error={errors.totp}
            />
          </div>
        )}
        <Button variant="primary" type="submit" isWide isBusy={isBusy}>{t('accounts.office.sign-in.send')}</Button>
      </Form>
      {hasKeys() && (
        <>
          <p className="door-or">{t('accounts.office.sign-in.or')}</p>
          <KeyButton send={byKey} label={t('accounts.office.key.sign-in')} onDone={onSignedIn} />
        </>
      )}
      <DirectoryDoor />
      <p className="zj-soft zj-small">{t('accounts.office.sign-in.help')}</p>
    </DoorFrame>
  );
}

/** The field that has just appeared is what the person was asked for. */
function focusInside(place: HTMLDivElement | null): void {
  place?.querySelector('input')?.focus();
}
