import { useState } from 'react';
import { useSignedIn } from '#platform/accounts/office/signed-in.tsx';
import { endOfDayInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Given } from './given.ts';
import { officesApi, type DutyRole } from './offices-api.ts';
import { SomeonePicker } from './someone-picker.tsx';
import { useSomeone } from './use-someone.ts';

export type HandOnFormProps = {
  readonly unionId: string; readonly unionName: string; readonly onDone: (given?: Given) => void; readonly onCancel: () => void;
};

/** A part of one's own duty to somebody for some days: never more, wider or longer than one holds it oneself. */
export function HandOnForm({ unionId, unionName, onDone, onCancel }: HandOnFormProps) {
  const t = useText();
  const { office } = useSignedIn();
  const command = useCommand(officesApi.handOn);
  const to = useSomeone();
  const [role, setRole] = useState<DutyRole>(office.roles[0] ?? 'contact-person');
  const [width, setWidth] = useState<'narrow' | 'wide'>('narrow');
  const [until, setUntil] = useState('');
  const [isTried, setTried] = useState(false);
  const send = async (): Promise<void> => {
    setTried(true);
    const { someone } = to;
    if (someone === undefined || !isPlainDate(until)) return;
    const answer = await command.run({ unionId, role, hasSubtree: width === 'wide', to: someone, until: endOfDayInChina(until).toISOString() });
    if (answer.ok) onDone(someone.name === undefined ? undefined : { grantId: answer.value.grantId, name: someone.name });
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={() => void send()}>
      <p className="zj-soft">{t('offices.hand-on.hint', { union: unionName })}</p>
      {office.roles.length > 1 && (
        <ChoiceCards
          legend={t('offices.hand-on.role')} look="chips" value={role} onValue={setRole}
          choices={office.roles.map((value) => ({ value, label: t(`orgs.office.role.${value}`) }))}
        />
      )}
      <SomeonePicker unionId={unionId} legend={t('offices.hand-on.to')} draft={to} isTried={isTried} />
      <ChoiceCards
        legend={t('offices.hand-on.width')} look="chips" value={width} onValue={setWidth}
        choices={(['narrow', 'wide'] as const).map((value) => ({ value, label: t(`offices.duty.${value}`) }))}
      />
      <TextInput
        label={t('offices.hand-on.until')} type="date" value={until} onValue={setUntil}
        error={isTried && !isPlainDate(until) ? t('offices.day-needed') : undefined}
      />
      <div className="duty-acts">
        <Button variant="primary" type="submit" isBusy={command.isBusy}>{t('offices.hand-on.send')}</Button>
        <Button onClick={onCancel}>{t('ui/cancel')}</Button>
      </div>
    </Form>
  );
}
