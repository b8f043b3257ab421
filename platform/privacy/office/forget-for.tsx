import { useState } from 'react';
import { useStepUp } from '#platform/accounts/office/step-up.tsx';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { privacyOfficeApi } from './privacy-api.ts';

const REASON_LEAST = 4;

/** Asking for somebody without a phone, and taking it back: a panel of the member's page. */
export function ForgetFor({ personId }: { readonly personId: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const read = useRead(privacyOfficeApi.readForgettingOf, { personId, language: t.language });
  const withdraw = useCommand(privacyOfficeApi.withdrawForgettingFor);
  return (
    <section className="zj-panel zj-stack" aria-labelledby="forget-for">
      <h2 id="forget-for">{t('privacy.office.title')}</h2>
      <DataState read={read}>
        {({ graceDays, obstacles, request }) => (
          <>
            <p className="zj-soft">{t('privacy.office.lead', { days: graceDays })}</p>
            {request !== null && <p>{t('privacy.office.due', { when: t.format.date(request.dueAt, 'day-time') })}</p>}
            {obstacles.map(({ text }) => <p key={text}>{text}</p>)}
            <FailureBanner failure={withdraw.failure} />
            {request !== null && <div><Button isBusy={withdraw.isBusy} onClick={() => void withdraw.run({ personId })}>{t('privacy.office.withdraw')}</Button></div>}
            {request === null && obstacles.length === 0 && (isOpen
              ? <AskForm personId={personId} onDone={() => setOpen(false)} />
              : <div><Button onClick={() => setOpen(true)}>{t('privacy.office.ask')}</Button></div>)}
          </>
        )}
      </DataState>
    </section>
  );
}

function AskForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const t = useText();
  const { client } = useConnection();
  const withStepUp = useStepUp();
  const ask = useCommand(privacyOfficeApi.askForgettingFor);
  const [requestId] = useState(client.newKey);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && reason.trim().length < REASON_LEAST;
  const send = async (): Promise<void> => {
    setTried(true);
    if (reason.trim().length < REASON_LEAST) return;
    const answer = await withStepUp(() => ask.run({ personId, requestId, reason: reason.trim() }));
    if (answer.ok) onDone();
  };
  return (
    <Form onSubmit={() => void send()} failure={ask.failure} onRetry={send}>
      <TextInput
        label={t('privacy.office.reason')} value={reason} onValue={setReason} limit={200} error={isMissing ? t('privacy.office.reason-needed') : undefined}
      />
      <Button type="submit" variant="danger" isBusy={ask.isBusy}>{t('privacy.office.ask')}</Button>
      <Button onClick={onDone}>{t('ui/cancel')}</Button>
    </Form>
  );
}
