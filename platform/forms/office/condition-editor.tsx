import { useRef, type RefObject } from 'react';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { fromGroup, isGroup, toGroup, type ConditionGroup, type ConditionLeaf, type ConditionPart } from '../condition-tree.ts';
import type { Field } from '../form.ts';
import type { Condition } from '../holds.ts';
import { isBounded } from '../is-bounded.ts';
import { ConditionLine, firstLeaf } from './condition-line.tsx';
import { useNextFocus } from './use-next-focus.ts';

export type ConditionEditorProps = {
  readonly legend: string;
  /** What it may look at. */
  readonly fields: readonly Field[];
  readonly value: Condition | undefined;
  /** undefined where nothing is asked any more: always. */
  readonly onValue: (value: Condition | undefined) => void;
};

const MOST = 10;
/** A group within a group within the whole: what people still read. */
const DEEPEST = 3;
const JOINS = ['all', 'any', 'none'] as const;

/** When a field is shown, or a branch taken: comparisons and groups of them, of which all, any or none must hold. Inside `formsOfficeTexts`. */
export function ConditionEditor({ legend, fields, value, onValue }: ConditionEditorProps) {
  const t = useText();
  const { box, focusNext } = useNextFocus();
  const known = useRef(new Map<string, ConditionLeaf>());
  const asked = fields.filter(({ kind }) => kind !== 'section' && kind !== 'note');
  const group = toGroup(value);
  return (
    <fieldset className="forms-editor" ref={box}>
      <legend className="zj-label">{legend}</legend>
      {group.parts.length === 0 && <p className="zj-soft">{t('forms.office.condition-always')}</p>}
      <Parts group={group} place={[]} desk={{ fields: asked, known, hasRoom: hasRoom(value), focusNext }} onGroup={(changed) => onValue(fromGroup(changed))} />
      {asked.length === 0 && <p className="zj-soft zj-small">{t('forms.office.condition-nothing')}</p>}
    </fieldset>
  );
}

type Desk = {
  readonly fields: readonly Field[];
  /** What each field was last compared with: whoever looks at another and comes back finds it again. */
  readonly known: RefObject<Map<string, ConditionLeaf>>;
  readonly hasRoom: boolean;
  /** Where the focus goes once what was asked for is drawn, as a selector. */
  readonly focusNext: (selector: string) => void;
};
type PartsProps = {
  readonly group: ConditionGroup;
  /** Of the group: [2, 1] is the first part of the second part of the whole. */
  readonly place: readonly number[];
  readonly desk: Desk;
  readonly onGroup: (group: ConditionGroup) => void;
  /** A group within the whole goes with its last part. */
  readonly onEmpty?: () => void;
};

function Parts({ group, place, desk, onGroup, onEmpty }: PartsProps) {
  const t = useText();
  const { join, parts } = group;
  const isWithin = place.length > 0;
  const put = (next: readonly ConditionPart[]) => onGroup({ join, parts: next });
  const add = (part: ConditionPart) => {
    desk.focusNext(`[data-place="${[...place, parts.length + 1].join('.')}"]`);
    put([...parts, part]);
  };
  const remove = (at: number) => {
    if (parts.length === 1 && onEmpty !== undefined) return onEmpty();
    desk.focusNext(`[data-add="${place.join('.')}"]`);
    put(parts.toSpliced(at, 1));
  };
  const first = firstLeaf(desk.fields.at(-1));
  const where = isWithin && <span className="zj-unseen">{` ${t('forms.office.group-nth', { place: place.join('.') })}`}</span>;
  return (
    <>
      {(isWithin || parts.length > 1 || join !== 'all') && (
        <ChoiceCards
          look="chips" legend={t('forms.office.condition-join')} value={join} onValue={(changed) => onGroup({ join: changed, parts })}
          choices={JOINS.map((one) => ({ value: one, label: t(`forms.office.condition-${one}`) }))}
        />
      )}
      {parts.map((part, at) => {
        const shared = { place: [...place, at + 1], onRemove: () => remove(at) };
        const change = (changed: ConditionPart) => put(parts.with(at, changed));
        return isGroup(part) ? <Group key={at} group={part} desk={desk} onGroup={change} {...shared} /> : <ConditionLine key={at} leaf={part} {...desk} onLeaf={change} {...shared} />;
      })}
      {desk.fields.length > 0 && desk.hasRoom && parts.length < MOST && (
        <div className="forms-condition-add">
          <Button icon={<PlusIcon />} data-add={place.join('.')} onClick={() => add(first)}>{t('forms.office.condition-add')}{where}</Button>
          {parts.length > 0 && place.length + 1 < DEEPEST && (
            <Button icon={<PlusIcon />} onClick={() => add({ join: join === 'all' ? 'any' : 'all', parts: [first] })}>{t('forms.office.group-add')}{where}</Button>
          )}
        </div>
      )}
    </>
  );
}

type GroupProps = Omit<PartsProps, 'onEmpty'> & { readonly onRemove: () => void };

function Group({ onRemove, ...parts }: GroupProps) {
  const t = useText();
  const place = parts.place.join('.');
  return (
    <fieldset className="forms-group" data-place={place}>
      <legend className="zj-label">{t('forms.office.group-nth', { place })}</legend>
      <Parts {...parts} onEmpty={onRemove} />
      <div><Button variant="quiet" onClick={onRemove}>{t('forms.office.group-remove', { place })}</Button></div>
    </fieldset>
  );
}

/** Whether one more group with its line fits beside all that is there. */
function hasRoom(value: Condition | undefined): boolean {
  return value === undefined || isBounded({ all: [value, { any: [{ field: '', is: 'equal', to: '' }] }] });
}
