import { useState } from 'react';
import { NoticeFold } from '#platform/consents/member/notice-fold.tsx';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ownRecordApi, type Changes, type OwnRecord } from './register-api.ts';

const FIELDS = ['name', 'phone', 'idNumber', 'workUnit', 'department', 'post', 'residence', 'politicalStatus'] as const;
type Fields = Readonly<Record<(typeof FIELDS)[number], string>>;
const MODES: Readonly<Partial<Record<keyof Fields, 'tel'>>> = { phone: 'tel' };

/** The record as it is, to be written over; what is left as it was is not sent. */
export function CorrectionForm({ record, onDone }: { readonly record: OwnRecord; readonly onDone: () => void }) {
  const t = useText();
  const propose = useCommand(ownRecordApi.proposeCorrection);
  const [correctionId] = useState(() => newIntentKey(browserRandom));
  const before: Fields = {
    name: record.name, phone: record.phone, idNumber: record.idNumber, workUnit: record.details.workUnit ?? '', department: record.details.department ?? '',
    post: record.details.post ?? '', residence: record.personal.residence ?? '', politicalStatus: record.personal.politicalStatus ?? '',
  };
  const [fields, setFields] = useState(before);
  const send = async (): Promise<void> => {
    const changes: Changes = Object.fromEntries(FIELDS.filter((name) => fields[name].trim() !== '' && fields[name].trim() !== before[name]).map((name) => [name, fields[name].trim()]));
    const answer = await propose.run({ correctionId, changes });
    if (answer.ok) onDone();
  };
  return (
    <Card title={t('register.member.correct')}>
      <Form onSubmit={() => void send()} failure={propose.failure} onRetry={send}>
        <p className="zj-hint">{t('register.member.correct-hint')}</p>
        {FIELDS.map((name) => (
          <TextInput
            key={name} label={t(`register.column.${name}`)} inputMode={MODES[name]} autoComplete="off" value={fields[name]}
            onValue={(value) => setFields((former) => ({ ...former, [name]: value }))}
          />
        ))}
        <NoticeFold textKey="register" unionId={null} />
        <Button type="submit" variant="primary" isWide isBusy={propose.isBusy}>{t('register.member.send')}</Button>
        <Button isWide onClick={onDone}>{t('register.member.cancel')}</Button>
      </Form>
    </Card>
  );
}
