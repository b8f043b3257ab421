import { useId, useState } from 'react';
import Select from 'antd/es/select';
import { useRead } from '#platform/ui/api/use-read.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { orgsApi } from './orgs-api.ts';
import { usePause } from './use-pause.ts';

export type PickedUnion = { readonly unionId: string; readonly name: string };

export type UnionPickerProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onValue: (unionId: string | undefined, name: string) => void;
  /** Without it "all my unions" cannot be chosen. */
  readonly isOptional?: boolean;
  /** The name of the chosen union, where the screen knows it. */
  readonly name?: string;
};

/** One union of the officer's reach, found by typing a part of its name; without typing, the topmost and their children. */
export function UnionPicker({ label, value, onValue, isOptional = true, name }: UnionPickerProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const unions = usePickableUnions(usePause(typed.trim()));
  const known = unions.find((union) => union.unionId === value);
  const chosen = value === undefined || known !== undefined ? [] : [{ unionId: value, name: name ?? t('orgs.office.picker.chosen') }];
  return (
    <div className="zj-filter">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id} className="zj-filter-select union-picker" showSearch={{ filterOption: false, onSearch: setTyped }} popupMatchSelectWidth={320}
        value={value ?? ''} notFoundContent={t('orgs.office.picker.none')}
        onChange={(picked: string) => onValue(picked === '' ? undefined : picked, unions.find((union) => union.unionId === picked)?.name ?? '')}
        options={[
          ...(isOptional && typed === '' ? [{ value: '', label: t('orgs.office.picker.all') }] : []),
          ...[...chosen, ...unions].map((union) => ({ value: union.unionId, label: union.name })),
        ]}
      />
    </div>
  );
}

/** `words` empty: the topmost unions and, where there is one, its children; that is where most choices lie. */
function usePickableUnions(words: string): readonly PickedUnion[] {
  const found = useRead(orgsApi.listUnions, words === '' ? {} : { words }, { keepsFormer: true }).answer?.unions ?? [];
  const [top] = found;
  const isAlone = words === '' && found.length === 1 && top !== undefined;
  const below = useRead(orgsApi.listUnions, { parentId: top?.unionId ?? '' }, { isReady: isAlone });
  return isAlone ? [...found, ...(below.answer?.unions ?? [])] : found;
}
