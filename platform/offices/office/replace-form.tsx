import { useState } from 'react';
import { endOfDayInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Given } from './given.ts';
import { officesApi } from './offices-api.ts';
import { SomeonePicker } from './someone-picker.tsx';
import { useSomeone } from './use-someone.ts';

export type ReplaceFormProps = { readonly unionId: string; readonly onDone: (given?: Given) => void; readonly onCancel: () => void };

/** The old office ends and the new one begins in one step; the same person again means another term. */
export function ReplaceForm({ unionId, onDone, onCancel }: ReplaceFormProps) {
  const t = useText();
  const command = useCommand(officesApi.replaceOfficer);
  const successor = useSomeone();
  const [role, setRole] = useState<'chair' | 'administrator'>('administrator');
  const [until, setUntil] = useState('');
  const [isTried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    const { someone } = successor;
    if (someone === undefined) return;
    const answer = await command.run({
      unionId, role, successor: someone, ...(isPlainDate(until) && { until: endOfDayInChina(until).toISOString() }),
    });
    if (answer.ok) onDone(someone.name === undefined ? undefined : { grantId: answer.value.grantId, name: someone.name });
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={() => void send()}>
      <ChoiceCards
        legend={t('offices.replace.role')} look="chips" value={role} onValue={setRole}
        choices={(['administrator', 'chair'] as const).map((value) => ({ value, label: t(`orgs.office.role.${value}`) }))}
      />
      <SomeonePicker unionId={unionId} legend={t('offices.replace.successor')} draft={successor} isTried={isTried} />
      <TextInput label={t('orgs.office.appoint.until')} hint={t('orgs.office.appoint.until-hint')} type="date" value={until} onValue={setUntil} isOptional />
      <div className="duty-acts">
        <Button variant="primary" type="submit" isBusy={command.isBusy}>{t('offices.replace.send')}</Button>
        <Button onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
