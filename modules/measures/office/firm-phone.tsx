import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { measuresApi } from './measures-api.ts';

/** The number for a reason, which is written down. Asked outside the answers that a screen keeps: it is in no cache. */
export function FirmPhone({ firmId }: { readonly firmId: string }) {
  const t = useText();
  const { client } = useConnection();
  const [reason, setReason] = useState('');
  const [phone, setPhone] = useState<string>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const error = reason.trim().length < 2 ? t('measures.item.too-short') : undefined;
  const show = async (): Promise<void> => {
    setTried(true);
    if (error !== undefined) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await client.call(measuresApi.revealPhone, { firmId, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) setPhone(answer.value.phone);
    else setFailure(answer.failure);
  };
  if (phone !== undefined) return <p role="status"><a href={`tel:${phone}`}>{phone}</a></p>;
  return (
    <Form onSubmit={() => void show()} failure={failure} onRetry={show}>
      <TextInput
        label={t('measures.firm.reason')} hint={t('measures.firm.reason-hint')} limit={200} error={isTried ? error : undefined} value={reason} onValue={setReason}
      />
      <div><Button type="submit" isBusy={isBusy}>{t('measures.firm.reveal')}</Button></div>
    </Form>
  );
}
