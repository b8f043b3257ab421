import { useState } from 'react';
import { useStepUp } from '#platform/accounts/office/step-up.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { countersignApi, type RequestView } from './countersign-api.ts';

/** What the reader may do with it now: decide as the second person, or perform and withdraw as the first. */
export function RequestActs({ request }: { readonly request: RequestView }) {
  if (request.mayApprove) return <Decision request={request} />;
  if (request.isMine && (request.state === 'waiting' || request.state === 'approved')) return <OwnActs request={request} />;
  return null;
}

function Decision({ request }: { readonly request: RequestView }) {
  const t = useText();
  const withStepUp = useStepUp();
  const approve = useCommand(countersignApi.approve);
  const [isDeclining, setDeclining] = useState(false);
  const { requestId, payloadHash } = request;
  const send = () => void withStepUp(() => approve.run({ requestId, payloadHash }));
  return (
    <Card title={t('countersign.office.decide')}>
      <div className="zj-stack">
        <p>{t('countersign.office.decide-hint', { name: request.preparedBy })}</p>
        <FailureBanner failure={approve.failure} onRetry={send} />
        {isDeclining ? <DeclineForm requestId={requestId} onCancel={() => setDeclining(false)} /> : (
          <div className="request-acts">
            <Button variant="primary" isBusy={approve.isBusy} onClick={send}>{t('countersign.office.approve')}</Button>
            <Button onClick={() => setDeclining(true)}>{t('countersign.office.decline')}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function DeclineForm({ requestId, onCancel }: { readonly requestId: string; readonly onCancel: () => void }) {
  const t = useText();
  const decline = useCommand(countersignApi.decline);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const error = reason.trim().length < 2 ? t('countersign.office.reason-needed') : undefined;
  const send = (): void => {
    setTried(true);
    if (error === undefined) void decline.run({ requestId, reason: reason.trim() });
  };
  return (
    <Form onSubmit={send} failure={decline.failure} onRetry={send}>
      <TextArea label={t('countersign.office.reason')} value={reason} onValue={setReason} limit={200} error={isTried ? error : undefined} />
      <div className="request-acts">
        <Button variant="danger" type="submit" isBusy={decline.isBusy}>{t('countersign.office.decline')}</Button>
        <Button onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}

function OwnActs({ request }: { readonly request: RequestView }) {
  const t = useText();
  const withStepUp = useStepUp();
  const perform = useCommand(countersignApi.perform);
  const withdraw = useCommand(countersignApi.withdraw);
  const { requestId, state } = request;
  const send = () => void withStepUp(() => perform.run({ requestId }));
  // Which of its own refusals the action gave stands in the parameters; it has a sentence like any other.
  const code = perform.failure?.params['code'];
  return (
    <Card title={t('countersign.office.next')}>
      <div className="zj-stack">
        <p>{t(`countersign.office.next.${state}`)}</p>
        <FailureBanner failure={perform.failure ?? withdraw.failure} onRetry={send} />
        {typeof code === 'string' && t.has(code) && <Banner tone="danger" title={t(code, perform.failure?.params)} />}
        <div className="request-acts">
          {state === 'approved' && <Button variant="primary" isBusy={perform.isBusy} onClick={send}>{t('countersign.office.perform')}</Button>}
          <Button isBusy={withdraw.isBusy} onClick={() => void withdraw.run({ requestId })}>{t('countersign.office.withdraw')}</Button>
        </div>
      </div>
    </Card>
  );
}
