import { useState } from 'react';
import { toFen, yuanOf } from '#platform/forms/amount.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { budgetsApi } from './budgets-api.ts';

type AllotmentFormProps = { readonly unionId: string; readonly year: number; readonly allotment: number | null; readonly onSaved: () => void };

/** The year's money and what it rests on; changed within the year, never below what is promised and spent. */
export function AllotmentForm({ unionId, year, allotment, onSaved }: AllotmentFormProps) {
  const t = useText();
  const { run, retry, isBusy, failure } = useCommand(budgetsApi.setAllotment);
  const [typed, setTyped] = useState(allotment === null ? '' : yuanOf(allotment));
  const [source, setSource] = useState('');
  const [isTried, setTried] = useState(false);
  const fen = toFen(typed);
  const isAmount = fen !== undefined && fen >= 0;
  const isSource = source.trim().length >= 2;
  const save = async (): Promise<void> => {
    setTried(true);
    if (!isAmount || !isSource) return;
    const answer = await run({ unionId, year, allotment: fen, source: source.trim() });
    if (answer.ok) onSaved();
  };
  return (
    <Form onSubmit={() => void save()} failure={failure} onRetry={retry}>
      <TextInput
        label={t('budgets.office.allotment')} hint={t('budgets.office.allotment-hint')} inputMode="decimal" autoComplete="off" value={typed} onValue={setTyped}
        error={isTried && !isAmount ? t('budgets.office.allotment-wrong') : undefined}
      />
      <TextInput
        label={t('budgets.office.source')} hint={t('budgets.office.source-hint')} limit={200} value={source} onValue={setSource}
        error={isTried && !isSource ? t('budgets.office.source-needed') : undefined}
      />
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('budgets.office.save')}</Button></div>
    </Form>
  );
}
