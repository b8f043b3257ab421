import { useId, type RefObject } from 'react';
import Select from 'antd/es/select';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { comparisonsOf } from '../check-condition.ts';
import type { ConditionLeaf } from '../condition-tree.ts';
import type { Field } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import { ComparedInput } from './compared-input.tsx';

export type ConditionLineProps = {
  readonly leaf: ConditionLeaf;
  readonly fields: readonly Field[];
  readonly place: readonly number[];
  /** By field, what it was last compared with. */
  readonly known: RefObject<Map<string, ConditionLeaf>>;
  readonly onLeaf: (leaf: ConditionLeaf) => void;
  readonly onRemove: () => void;
};

/** One comparison: which field, how, with what. What was typed comes back with the field and with the way. */
export function ConditionLine({ leaf, fields, place, known, onLeaf, onRemove }: ConditionLineProps) {
  const t = useText();
  const id = useId();
  const field = fields.find(({ key }) => key === leaf.field);
  const ways = ['given', 'empty', ...(field === undefined ? [] : comparisonsOf(field.kind))] as const;
  const name = t('forms.office.condition-nth', { place: place.join('.') });
  const keep = () => {
    if ('to' in leaf) known.current.set(leaf.field, leaf);
  };
  const look = (key: string) => {
    keep();
    onLeaf(known.current.get(key) ?? firstLeaf(fields.find((one) => one.key === key)));
  };
  const choose = (is: (typeof ways)[number]) => {
    keep();
    const last = known.current.get(leaf.field);
    if (is === 'given' || is === 'empty') onLeaf({ field: leaf.field, is });
    else onLeaf({ field: leaf.field, is, to: last !== undefined && 'to' in last ? last.to : firstValue(field) });
  };
  return (
    <div className="forms-leaf" role="group" aria-label={name} data-place={place.join('.')}>
      <label className="zj-unseen" htmlFor={`${id}f`}>{t('forms.office.condition-field')}</label>
      <Select<string>
        id={`${id}f`} value={field === undefined ? undefined : leaf.field} placeholder={t('forms.office.gone-field')}
        onChange={look} showSearch={{ optionFilterProp: 'label' }}
        options={fields.map((one) => ({ value: one.key, label: inLanguage(one.label, t.language) }))}
      />
      <label className="zj-unseen" htmlFor={`${id}w`}>{t('forms.office.condition-way')}</label>
      <Select id={`${id}w`} value={leaf.is} onChange={choose} options={ways.map((way) => ({ value: way, label: t(`forms.way.${way}`) }))} />
      {'to' in leaf && field !== undefined && <ComparedInput field={field} value={leaf.to} onValue={(to) => onLeaf({ ...leaf, to })} />}
      <Button variant="quiet" onClick={onRemove}>{t('forms.office.remove')}<span className="zj-unseen">{name}</span></Button>
    </div>
  );
}

/** The likeliest question about a field: what was chosen, else whether it was given. */
export function firstLeaf(field: Field | undefined): ConditionLeaf {
  if (field === undefined) return { field: '', is: 'given' };
  const [way] = comparisonsOf(field.kind);
  return way === undefined || field.kind === 'person' || field.kind === 'union' ? { field: field.key, is: 'given' } : { field: field.key, is: way, to: firstValue(field) };
}

function firstValue(field: Field | undefined): string | number | boolean {
  if (field === undefined) return '';
  if (field.kind === 'choice' || field.kind === 'choices') return field.choices[0]?.key ?? '';
  if (field.kind === 'yes-no') return true;
  return field.kind === 'number' || field.kind === 'money' || field.kind === 'calculated' ? 0 : '';
}
