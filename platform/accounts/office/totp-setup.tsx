import { useState } from 'react';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { CodeInput } from '#platform/ui/phone/code-input.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';
import { ScanPicture } from './scan-picture.tsx';
import { useStepUp } from './step-up.tsx';

/** Setting up the six digits: scan, type the first code, done. A secret not confirmed changes nothing. */
export function TotpSetup({ hasTotp }: { readonly hasTotp: boolean }) {
  const t = useText();
  const withStepUp = useStepUp();
  const begin = useCommand(accountsApi.beginTotp);
  const [uri, setUri] = useState<string>();
  const [isDone, setDone] = useState(false);
  const start = async (): Promise<void> => {
    const answer = await withStepUp(() => begin.run({}));
    if (answer.ok) setUri(answer.value.uri);
  };
  if (uri !== undefined) return <ConfirmTotp uri={uri} onDone={() => { setUri(undefined); setDone(true); }} />;
  return (
    <div className="zj-stack">
      <p>{t(hasTotp ? 'accounts.office.totp.is-on' : 'accounts.office.totp.is-off')}</p>
      {isDone && <Banner tone="ok" title={t('accounts.office.totp.done')} isAnnounced />}
      <FailureBanner failure={begin.failure} onRetry={() => void start()} />
      <div>
        <Button variant={hasTotp ? 'secondary' : 'primary'} isBusy={begin.isBusy} onClick={() => void start()}>
          {t(hasTotp ? 'accounts.office.totp.again' : 'accounts.office.totp.begin')}
        </Button>
      </div>
    </div>
  );
}

function ConfirmTotp({ uri, onDone }: { readonly uri: string; readonly onDone: () => void }) {
  const t = useText();
  const withStepUp = useStepUp();
  const confirm = useCommand(accountsApi.confirmTotp);
  const [totp, setTotp] = useState('');
  const [isTried, setTried] = useState(false);
  const isRefused = confirm.failure?.code === 'accounts/totp-wrong';
  const said = isRefused && confirm.failure !== undefined ? failureText(t, confirm.failure) : undefined;
  const secret = new URLSearchParams(uri.split('?')[1]).get('secret') ?? '';
  const submit = async (): Promise<void> => {
    setTried(totp.length < 6);
    if (totp.length < 6) return;
    const answer = await withStepUp(() => confirm.run({ totp }));
    if (answer.ok) onDone();
  };
  return (
    <div className="totp-secret">
      <ol className="totp-steps">
        <li>{t('accounts.office.totp.step-app')}</li>
        <li>{t('accounts.office.totp.step-scan')}</li>
        <li>{t('accounts.office.totp.step-code')}</li>
      </ol>
      <ScanPicture text={uri} label={t('accounts.office.totp.picture')} />
      <CopyField label={t('accounts.office.totp.secret')} hint={t('accounts.office.totp.secret-hint')} value={secret} />
      <Form onSubmit={() => void submit()} failure={confirm.failure} isAtField={isRefused} onRetry={() => void submit()}>
        <CodeInput
          label={t('accounts.office.totp')} value={totp} onValue={setTotp}
          error={isTried && totp.length < 6 ? t('accounts.office.totp.missing') : said}
        />
        <Button variant="primary" type="submit" isBusy={confirm.isBusy}>{t('accounts.office.totp.confirm')}</Button>
      </Form>
    </div>
  );
}
