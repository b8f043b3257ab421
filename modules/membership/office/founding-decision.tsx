import { useState } from 'react';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi, type FoundingDetails } from './membership-api.ts';
import { ReasonedForm } from './reasoned-form.tsx';

/** 批复, or back with a reason. */
export function FoundingDecision({ founding }: { readonly founding: FoundingDetails }) {
  const t = useText();
  const [act, setAct] = useState<'approve' | 'send-back' | 'refuse'>();
  const sendBack = useCommand(membershipApi.sendBackFounding);
  const refuse = useCommand(membershipApi.refuseFounding);
  const chosen = act === 'refuse' ? refuse : sendBack;
  const close = () => setAct(undefined);
  return (
    <section className="zj-panel zj-stack" aria-labelledby="founding-decide">
      <h2 id="founding-decide">{t('membership.office.decide')}</h2>
      {act === undefined && (
        <div className="membership-acts">
          <Button variant="primary" onClick={() => setAct('approve')}>{t('membership.office.approve')}</Button>
          <Button onClick={() => setAct('send-back')}>{t('membership.office.send-back')}</Button>
          <Button variant="quiet" onClick={() => setAct('refuse')}>{t('membership.office.refuse')}</Button>
        </div>
      )}
      {act === 'approve' && <ApproveForm founding={founding} onBack={close} />}
      {(act === 'send-back' || act === 'refuse') && (
        <ReasonedForm
          key={act} label={t(`membership.office.${act}`)} variant={act === 'refuse' ? 'danger' : 'primary'} isBusy={chosen.isBusy} failure={chosen.failure}
          onSend={(reason) => void chosen.run({ foundingId: founding.foundingId, reason })} onBack={close}
        />
      )}
    </section>
  );
}

function ApproveForm({ founding, onBack }: { readonly founding: FoundingDetails; readonly onBack: () => void }) {
  const t = useText();
  const approve = useCommand(membershipApi.approveFounding);
  const [newUnionId] = useState(() => newIntentKey(browserRandom));
  const [unionName, setUnionName] = useState(founding.proposedName);
  const [documentNumber, setDocumentNumber] = useState('');
  const [isNew, setNew] = useState(false);
  const [isTried, setTried] = useState(false);
  const short = (text: string) => (isTried && text.trim().length < 2 ? t('membership.office.too-short') : undefined);
  const send = async (): Promise<void> => {
    setTried(true);
    if (unionName.trim().length < 2 || documentNumber.trim().length < 2) return;
    await approve.run({ foundingId: founding.foundingId, newUnionId, documentNumber: documentNumber.trim(), unionName: unionName.trim(), isNew });
  };
  return (
    <Form onSubmit={() => void send()} failure={approve.failure} onRetry={send}>
      <p className="zj-soft">{t('membership.office.approve.what')}</p>
      <TextInput label={t('membership.office.approve.name')} limit={60} error={short(unionName)} value={unionName} onValue={setUnionName} />
      <TextInput
        label={t('membership.office.approve.number')} hint={t('membership.office.approve.number-hint')} limit={40} error={short(documentNumber)}
        value={documentNumber} onValue={setDocumentNumber}
      />
      {founding.alike.length > 0 && (
        <label className="membership-check">
          <input type="checkbox" checked={isNew} onChange={(event) => setNew(event.currentTarget.checked)} />
          <span>{t('membership.office.approve.is-new')}</span>
        </label>
      )}
      <div className="membership-acts">
        <Button type="submit" variant="primary" isBusy={approve.isBusy}>{t('membership.office.approve')}</Button>
        <Button variant="quiet" onClick={onBack}>{t('membership.office.cancel')}</Button>
      </div>
    </Form>
  );
}
