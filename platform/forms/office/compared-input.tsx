import { useId, type ReactNode } from 'react';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { toFen, toNumber, yuanOf } from '../amount.ts';
import type { Field } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import { useTyped } from '../phone/typed-fields.tsx';

export type ComparedInputProps = {
  readonly field: Field;
  readonly value: string | number | boolean;
  readonly onValue: (value: string | number | boolean) => void;
};

/** What a field is compared with, in whatever its kind is answered. */
export function ComparedInput({ field, value, onValue }: ComparedInputProps) {
  const t = useText();
  const id = useId();
  const label = t('forms.office.condition-to');
  const labelled = (input: ReactNode) => <><label className="zj-unseen" htmlFor={id}>{label}</label>{input}</>;
  if (field.kind === 'choice' || field.kind === 'choices') {
    return labelled(
      <Select<string>
        id={id} value={String(value)} onChange={onValue} showSearch={{ optionFilterProp: 'label' }}
        options={field.choices.map((choice) => ({ value: choice.key, label: inLanguage(choice.label, t.language) }))}
      />,
    );
  }
  if (field.kind === 'yes-no') {
    return labelled(
      <Select<string>
        id={id} value={value === true ? 'yes' : 'no'} onChange={(key) => onValue(key === 'yes')}
        options={[{ value: 'yes', label: t('forms.say.yes') }, { value: 'no', label: t('forms.say.no') }]}
      />,
    );
  }
  const isMoney = field.kind === 'money' || (field.kind === 'calculated' && field.as === 'money');
  if (isMoney || field.kind === 'number' || field.kind === 'calculated') return <AmountInput label={isMoney ? t('forms.office.condition-to-yuan') : label} isMoney={isMoney} value={Number(value)} onValue={onValue} />;
  return labelled(<Input id={id} type={field.kind === 'date' ? 'date' : 'text'} value={String(value)} onChange={(event) => onValue(event.currentTarget.value)} />);
}

type AmountInputProps = { readonly label: string; readonly isMoney: boolean; readonly value: number; readonly onValue: (value: number) => void };

/** A number, or yuan that are kept in fen. What is no number changes nothing. */
export function AmountInput({ label, isMoney, value, onValue }: AmountInputProps) {
  const t = useText();
  const typed = useTyped({
    value, read: isMoney ? toFen : toNumber, write: isMoney ? (fen) => yuanOf(fen).replace(/\.00$/, '') : String,
    onValue(given) {
      if (typeof given === 'number') onValue(given);
    },
  });
  return (
    <Input
      aria-label={label} inputMode="decimal" suffix={isMoney ? t('forms.fields.money-unit') : undefined} value={typed.value}
      onChange={(event) => typed.onValue(event.currentTarget.value)}
    />
  );
}
