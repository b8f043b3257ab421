import { useState } from 'react';
import Checkbox from 'antd/es/checkbox';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { KIND_LIST, type FirmDetails } from './measures-api.ts';
import { firmProblems, useFirmForm, type FirmFormState } from './use-firm-form.ts';

export type FirmFormProps = { readonly unionId: string; readonly firm?: FirmDetails; readonly onDone: () => void };

/** A firm entered or corrected by hand. */
export function FirmForm({ unionId, firm, onDone }: FirmFormProps) {
  const t = useText();
  const form = useFirmForm({ unionId, firm, onDone });
  const { fields, set, isBusy, failure, submit } = form;
  const [isTried, setTried] = useState(false);
  const problems = isTried ? firmProblems(t, fields) : {};
  const send = (): void => {
    setTried(true);
    if (Object.keys(firmProblems(t, fields)).length === 0) void submit();
  };
  return (
    <Form onSubmit={send} failure={failure} onRetry={submit}>
      <TextInput label={t('measures.column.name')} error={problems.name} limit={60} value={fields.name} onValue={(name) => set({ name })} />
      <TextInput label={t('measures.column.creditCode')} hint={t('measures.firm.credit-hint')} isOptional value={fields.creditCode} onValue={(creditCode) => set({ creditCode })} />
      <ChoiceCards
        legend={t('measures.column.kind')} look="chips" value={fields.kind} onValue={(kind) => set({ kind })}
        choices={KIND_LIST.map((value) => ({ value, label: t(`measures.kind.${value}`) }))}
      />
      <TextInput label={t('measures.column.industry')} isOptional limit={40} value={fields.industry} onValue={(industry) => set({ industry })} />
      <TextInput label={t('measures.column.address')} isOptional limit={120} value={fields.address} onValue={(address) => set({ address })} />
      <TextInput label={t('measures.column.workers')} isOptional inputMode="numeric" error={problems.workers} value={fields.workers} onValue={(workers) => set({ workers })} />
      <ContactFields form={form} hasPhone={firm?.hasPhone === true} />
      <UnionPicker
        label={t('measures.column.firmUnion')} value={fields.firmUnionId ?? undefined} name={fields.firmUnionName}
        onValue={(picked, name) => set({ firmUnionId: picked ?? null, firmUnionName: name })}
      />
      <p className="zj-soft zj-small">{t('measures.firm.union-hint')}</p>
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('measures.firm.save')}</Button></div>
    </Form>
  );
}

function ContactFields({ form: { fields, set }, hasPhone }: { readonly form: FirmFormState; readonly hasPhone: boolean }) {
  const t = useText();
  return (
    <>
      <TextInput label={t('measures.column.contactName')} isOptional limit={40} value={fields.contactName} onValue={(contactName) => set({ contactName })} />
      <TextInput
        label={t('measures.column.phone')} isOptional inputMode="tel" hint={hasPhone ? t('measures.firm.phone-hint') : undefined} value={fields.phone}
        onValue={(phone) => set({ phone, isPhoneRemoved: false })}
      />
      {hasPhone && (
        <Checkbox checked={fields.isPhoneRemoved} onChange={(event) => set({ isPhoneRemoved: event.target.checked, phone: '' })}>
          {t('measures.firm.phone-remove')}
        </Checkbox>
      )}
    </>
  );
}
