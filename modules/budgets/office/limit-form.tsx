import { useState } from 'react';
import { toFen } from '#platform/forms/amount.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { budgetsApi, isExpenseKind, KIND_LIST, type ExpenseKind } from './budgets-api.ts';

type LimitFormProps = { readonly unionId: string; readonly onSaved: (is: boolean) => void };
type Name = 'perPerson' | 'perEvent' | 'source' | 'validFrom';

/** A limit for one kind, with what it rests on and from which day it holds. An empty amount says nothing. */
export function LimitForm({ unionId, onSaved }: LimitFormProps) {
  const t = useText();
  const { run, retry, isBusy, failure } = useCommand(budgetsApi.setLimit);
  const [kind, setKind] = useState<ExpenseKind>('culture-sports');
  const [fields, setFields] = useState<Readonly<Record<Name, string>>>(() => ({ perPerson: '', perEvent: '', source: '', validFrom: dateInChina(systemClock.now()) }));
  const [isTried, setTried] = useState(false);
  const amountOf = (name: 'perPerson' | 'perEvent') => (fields[name].trim() === '' ? null : toFen(fields[name]));
  const [perPerson, perEvent] = [amountOf('perPerson'), amountOf('perEvent')];
  const isSource = fields.source.trim().length >= 2;
  const set = (name: Name) => (value: string): void => {
    onSaved(false);
    setFields((former) => ({ ...former, [name]: value }));
  };
  const errorOf = (isWrong: boolean, key: string) => (isTried && isWrong ? t(key) : undefined);
  const save = async (): Promise<void> => {
    setTried(true);
    const { validFrom, source } = fields;
    if (perPerson === undefined || perEvent === undefined || !isSource || !isPlainDate(validFrom)) return;
    const answer = await run({ unionId, kind, perPerson, perEvent, source: source.trim(), validFrom });
    if (answer.ok) onSaved(true);
  };
  return (
    <Form onSubmit={() => void save()} failure={failure} onRetry={retry}>
      <SelectFilter
        label={t('budgets.limits.kind')} value={kind} onValue={(next) => isExpenseKind(next) && setKind(next)}
        options={KIND_LIST.map((value) => ({ value, label: t(`budgets.kind.${value}`) }))}
      />
      <TextInput
        label={t('budgets.limits.perPerson')} hint={t('budgets.limits.empty-hint')} inputMode="decimal" autoComplete="off" value={fields.perPerson} onValue={set('perPerson')}
        error={errorOf(perPerson === undefined, 'budgets.office.allotment-wrong')}
      />
      <TextInput
        label={t('budgets.limits.perEvent')} hint={t('budgets.limits.empty-hint')} inputMode="decimal" autoComplete="off" value={fields.perEvent} onValue={set('perEvent')}
        error={errorOf(perEvent === undefined, 'budgets.office.allotment-wrong')}
      />
      <TextInput
        label={t('budgets.office.source')} hint={t('budgets.limits.source-hint')} limit={200} value={fields.source} onValue={set('source')}
        error={errorOf(!isSource, 'budgets.office.source-needed')}
      />
      <TextInput
        type="date" label={t('budgets.limits.valid-from')} value={fields.validFrom} onValue={set('validFrom')}
        error={errorOf(!isPlainDate(fields.validFrom), 'budgets.limits.day-needed')}
      />
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('budgets.office.save')}</Button></div>
    </Form>
  );
}
