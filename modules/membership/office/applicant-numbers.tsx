import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi } from './membership-api.ts';

type Numbers = { readonly idNumber: string; readonly phone: string };

/** ID and phone number for a reason, which is written down. Asked outside the answers that a screen keeps: they are in no cache. */
export function ApplicantNumbers({ joinId }: { readonly joinId: string }) {
  const t = useText();
  const { client } = useConnection();
  const [reason, setReason] = useState('');
  const [numbers, setNumbers] = useState<Numbers>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 2;
  const show = async (): Promise<void> => {
    setTried(true);
    if (isShort) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await client.call(membershipApi.revealApplicant, { joinId, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) setNumbers(answer.value);
    else setFailure(answer.failure);
  };
  if (numbers !== undefined) {
    return (
      <dl className="membership-details">
        <div><dt>{t('membership.office.join.id')}</dt><dd>{numbers.idNumber}</dd></div>
        <div><dt>{t('membership.office.join.phone')}</dt><dd>{numbers.phone === '' ? '—' : <a href={`tel:${numbers.phone}`}>{numbers.phone}</a>}</dd></div>
      </dl>
    );
  }
  return (
    <Form onSubmit={() => void show()} failure={failure} onRetry={show}>
      <TextInput
        label={t('membership.office.reveal.reason')} hint={t('membership.office.reveal.hint')} limit={200} value={reason} onValue={setReason}
        error={isTried && isShort ? t('membership.office.too-short') : undefined}
      />
      <div><Button type="submit" isBusy={isBusy}>{t('membership.office.reveal')}</Button></div>
    </Form>
  );
}
