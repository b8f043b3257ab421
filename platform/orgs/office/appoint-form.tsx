import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { endOfDayInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import type { NewOfficer } from './hand-over.ts';
import { OFFICE_ROLES, orgsApi, type OfficeRole } from './orgs-api.ts';

export type AppointFormProps = {
  readonly unionId: string;
  readonly onDone: (officer: NewOfficer) => void;
  readonly onCancel: () => void;
};

/** Gives somebody an office. The person is new to the platform; their id is made here, so that a repeat is the same person. */
export function AppointForm({ unionId, onDone, onCancel }: AppointFormProps) {
  const t = useText();
  const { client } = useConnection();
  const command = useCommand(orgsApi.appointOfficer);
  const [personId] = useState(client.newKey);
  const [name, setName] = useState('');
  const [role, setRole] = useState<OfficeRole>('contact-person');
  const [until, setUntil] = useState('');
  const [isTried, setTried] = useState(false);
  const error = name.trim().length < 2 ? t('orgs.office.appoint.name-needed') : undefined;
  const submit = async (): Promise<void> => {
    setTried(error !== undefined);
    if (error !== undefined) return;
    const answer = await command.run({
      unionId, personId, name: name.trim(), role, ...(isPlainDate(until) && { until: endOfDayInChina(until).toISOString() }),
    });
    if (answer.ok) onDone({ unionId, grantId: answer.value.grantId, name: name.trim() });
  };
  return (
    <section aria-labelledby="appoint">
      <h2 id="appoint">{t('orgs.office.appoint.title')}</h2>
      <Form onSubmit={() => void submit()} failure={command.failure} onRetry={() => void submit()}>
        <ChoiceCards
          legend={t('orgs.office.appoint.role')} value={role} onValue={setRole}
          choices={OFFICE_ROLES.map((value) => ({ value, label: t(`orgs.office.role.${value}`), description: t(`orgs.office.role.${value}.does`) }))}
        />
        <TextInput
          label={t('orgs.office.appoint.name')} hint={t('orgs.office.appoint.name-hint')} value={name} onValue={setName} limit={40}
          error={isTried ? error : undefined} autoComplete="off"
        />
        <TextInput
          label={t('orgs.office.appoint.until')} hint={t('orgs.office.appoint.until-hint')} type="date" value={until} onValue={setUntil} isOptional
        />
        <div className="union-acts">
          <Button variant="primary" type="submit" isBusy={command.isBusy}>{t('orgs.office.appoint.send')}</Button>
          <Button onClick={onCancel}>{t('ui/cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}
