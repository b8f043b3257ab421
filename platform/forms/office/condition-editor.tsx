import { useId } from 'react';
import Select from 'antd/es/select';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { comparisonsOf } from '../check-condition.ts';
import type { Field } from '../form.ts';
import type { Condition } from '../holds.ts';
import { inLanguage } from '../in-language.ts';
import { fromSimple, toSimple, type SimpleCondition, type SimpleLeaf } from '../simple-condition.ts';
import { ComparedInput } from './compared-input.tsx';

export type ConditionEditorProps = {
  readonly legend: string;
  /** What it may look at. */
  readonly fields: readonly Field[];
  readonly value: Condition | undefined;
  /** undefined where nothing is asked any more: always. */
  readonly onValue: (value: Condition | undefined) => void;
};

const MOST = 10;

/** When a field is shown, or a branch taken: comparisons in rows, of which all or any must hold. Inside `formsOfficeTexts`. */
export function ConditionEditor({ legend, fields, value, onValue }: ConditionEditorProps) {
  const t = useText();
  const asked = fields.filter(({ kind }) => kind !== 'section' && kind !== 'note');
  const simple: SimpleCondition | undefined = value === undefined ? { join: 'all', leaves: [] } : toSimple(value);
  const put = (leaves: readonly SimpleLeaf[], join = simple?.join ?? 'all') => onValue(fromSimple({ join, leaves }));
  return (
    <fieldset className="forms-editor">
      <legend className="zj-label">{legend}</legend>
      {simple === undefined && (
        <>
          <p className="zj-soft">{t('forms.office.condition-set')}</p>
          <div><Button onClick={() => onValue(undefined)}>{t('forms.office.condition-clear')}</Button></div>
        </>
      )}
      {simple?.leaves.length === 0 && <p className="zj-soft">{t('forms.office.condition-always')}</p>}
      {simple !== undefined && simple.leaves.length > 1 && (
        <ChoiceCards
          look="chips" legend={t('forms.office.condition-join')} value={simple.join} onValue={(join) => put(simple.leaves, join)}
          choices={[{ value: 'all', label: t('forms.office.condition-all') }, { value: 'any', label: t('forms.office.condition-any') }]}
        />
      )}
      {simple?.leaves.map((leaf, at) => (
        <LeafRow
          key={at} leaf={leaf} fields={asked} place={at + 1} onLeaf={(changed) => put(simple.leaves.map((one, index) => (index === at ? changed : one)))}
          onRemove={() => put(simple.leaves.filter((_, index) => index !== at))}
        />
      ))}
      {simple !== undefined && simple.leaves.length < MOST && (asked[0] === undefined
        ? <p className="zj-soft zj-small">{t('forms.office.condition-none')}</p>
        : <div><Button icon={<PlusIcon />} onClick={() => put([...simple.leaves, firstLeaf(asked.at(-1))])}>{t('forms.office.condition-add')}</Button></div>
      )}
    </fieldset>
  );
}

type LeafRowProps = {
  readonly leaf: SimpleLeaf; readonly fields: readonly Field[]; readonly place: number;
  readonly onLeaf: (leaf: SimpleLeaf) => void; readonly onRemove: () => void;
};

function LeafRow({ leaf, fields, place, onLeaf, onRemove }: LeafRowProps) {
  const t = useText();
  const id = useId();
  const field = fields.find(({ key }) => key === leaf.field);
  const ways = ['given', 'empty', ...(field === undefined ? [] : comparisonsOf(field.kind))] as const;
  const choose = (is: (typeof ways)[number]) => {
    if (is === 'given' || is === 'empty') onLeaf({ field: leaf.field, is });
    else onLeaf({ field: leaf.field, is, to: 'to' in leaf ? leaf.to : firstValue(field) });
  };
  return (
    <div className="forms-leaf" role="group" aria-label={t('forms.office.condition-nth', { place })}>
      <label className="zj-unseen" htmlFor={`${id}f`}>{t('forms.office.condition-field')}</label>
      <Select<string>
        id={`${id}f`} value={field === undefined ? undefined : leaf.field} placeholder={t('forms.office.gone-field')}
        onChange={(key) => onLeaf(firstLeaf(fields.find((one) => one.key === key)))} showSearch={{ optionFilterProp: 'label' }}
        options={fields.map((one) => ({ value: one.key, label: inLanguage(one.label, t.language) }))}
      />
      <label className="zj-unseen" htmlFor={`${id}w`}>{t('forms.office.condition-way')}</label>
      <Select id={`${id}w`} value={leaf.is} onChange={choose} options={ways.map((way) => ({ value: way, label: t(`forms.way.${way}`) }))} />
      {'to' in leaf && field !== undefined && <ComparedInput field={field} value={leaf.to} onValue={(to) => onLeaf({ ...leaf, to })} />}
      <Button variant="quiet" onClick={onRemove}>{t('forms.office.remove')}<span className="zj-unseen">{t('forms.office.condition-nth', { place })}</span></Button>
    </div>
  );
}

/** The likeliest question about a field: what was chosen, else whether it was given. */
function firstLeaf(field: Field | undefined): SimpleLeaf {
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
