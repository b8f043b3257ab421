import { useId } from 'react';
import Select from 'antd/es/select';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Field } from '../form.ts';
import { saySum } from '../say-sum.ts';
import { moneyParts } from '../sum-money.ts';
import { fitsSum, fromSumGroup, isBracket, joinedBy, toSumGroup, type SumGroup, type SumPart, type SumWay } from '../sum-tree.ts';
import { SumLine } from './sum-line.tsx';
import { sourcesIn, type SumSource } from './sum-sources.ts';
import { useNextFocus } from './use-next-focus.ts';

type Calculated = Extract<Field, { readonly kind: 'calculated' }>;
export type SumEditorProps = { readonly field: Calculated; readonly above: readonly Field[]; readonly onField: (field: Field) => void };

const WAYS: readonly SumWay[] = ['add', 'minus', 'times', 'over'];
const MOST = 10;

/** What is worked out, of which parts, with brackets within brackets as deep as the schema takes; read out as one line above. Inside `formsOfficeTexts`. */
export function SumEditor({ field, above, onField }: SumEditorProps) {
  const t = useText();
  const { box, focusNext } = useNextFocus();
  const group = toSumGroup(field.sum);
  const sources = sourcesIn(above, t.language);
  const wantsMoney = field.as === 'money';
  return (
    <fieldset className="forms-editor" ref={box}>
      <legend className="zj-label">{t('forms.office.sum')}</legend>
      <ChoiceCards
        look="chips" legend={t('forms.office.sum-as')} value={field.as} onValue={(as) => onField({ ...field, as })}
        choices={[{ value: 'money', label: t('forms.office.sum-money') }, { value: 'number', label: t('forms.office.sum-number') }]}
      />
      <p className="forms-sum-read" role="status"><span className="zj-unseen">{t('forms.office.sum-read')}</span>{saySum(t, group, above, wantsMoney)}</p>
      <Parts group={group} place={[]} wantsMoney={wantsMoney} desk={{ above, sources, focusNext }} fits={fitsSum} onGroup={(changed) => onField({ ...field, sum: fromSumGroup(changed) })} />
      {sources.length === 0 && <p className="zj-soft zj-small">{t('forms.office.sum-none')}</p>}
    </fieldset>
  );
}

type Desk = {
  readonly above: readonly Field[];
  readonly sources: readonly SumSource[];
  /** Where the focus goes once what was asked for is drawn, as a selector. */
  readonly focusNext: (selector: string) => void;
};
type PartsProps = {
  readonly group: SumGroup;
  /** Of the group: [2, 1] is the first part of the second part of the whole. */
  readonly place: readonly number[];
  readonly wantsMoney: boolean;
  readonly desk: Desk;
  /** Whether the whole is still small enough with this in the group's place. */
  readonly fits: (group: SumGroup) => boolean;
  readonly onGroup: (group: SumGroup) => void;
};

function Parts({ group, place, wantsMoney, desk, fits, onGroup }: PartsProps) {
  const t = useText();
  const id = useId();
  const { way, parts } = group;
  const { sources, focusNext } = desk;
  const at = place.join('.');
  const money = moneyParts(group, desk.above, wantsMoney);
  const fresh: SumPart = sources[0]?.leaf ?? { number: 0 };
  const withPart = (index: number, part: SumPart): SumGroup => ({ way, parts: parts.with(index, part) });
  const placeOf = (index: number) => [...place, index + 1];
  const focusAt = (index: number) => focusNext(`[data-place="${placeOf(index).join('.')}"]`);
  const hasTwo = way === 'minus' || way === 'over';
  const longer: SumGroup = { way, parts: [...parts, fresh] };
  const where = place.length > 0 && <span className="zj-unseen">{` ${t('forms.office.sum-bracket-nth', { place: at })}`}</span>;
  return (
    <>
      <div className="zj-field">
        <label className="zj-label" htmlFor={id}>{t('forms.office.sum-way')}{where}</label>
        <Select
          id={id} value={way} onChange={(changed) => onGroup(joinedBy(group, changed))}
          options={WAYS.filter((one) => one === way || fits(joinedBy(group, one))).map((one) => ({ value: one, label: t(`forms.sum.${one}`) }))}
        />
      </div>
      {parts.map((part, index) => {
        const change = (changed: SumPart) => onGroup(withPart(index, changed));
        const shared = { place: placeOf(index), onRemove: hasTwo || parts.length === 1 ? undefined : () => { focusNext(`[data-add="${at}"]`); onGroup({ way, parts: parts.toSpliced(index, 1) }); } };
        if (isBracket(part)) {
          const unwrap = () => { focusAt(index); change(part.parts[0] ?? fresh); };
          return <Bracket key={index} group={part} wantsMoney={money[index] === true} desk={desk} fits={(changed) => fits(withPart(index, changed))} onGroup={change} onUnwrap={unwrap} {...shared} />;
        }
        const bracket: SumGroup = { way: way === 'add' ? 'times' : 'add', parts: [part, fresh] };
        const wrap = fits(withPart(index, bracket)) ? () => { focusAt(index); change(bracket); } : undefined;
        return <SumLine key={index} leaf={part} sources={sources} isMoney={money[index] === true} onLeaf={change} onWrap={wrap} {...shared} />;
      })}
      {!hasTwo && parts.length < MOST && fits(longer) && (
        <div><Button icon={<PlusIcon />} data-add={at} onClick={() => { focusAt(parts.length); onGroup(longer); }}>{t('forms.office.sum-add')}{where}</Button></div>
      )}
    </>
  );
}

type BracketProps = PartsProps & { readonly onUnwrap: () => void; readonly onRemove: (() => void) | undefined };

function Bracket({ onUnwrap, onRemove, ...parts }: BracketProps) {
  const t = useText();
  const place = parts.place.join('.');
  return (
    <fieldset className="forms-group" data-place={place}>
      <legend className="zj-label">{t('forms.office.sum-bracket-nth', { place })}</legend>
      <Parts {...parts} />
      <div className="forms-condition-add">
        <Button variant="quiet" onClick={onUnwrap}>{t('forms.office.sum-unwrap', { place })}</Button>
        {onRemove !== undefined && <Button variant="quiet" onClick={onRemove}>{t('forms.office.remove')}<span className="zj-unseen">{t('forms.office.sum-bracket-nth', { place })}</span></Button>}
      </div>
    </fieldset>
  );
}
