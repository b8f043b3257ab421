import { useId } from 'react';
import Select from 'antd/es/select';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Field } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import { fromSimpleSum, toSimpleSum, type SimpleSum, type SumPart, type SumWay } from '../simple-sum.ts';
import { AmountInput } from './compared-input.tsx';

type Calculated = Extract<Field, { readonly kind: 'calculated' }>;
export type SumEditorProps = { readonly field: Calculated; readonly above: readonly Field[]; readonly onField: (field: Field) => void };

const WAYS: readonly SumWay[] = ['add', 'minus', 'times', 'over'];
const MOST = 10;

/** A calculation as one line: what it is made of and how that is joined. */
export function SumEditor({ field, above, onField }: SumEditorProps) {
  const t = useText();
  const id = useId();
  const simple = toSimpleSum(field.sum);
  const put = (changed: SimpleSum) => onField({ ...field, sum: fromSimpleSum(changed) });
  const sources = sourcesIn(above, t.language);
  if (simple === undefined) return <p className="zj-soft">{t('forms.office.sum-set')}</p>;
  const hasTwo = simple.way === 'minus' || simple.way === 'over';
  return (
    <fieldset className="forms-editor">
      <legend className="zj-label">{t('forms.office.sum')}</legend>
      <ChoiceCards
        look="chips" legend={t('forms.office.sum-as')} value={field.as} onValue={(as) => onField({ ...field, as })}
        choices={[{ value: 'money', label: t('forms.office.sum-money') }, { value: 'number', label: t('forms.office.sum-number') }]}
      />
      <div className="zj-field">
        <label className="zj-label" htmlFor={id}>{t('forms.office.sum-way')}</label>
        <Select id={id} value={simple.way} onChange={(way) => put({ ...simple, way })} options={WAYS.map((way) => ({ value: way, label: t(`forms.sum.${way}`) }))} />
      </div>
      {simple.parts.map((part, at) => (
        <PartRow
          key={at} part={part} place={at + 1} sources={sources} isMoney={field.as === 'money' && (simple.way === 'add' || simple.way === 'minus')}
          onPart={(changed) => put({ ...simple, parts: simple.parts.map((one, index) => (index === at ? changed : one)) })}
          onRemove={hasTwo || simple.parts.length === 1 ? undefined : () => put({ ...simple, parts: simple.parts.filter((_, index) => index !== at) })}
        />
      ))}
      {sources.length === 0 && <p className="zj-soft zj-small">{t('forms.office.sum-none')}</p>}
      {!hasTwo && simple.parts.length < MOST && (
        <div><Button icon={<PlusIcon />} onClick={() => put({ ...simple, parts: [...simple.parts, sources[0]?.part ?? { number: 0 }] })}>{t('forms.office.sum-add')}</Button></div>
      )}
    </fieldset>
  );
}

type Source = { readonly value: string; readonly label: string; readonly part: SumPart };
type PartRowProps = {
  readonly part: SumPart; readonly place: number; readonly sources: readonly Source[]; readonly isMoney: boolean;
  readonly onPart: (part: SumPart) => void; readonly onRemove: (() => void) | undefined;
};

const NUMBER = '#';

function PartRow({ part, place, sources, isMoney, onPart, onRemove }: PartRowProps) {
  const t = useText();
  const id = useId();
  const name = t('forms.office.sum-nth', { place });
  const chosen = 'number' in part ? NUMBER : sources.find((source) => source.value === valueOf(part))?.value;
  return (
    <div className="forms-leaf" role="group" aria-label={name}>
      <label className="zj-unseen" htmlFor={id}>{name}</label>
      <Select<string>
        id={id} value={chosen} placeholder={t('forms.office.gone-field')} showSearch={{ optionFilterProp: 'label' }}
        onChange={(value) => onPart(sources.find((source) => source.value === value)?.part ?? { number: 0 })}
        options={[...sources.map(({ value, label }) => ({ value, label })), { value: NUMBER, label: t('forms.office.sum-fixed') }]}
      />
      {'number' in part && <AmountInput label={t('forms.office.sum-fixed')} isMoney={isMoney} value={part.number} onValue={(number) => onPart({ number })} />}
      {onRemove !== undefined && <Button variant="quiet" onClick={onRemove}>{t('forms.office.remove')}<span className="zj-unseen">{name}</span></Button>}
    </div>
  );
}

/** Numbers above, and the columns of tables above that hold numbers. */
function sourcesIn(above: readonly Field[], language: 'zh-CN' | 'en'): readonly Source[] {
  return above.flatMap((field): Source[] => {
    const label = inLanguage(field.label, language);
    if (isNumeric(field)) return [toSource({ field: field.key }, label)];
    if (field.kind !== 'table') return [];
    return field.columns.filter(isNumeric).map((column) => toSource({ column: { table: field.key, field: column.key } }, `${label} · ${inLanguage(column.label, language)}`));
  });
}

function toSource(part: SumPart, label: string): Source {
  return { value: valueOf(part), label, part };
}

function valueOf(part: SumPart): string {
  if ('field' in part) return part.field;
  return 'column' in part ? `${part.column.table}.${part.column.field}` : NUMBER;
}

function isNumeric({ kind }: Field): boolean {
  return kind === 'number' || kind === 'money' || kind === 'calculated';
}
