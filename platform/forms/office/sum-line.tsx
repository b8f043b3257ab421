import { useId } from 'react';
import Select from 'antd/es/select';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { SumLeaf } from '../sum-tree.ts';
import { AmountInput } from './compared-input.tsx';
import { sourceOf, type SumSource } from './sum-sources.ts';

export type SumLineProps = {
  readonly leaf: SumLeaf;
  readonly place: readonly number[];
  readonly sources: readonly SumSource[];
  /** A fixed number here is typed in yuan. */
  readonly isMoney: boolean;
  readonly onLeaf: (leaf: SumLeaf) => void;
  /** Brackets around it; undefined where no more fit. */
  readonly onWrap: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
};

// No key of a field begins so.
const [NUMBER, BRACKET, ALONE] = ['#number', '#bracket', '#alone'];

/** One part of a calculation: a field, a column, a fixed number, or brackets in its place. */
export function SumLine({ leaf, place, sources, isMoney, onLeaf, onWrap, onRemove }: SumLineProps) {
  const t = useText();
  const id = useId();
  const name = t('forms.office.sum-nth', { place: place.join('.') });
  const source = sourceOf(leaf, sources);
  const choose = (value: string) => {
    if (value === BRACKET) onWrap?.();
    else onLeaf(sources.find((one) => one.value === value)?.leaf ?? { number: 0 });
  };
  return (
    <div className="forms-leaf" role="group" aria-label={name} data-place={place.join('.')}>
      <label className="zj-unseen" htmlFor={id}>{name}</label>
      <Select<string>
        id={id} value={'number' in leaf ? NUMBER : source?.value} placeholder={t('forms.office.gone-field')} showSearch={{ optionFilterProp: 'label' }} onChange={choose}
        options={[
          ...sources.map(({ value, label }) => ({ value, label })), { value: NUMBER, label: t('forms.office.sum-fixed') },
          ...(onWrap === undefined ? [] : [{ value: BRACKET, label: t('forms.office.sum-bracket') }]),
        ]}
      />
      {'number' in leaf && <AmountInput label={t('forms.office.sum-fixed')} isMoney={isMoney} value={leaf.number} onValue={(number) => onLeaf({ number })} />}
      {'column' in leaf && source !== undefined && source.beside.length > 0 && (
        <>
          <label className="zj-unseen" htmlFor={`${id}t`}>{t('forms.office.sum-each-row')}</label>
          <Select<string>
            id={`${id}t`} value={leaf.column.times ?? ALONE}
            onChange={(times) => onLeaf({ column: { table: leaf.column.table, field: leaf.column.field, ...(times !== ALONE && { times }) } })}
            options={[{ value: ALONE, label: t('forms.office.sum-alone') }, ...source.beside.map(({ value, label }) => ({ value, label: t('forms.office.sum-each-times', { column: label }) }))]}
          />
        </>
      )}
      {onRemove !== undefined && <Button variant="quiet" onClick={onRemove}>{t('forms.office.remove')}<span className="zj-unseen">{name}</span></Button>}
    </div>
  );
}
