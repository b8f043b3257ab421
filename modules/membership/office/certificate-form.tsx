import { useState } from 'react';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi } from './membership-api.ts';

/** 《工会法人资格证书》 as it was given out. */
export function CertificateForm({ foundingId }: { readonly foundingId: string }) {
  const t = useText();
  const command = useCommand(membershipApi.recordCertificate);
  const [creditCode, setCode] = useState('');
  const [validFrom, setFrom] = useState('');
  const [validTo, setTo] = useState('');
  const [isTried, setTried] = useState(false);
  const said = (field: string) => (command.failure?.params['field'] === field ? failureText(t, command.failure) : undefined);
  const day = (value: string) => (isTried && !isPlainDate(value) ? t('membership.office.limits.day-needed') : undefined);
  const send = async (): Promise<void> => {
    setTried(true);
    if (!isPlainDate(validFrom) || !isPlainDate(validTo) || creditCode.trim() === '') return;
    await command.run({ foundingId, creditCode: creditCode.trim(), validFrom, validTo });
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} isAtField={command.failure?.params['field'] !== undefined} onRetry={send}>
      <TextInput
        label={t('membership.office.step.credit-code')} value={creditCode} onValue={setCode} limit={30} autoComplete="off"
        error={(isTried && creditCode.trim() === '' ? t('membership.office.too-short') : undefined) ?? said('creditCode')}
      />
      <TextInput type="date" label={t('membership.office.step.valid-from')} value={validFrom} onValue={setFrom} error={day(validFrom)} />
      <TextInput type="date" label={t('membership.office.step.valid-to')} value={validTo} onValue={setTo} error={day(validTo) ?? said('validTo')} />
      <div><Button type="submit" variant="primary" isBusy={command.isBusy}>{t('membership.office.step.save')}</Button></div>
    </Form>
  );
}
