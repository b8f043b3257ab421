import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type ReasonedFormProps = {
  readonly label: string;
  readonly variant?: 'primary' | 'danger';
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly onSend: (reason: string) => void;
  readonly onBack: () => void;
};

const LIMIT = 300;

/** A decision that the worker must be able to understand: it is not sent without its reason. */
export function ReasonedForm({ label, variant = 'primary', isBusy, failure, onSend, onBack }: ReasonedFormProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 2;
  const send = (): void => {
    setTried(true);
    if (!isShort && reason.length <= LIMIT) onSend(reason.trim());
  };
  return (
    <Form onSubmit={send} failure={failure} onRetry={send}>
      <TextArea
        label={t('membership.office.reason')} hint={t('membership.office.reason-hint')} limit={LIMIT} value={reason} onValue={setReason}
        error={isTried && isShort ? t('membership.office.too-short') : undefined}
      />
      <div className="membership-acts">
        <Button type="submit" variant={variant} isBusy={isBusy}>{label}</Button>
        <Button variant="quiet" onClick={onBack}>{t('membership.office.cancel')}</Button>
      </div>
    </Form>
  );
}
