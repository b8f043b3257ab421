import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Period } from '../wire.ts';
import { PERIOD_LIST, signupApi, type Limit } from './signup-api.ts';

type LimitFormProps = { readonly unionId: string; readonly former: Limit | undefined; readonly onSaved: () => void; readonly onCancel: () => void };

const NAME_MOST = 60;
const MOST = 100;

/** A new limit or another number for one's own; it holds from then on for what was published before, too. */
export function LimitForm({ unionId, former, onSaved, onCancel }: LimitFormProps) {
  const t = useText();
  const { client } = useConnection();
  const { run, isBusy, failure } = useCommand(signupApi.setLimit);
  const [limitId] = useState(() => former?.limitId ?? client.newKey());
  const [name, setName] = useState(former?.name ?? '');
  const [period, setPeriod] = useState<Period>(former?.period ?? 'year');
  const [most, setMost] = useState(String(former?.most ?? 1));
  const [isTried, setTried] = useState(false);
  const count = /^\d{1,3}$/.test(most.trim()) ? Number(most.trim()) : 0;
  const isName = name.trim() !== '' && name.trim().length <= NAME_MOST;
  const isCount = count >= 1 && count <= MOST;
  const save = async (): Promise<void> => {
    setTried(true);
    if (!isName || !isCount) return;
    const answer = await run({ unionId, limitId, name: name.trim(), period, most: count });
    if (answer.ok) onSaved();
  };
  return (
    <Form onSubmit={() => void save()} failure={failure} onRetry={() => void save()}>
      <TextInput
        label={t('signup.office.limits.name')} hint={t('signup.office.limits.name-hint')} autoComplete="off" value={name} onValue={setName}
        error={isTried && !isName ? t('signup.office.limits.name-needed', { most: NAME_MOST }) : undefined}
      />
      <ChoiceCards
        legend={t('signup.office.limits.period')} look="chips" value={period} onValue={setPeriod}
        choices={PERIOD_LIST.map((value) => ({ value, label: t(`signup.office.period.${value}`) }))}
      />
      <TextInput
        label={t('signup.office.limits.most')} inputMode="numeric" autoComplete="off" value={most} onValue={setMost}
        error={isTried && !isCount ? t('signup.office.limits.most-range', { most: MOST }) : undefined}
      />
      <div className="signup-limit-acts">
        <Button type="submit" variant="primary" isBusy={isBusy}>{t('signup.office.limits.save')}</Button>
        {former !== undefined && <Button variant="quiet" onClick={onCancel}>{t('ui/cancel')}</Button>}
      </div>
    </Form>
  );
}
