import { useState } from 'react';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { toFen, toNumber, yuanOf } from '../amount.ts';
import { inLanguage } from '../in-language.ts';
import { LONGEST } from '../read-value.ts';
import type { WidgetProps } from './field-props.tsx';
import { useFieldWords } from './use-field-words.tsx';

/** Counted only when the end comes near: a number beside every name is noise. */
const NEAR = 0.8;

export function TextField({ field, value, onValue, error }: WidgetProps<'text' | 'long-text'>) {
  const words = useFieldWords(field);
  const text = typeof value === 'string' ? value : '';
  const longest = field.longest ?? LONGEST[field.kind];
  const shared = { ...words, error, value: text, onValue: (typed: string) => onValue(typed === '' ? undefined : typed), limit: text.length > longest * NEAR ? longest : undefined };
  return field.kind === 'long-text' ? <TextArea {...shared} limit={longest} /> : <TextInput {...shared} autoComplete="off" />;
}

export function NumberField({ field, value, onValue, error }: WidgetProps<'number'>) {
  const { language } = useText();
  const words = useFieldWords(field, field.unit && inLanguage(field.unit, language));
  const typed = useTyped({ value, onValue, read: toNumber, write: String });
  return <TextInput {...words} {...typed} error={error} inputMode={(field.decimals ?? 0) === 0 && (field.least ?? 0) >= 0 ? 'numeric' : 'decimal'} autoComplete="off" />;
}

export function MoneyField({ field, value, onValue, error }: WidgetProps<'money'>) {
  const t = useText();
  const words = useFieldWords(field, t('forms.fields.money-unit'));
  const typed = useTyped({ value, onValue, read: toFen, write: (fen) => yuanOf(fen).replace(/\.00$/, '') });
  return <TextInput {...words} {...typed} error={error} inputMode="decimal" autoComplete="off" />;
}

/** The browser's own calendar: typeable, spoken, and the phone's own wheel. */
export function DateField({ field, value, onValue, error }: WidgetProps<'date'>) {
  const words = useFieldWords(field);
  return (
    <TextInput
      {...words} error={error} type="date" min={field.earliest} max={field.latest} value={typeof value === 'string' ? value : ''}
      onValue={(day) => onValue(day === '' ? undefined : day)}
    />
  );
}

export function PhoneField({ field, value, onValue, error }: WidgetProps<'phone'>) {
  const words = useFieldWords(field);
  return (
    <TextInput
      {...words} error={error} type="tel" inputMode="tel" autoComplete="off" value={typeof value === 'string' ? value : ''}
      onValue={(typed) => onValue(typed === '' ? undefined : typed)}
    />
  );
}

/** Not the number pad: the last character may be X. */
export function IdNumberField({ field, value, onValue, error }: WidgetProps<'id-number'>) {
  const words = useFieldWords(field);
  return (
    <TextInput
      {...words} error={error} autoComplete="off" autoCapitalize="characters" spellCheck={false} value={typeof value === 'string' ? value : ''}
      onValue={(typed) => onValue(typed === '' ? undefined : typed)}
    />
  );
}

type Typed = {
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
  readonly read: (typed: string) => number | undefined;
  readonly write: (value: number) => string;
};

/** What is being typed stays as it is typed ("12." on the way to 12.5); what is no number is kept as text, for the check to say so. */
export function useTyped({ value, onValue, read, write }: Typed): { readonly value: string; readonly onValue: (typed: string) => void } {
  const [typed, setTyped] = useState('');
  const toValue = (text: string): unknown => (text.trim() === '' ? undefined : read(text) ?? text);
  const shown = toValue(typed) === value ? typed : typeof value === 'number' ? write(value) : typeof value === 'string' ? value : '';
  return {
    value: shown,
    onValue(text) {
      setTyped(text);
      onValue(toValue(text));
    },
  };
}
