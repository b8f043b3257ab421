import { useState } from 'react';
import { endOfDayInChina, isPlainDate, startOfDayInChina } from '#platform/kernel/plain-date.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { officesApi } from './offices-api.ts';
import { SomeonePicker } from './someone-picker.tsx';
import { useSomeone } from './use-someone.ts';

export type LeaveFormProps = { readonly unionId: string; readonly onDone: () => void; readonly onCancel: () => void };

/** Days away, and who stands in: without a deputy the union above acts. */
export function LeaveForm({ unionId, onDone, onCancel }: LeaveFormProps) {
  const t = useText();
  const { client } = useConnection();
  const command = useCommand(officesApi.declareAbsence);
  const [absenceId] = useState(client.newKey);
  const deputy = useSomeone();
  const [cover, setCover] = useState<'deputy' | 'above'>('deputy');
  const [days, setDays] = useState({ from: '', until: '' });
  const [isTried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    const { from, until } = days;
    if (!isPlainDate(from) || !isPlainDate(until) || (cover === 'deputy' && deputy.someone === undefined)) return;
    const answer = await command.run({
      unionId, absenceId, from: startOfDayInChina(from).toISOString(), until: endOfDayInChina(until).toISOString(),
      ...(cover === 'deputy' && deputy.someone !== undefined && { deputy: deputy.someone }),
    });
    if (answer.ok) onDone();
  };
  const dayError = (day: string) => (isTried && !isPlainDate(day) ? t('offices.day-needed') : undefined);
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={() => void send()}>
      <TextInput label={t('offices.leave.from')} type="date" value={days.from} onValue={(from) => setDays({ ...days, from })} error={dayError(days.from)} />
      <TextInput label={t('offices.leave.until')} type="date" value={days.until} onValue={(until) => setDays({ ...days, until })} error={dayError(days.until)} />
      <ChoiceCards
        legend={t('offices.leave.cover')} value={cover} onValue={setCover}
        choices={(['deputy', 'above'] as const).map((value) => ({ value, label: t(`offices.leave.${value}`), description: t(`offices.leave.${value}-hint`) }))}
      />
      {cover === 'deputy' && <SomeonePicker unionId={unionId} legend={t('offices.leave.deputy')} draft={deputy} isTried={isTried} />}
      <div className="duty-acts">
        <Button variant="primary" type="submit" isBusy={command.isBusy}>{t('offices.leave.send')}</Button>
        <Button onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
