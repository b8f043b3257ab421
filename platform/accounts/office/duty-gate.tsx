import type { ReactNode } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DoorFrame } from './door-frame.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordForm } from './password-form.tsx';
import { useSignedIn } from './signed-in.tsx';
import { StepUpWays } from './step-up-dialog.tsx';
import { TotpSetup } from './totp-setup.tsx';
import { useSignOut } from './use-sign-out.ts';

/** Between the door and the console: what the profile asks first. Once done, `readMe` says so and the console opens. */
export function DutyGate({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const { me: { duty } } = useSignedIn();
  const { signOut, failure } = useSignOut();
  if (duty === null) return children;
  return (
    <DoorFrame>
      <div className="door-head">
        <h1>{t(`accounts.office.duty.${duty}`)}</h1>
        <p className="zj-soft">{t(`accounts.office.duty.${duty}.why`)}</p>
      </div>
      {duty === 'new-password' && <PasswordForm />}
      {duty === 'prove-factor' && <StepUpWays onConfirmed={() => {}} />}
      {duty === 'second-factor' && (
        <>
          <section className="zj-stack" aria-labelledby="duty-key"><h2 id="duty-key">{t('accounts.office.key.title')}</h2><PasskeysPanel /></section>
          <section className="zj-stack" aria-labelledby="duty-totp"><h2 id="duty-totp">{t('accounts.office.totp')}</h2><TotpSetup hasTotp={false} /></section>
        </>
      )}
      <FailureBanner failure={failure} />
      <Button isWide onClick={signOut}>{t('ui/sign-out')}</Button>
    </DoorFrame>
  );
}
