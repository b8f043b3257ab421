import { useState } from 'react';
import { useLocation } from 'wouter';
import { countersignApi } from '#platform/countersign/office/countersign-api.ts';
import { endOfDayInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

const DUTIES = ['system-officer', 'security-officer', 'audit-officer'] as const;
type Duty = (typeof DUTIES)[number];

/** One of the three separated duties: prepared here, and given only when a second person has approved it. */
export function DutyForm({ unionId, onCancel }: { readonly unionId: string; readonly onCancel: () => void }) {
  const t = useText();
  const { client } = useConnection();
  const [, navigate] = useLocation();
  const command = useCommand(countersignApi.prepare);
  const [ids] = useState(() => ({ requestId: client.newKey(), personId: client.newKey() }));
  const [role, setRole] = useState<Duty>('audit-officer');
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const [isTried, setTried] = useState(false);
  const error = name.trim().length < 2 ? t('orgs.office.appoint.name-needed') : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (error !== undefined) return;
    const answer = await command.run({
      unionId, requestId: ids.requestId, action: 'offices.appointDuty',
      payload: { role, personId: ids.personId, name: name.trim(), until: isPlainDate(until) ? endOfDayInChina(until).toISOString() : null },
    });
    if (answer.ok) navigate(`/countersign/${ids.requestId}`);
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={() => void send()}>
      <ChoiceCards
        legend={t('offices.duty.role')} value={role} onValue={setRole}
        choices={DUTIES.map((value) => ({ value, label: t(`orgs.office.role.${value}`), description: t(`offices.separate.${value}`) }))}
      />
      <TextInput label={t('offices.duty.name')} value={name} onValue={setName} limit={40} error={isTried ? error : undefined} autoComplete="off" />
      <TextInput label={t('orgs.office.appoint.until')} hint={t('orgs.office.appoint.until-hint')} type="date" value={until} onValue={setUntil} isOptional />
      <div className="duty-acts">
        <Button variant="primary" type="submit" isBusy={command.isBusy}>{t('offices.separate.send')}</Button>
        <Button onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
