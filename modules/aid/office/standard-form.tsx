import { useState } from 'react';
import { toFen, yuanOf } from '#platform/forms/amount.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, isPlainDate } from '#platform/kernel/plain-date.ts';
import { failureText } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { STANDARD_DEFAULTS, type Standard } from '../rules/entitlement.ts';
import { aidApi } from './aid-api.ts';

const NAMES = ['line', 'deepMonths', 'relativeMonths', 'accidentMost', 'source', 'validFrom'] as const;
type Name = (typeof NAMES)[number];

export type StandardFormProps = { readonly unionId: string; readonly inForce: Standard | null; readonly onSaved: (is: boolean) => void };

/** A new word, with what it rests on and from which day it holds. */
export function StandardForm({ unionId, inForce, onSaved }: StandardFormProps) {
  const t = useText();
  const command = useCommand(aidApi.setStandard);
  const [isTried, setTried] = useState(false);
  const known = inForce ?? STANDARD_DEFAULTS;
  const [fields, setFields] = useState<Readonly<Record<Name, string>>>(() => ({
    line: inForce === null ? '' : yuanOf(inForce.line), deepMonths: String(known.deepMonths), relativeMonths: String(known.relativeMonths),
    accidentMost: yuanOf(known.accidentMost), source: '', validFrom: dateInChina(systemClock.now()),
  }));
  const wrong: Readonly<Record<Name, boolean>> = {
    line: (toFen(fields.line) ?? 0) < 1, deepMonths: !isMonths(fields.deepMonths), relativeMonths: !isMonths(fields.relativeMonths),
    accidentMost: (toFen(fields.accidentMost) ?? -1) < 0, source: fields.source.trim().length < 2, validFrom: !isPlainDate(fields.validFrom),
  };
  const sentence = { line: 'amount', accidentMost: 'amount', deepMonths: 'months', relativeMonths: 'months', source: 'source', validFrom: 'day' } as const;
  const errorOf = (name: Name): string | undefined => (isTried && wrong[name] ? t(`aid.standard.${sentence[name]}-needed`) : undefined)
    ?? (command.failure?.params['field'] === name ? failureText(t, command.failure) : undefined);
  const field = (name: Name) => ({
    value: fields[name], error: errorOf(name), onValue: (value: string) => {
      onSaved(false);
      setFields((former) => ({ ...former, [name]: value }));
    },
  });
  const send = async (): Promise<void> => {
    setTried(true);
    const [line, accidentMost, { validFrom, source }] = [toFen(fields.line), toFen(fields.accidentMost), fields];
    if (Object.values(wrong).includes(true) || line === undefined || accidentMost === undefined || !isPlainDate(validFrom)) return;
    const answer = await command.run({
      unionId, line, accidentMost, deepMonths: Number(fields.deepMonths), relativeMonths: Number(fields.relativeMonths), source: source.trim(), validFrom,
    });
    if (answer.ok) onSaved(true);
  };
  return (
    <Form onSubmit={() => void send()} failure={command.failure} isAtField={command.failure?.params['field'] !== undefined} onRetry={send}>
      <TextInput label={t('aid.standard.line')} inputMode="decimal" autoComplete="off" {...field('line')} />
      <TextInput label={t('aid.standard.deep-months')} inputMode="numeric" autoComplete="off" {...field('deepMonths')} />
      <TextInput label={t('aid.standard.relative-months')} inputMode="numeric" autoComplete="off" {...field('relativeMonths')} />
      <TextInput label={t('aid.standard.accident-most')} inputMode="decimal" autoComplete="off" {...field('accidentMost')} />
      <TextInput label={t('aid.standard.source')} hint={t('aid.standard.source-hint')} limit={200} {...field('source')} />
      <TextInput type="date" label={t('aid.standard.valid-from')} {...field('validFrom')} />
      <div><Button variant="primary" type="submit" isBusy={command.isBusy}>{t('aid.standard.save')}</Button></div>
    </Form>
  );
}

function isMonths(text: string): boolean {
  return /^([1-9]|1[0-2])$/.test(text.trim());
}
