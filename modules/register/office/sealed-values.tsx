import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi, type MemberSheet, type SealedField } from './register-api.ts';
import './members.css';

/** What is sealed, one value at a time, for a reason that is written down. A value stays on this screen and in no cache. */
export function SealedValues({ member: { personId, sealed } }: { readonly member: MemberSheet }) {
  const t = useText();
  const [asked, setAsked] = useState<SealedField>();
  const [values, setValues] = useState<Partial<Record<SealedField, string>>>({});
  const shown = (field: SealedField) => (field === 'isInHardship' && values[field] !== undefined ? t(values[field] === 'true' ? 'register.yes' : 'register.no') : values[field]);
  if (sealed.length === 0) return null;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="member-sealed">
      <h2 id="member-sealed">{t('register.office.member.sealed')}</h2>
      <p className="zj-soft zj-small">{t('register.office.member.sealed-hint')}</p>
      <ul className="sealed-values">
        {sealed.map((field) => (
          <li key={field}>
            <span>{t(`register.column.${field}`)}</span>
            {values[field] === undefined
              ? <Button aria-label={`${t('register.office.member.show')} ${t(`register.column.${field}`)}`} onClick={() => setAsked(field)}>{t('register.office.member.show')}</Button>
              : <strong className="sealed-value" role="status">{shown(field)}</strong>}
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <ReasonDialog
          personId={personId} field={asked} onClose={() => setAsked(undefined)}
          onValue={(value) => { setValues((former) => ({ ...former, [asked]: value })); setAsked(undefined); }}
        />
      )}
    </section>
  );
}

type ReasonProps = { readonly personId: string; readonly field: SealedField; readonly onClose: () => void; readonly onValue: (value: string) => void };

function ReasonDialog({ personId, field, onClose, onValue }: ReasonProps) {
  const t = useText();
  const { client } = useConnection();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const isShort = reason.trim().length < 2;
  const show = async (): Promise<void> => {
    setTried(true);
    if (isShort) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await client.call(registerApi.revealField, { personId, field, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) onValue(answer.value.value);
    else setFailure(answer.failure);
  };
  return (
    <Dialog
      isOpen onClose={onClose} title={t(`register.column.${field}`)}
      actions={<><Button onClick={onClose}>{t('register.office.member.cancel')}</Button><Button variant="primary" isBusy={isBusy} onClick={() => void show()}>{t('register.office.member.show')}</Button></>}
    >
      <Form onSubmit={() => void show()} failure={failure} onRetry={show}>
        <TextInput
          label={t('register.office.member.reason')} hint={t('register.office.member.reason-hint')} limit={200}
          error={isTried && isShort ? t('register.office.member.reason-short') : undefined} value={reason} onValue={setReason}
        />
      </Form>
    </Dialog>
  );
}
