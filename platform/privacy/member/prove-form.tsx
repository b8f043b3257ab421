import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { CodeInput, toDigits } from '#platform/ui/phone/code-input.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { proveApi } from './privacy-api.ts';

const OFFICE_ONLY = new Set(['accounts/passkey-needed', 'accounts/totp-wrong', 'accounts/totp-used']);

/** The second factor of whoever holds this phone: a code to the own number, or the password where there is one. */
export function ProveForm({ onProven, onCancel }: { readonly onProven: () => void; readonly onCancel: () => void }) {
  const t = useText();
  const request = useCommand(proveApi.requestCode);
  const prove = useCommand(proveApi.stepUp);
  const [fields, setFields] = useState({ phone: '', code: '', password: '', requestId: '' });
  const set = (change: Partial<typeof fields>) => setFields((former) => ({ ...former, ...change }));
  const asksPassword = prove.failure?.code === 'accounts/password-needed' || fields.password !== '';
  const send = async (): Promise<void> => {
    const answer = await request.run({ phone: toDigits(fields.phone) });
    if (answer.ok) set({ requestId: answer.value.requestId, code: '' });
  };
  const confirm = async (code = fields.code): Promise<void> => {
    const answer = await prove.run(fields.password === '' ? { requestId: fields.requestId, code } : { password: fields.password });
    if (answer.ok) onProven();
  };
  if (prove.failure !== undefined && OFFICE_ONLY.has(prove.failure.code)) {
    return <Banner tone="info" title={t('privacy.prove.title')} isAnnounced action={<Button onClick={onCancel}>{t('privacy.prove.cancel')}</Button>}>{t('privacy.prove.office')}</Banner>;
  }
  const hasSent = fields.requestId !== '' || asksPassword;
  return (
    <Card title={t('privacy.prove.title')} look="tinted">
      <Form onSubmit={() => void (hasSent ? confirm() : send())} failure={prove.failure ?? request.failure} isAtField={asksPassword && fields.password === ''}>
        <p className="zj-soft">{t('privacy.prove.lead')}</p>
        {!asksPassword && (
          <TextInput label={t('privacy.prove.phone')} inputMode="tel" autoComplete="tel" value={fields.phone} onValue={(phone) => set({ phone, requestId: '' })} />
        )}
        {asksPassword && (
          <TextInput label={t('privacy.prove.password')} type="password" autoComplete="current-password" value={fields.password} onValue={(password) => set({ password })} />
        )}
        {fields.requestId !== '' && !asksPassword && (
          <CodeInput label={t('privacy.prove.code')} value={fields.code} onValue={(code) => set({ code })} onComplete={(code) => void confirm(code)} />
        )}
        <Button type="submit" variant="primary" isWide isBusy={request.isBusy || prove.isBusy}>{t(hasSent ? 'privacy.prove.confirm' : 'privacy.prove.send')}</Button>
        <Button isWide onClick={onCancel}>{t('privacy.prove.cancel')}</Button>
      </Form>
    </Card>
  );
}
