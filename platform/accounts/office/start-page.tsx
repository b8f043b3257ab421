import { useEffect, useState } from 'react';
import { failureText, issuesByPath } from '#platform/ui/api/failure.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { CodeInput } from '#platform/ui/phone/code-input.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DoorFrame } from './door-frame.tsx';
import { NewPasswordInput } from './new-password-input.tsx';
import { useKeyProof } from './use-key-proof.ts';
import { useStart, type Start } from './use-start.ts';

export type StartPageProps = { readonly token: string; readonly onDone: () => void };

/** Where a one-time link leads: the officer chooses how to sign in from now on. */
export function StartPage({ token, onDone }: StartPageProps) {
  const t = useText();
  const start = useStart(token);
  useEffect(() => {
    document.title = t('accounts.office.start.title');
  }, [t]);
  useEffect(() => {
    if (start.step === 'done') onDone();
  }, [start.step, onDone]);
  if (start.step === 'invalid') return <SpentLink />;
  return (
    <DoorFrame>
      <div className="door-head">
        <h1>{t('accounts.office.start.title')}</h1>
        {start.step !== 'asking' && <p className="zj-soft">{t(`accounts.office.start.lead.${start.step === 'choose-all' ? 'all' : 'password'}`)}</p>}
      </div>
      {start.step === 'asking' || start.step === 'done'
        ? <><FailureBanner failure={start.failure} onRetry={start.submit} />{start.failure === undefined && <Skeleton />}</>
        : <StartForm start={start} />}
    </DoorFrame>
  );
}

const AT_PASSWORD = new Set(['accounts/password-too-short', 'accounts/password-too-long', 'accounts/password-too-easy']);
const AT_TOTP = new Set(['accounts/totp-wrong', 'accounts/totp-used']);

function StartForm({ start: { step, fields, set, isBusy, failure, submit, submitWith } }: { readonly start: Start }) {
  const t = useText();
  const [isTried, setTried] = useState(false);
  const key = useKeyProof();
  const hasName = step !== 'choose-all' || fields.signInName.trim().length >= 2;
  const send = (): void => {
    const isComplete = hasName && fields.password !== '';
    setTried(!isComplete);
    if (!isComplete) return;
    if (step === 'passkey') void key.prove().then((proof) => { if (proof !== undefined) submitWith(proof); });
    else submit();
  };
  const code = failure?.code ?? '';
  const said = failure === undefined ? undefined : failureText(t, failure);
  const isNameRefused = code === 'accounts/sign-in-name-taken' || issuesByPath(failure).has('signInName');
  const nameError = isNameRefused ? t('accounts.office.start.name-wrong') : isTried && !hasName ? t('accounts.office.empty') : undefined;
  const passwordError = AT_PASSWORD.has(code) ? said : isTried && fields.password === '' ? t('accounts.office.empty') : undefined;
  const isAtField = isNameRefused || AT_PASSWORD.has(code) || AT_TOTP.has(code);
  return (
    <Form onSubmit={send} failure={key.failure ?? failure} isAtField={isAtField} onRetry={send}>
      {step === 'choose-all' && (
        <TextInput
          label={t('accounts.office.name')} hint={t('accounts.office.start.name-hint')} value={fields.signInName}
          onValue={(signInName) => set({ signInName })} error={nameError} autoComplete="username" autoCapitalize="none" spellCheck={false}
        />
      )}
      <NewPasswordInput label={t('accounts.office.start.password')} value={fields.password} onValue={(password) => set({ password })} error={passwordError} />
      {step === 'totp' && (
        <CodeInput
          label={t('accounts.office.totp')} hint={t('accounts.office.totp.hint')} value={fields.totp} onValue={(totp) => set({ totp })}
          error={AT_TOTP.has(code) ? said : undefined}
        />
      )}
      {key.wasStopped && <Banner tone="info" title={t('accounts.office.key.stopped')} isAnnounced>{t('accounts.office.key.stopped-hint')}</Banner>}
      <Button variant="primary" type="submit" isWide isBusy={isBusy || key.isBusy}>
        {t(step === 'passkey' ? 'accounts.office.start.key' : 'accounts.office.start.send')}
      </Button>
    </Form>
  );
}

function SpentLink() {
  const t = useText();
  return (
    <DoorFrame>
      <div className="door-head">
        <h1>{t('accounts.office.start.spent')}</h1>
        <p className="zj-soft">{t('accounts.office.start.spent-hint')}</p>
      </div>
      <LinkButton href="/" isWide>{t('accounts.office.start.to-sign-in')}</LinkButton>
    </DoorFrame>
  );
}
