import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DocumentFields, filledOf, WorkFields, type MemberFields } from './member-fields.tsx';
import { registerApi } from './register-api.ts';

const EMPTY: MemberFields = { idType: 'resident', idNumber: '', workUnit: '', department: '', post: '', politicalStatus: '' };

/** One member entered by hand. */
export function AddMemberForm({ unionId, onDone }: { readonly unionId: string; readonly onDone: () => void }) {
  const t = useText();
  const add = useCommand(registerApi.addMember);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [fields, setFields] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const isShort = name.trim().length < 2;
  const { idType, idNumber, workUnit, department, post, politicalStatus } = fields;
  const set = (change: Partial<MemberFields>) => setFields((former) => ({ ...former, ...change }));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (isShort) return;
    const answer = await add.run({
      unionId, name, idType, ...filledOf({ idNumber, phone }), details: { ...filledOf({ workUnit, department, post }), joinChannel: 'on-site' }, personal: filledOf({ politicalStatus }),
    });
    if (answer.ok) onDone();
  };
  return (
    <Form onSubmit={() => void submit()} failure={add.failure} onRetry={submit}>
      <TextInput label={t('register.column.name')} error={isTried && isShort ? t('register.office.form.name-short') : undefined} limit={40} value={name} onValue={setName} />
      <TextInput label={t('register.column.phone')} hint={t('register.office.form.phone-hint')} isOptional inputMode="tel" value={phone} onValue={setPhone} />
      <DocumentFields fields={fields} set={set} idHint={t('register.office.form.id-hint-new')} />
      <WorkFields fields={fields} set={set} />
      <div><Button type="submit" variant="primary" isBusy={add.isBusy}>{t('register.office.form.save')}</Button></div>
    </Form>
  );
}
