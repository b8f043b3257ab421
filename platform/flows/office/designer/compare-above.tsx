import { useState } from 'react';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ProcessDefinition } from '../../wire.ts';
import { ChangeList } from './change-list.tsx';

const PAIRS = ['base-above', 'own-above', 'base-own'] as const;
type Pair = (typeof PAIRS)[number];

export type CompareAboveProps = { readonly base: ProcessDefinition; readonly above: ProcessDefinition; readonly own: ProcessDefinition };

/** Before anything is merged: what is new above, how that stands to the own version, and what was changed here. */
export function CompareAbove(versions: CompareAboveProps) {
  const t = useText();
  const [pair, show] = useState<Pair>('base-above');
  const [from, to] = sidesOf(pair, versions);
  return (
    <section className="zj-stack" aria-labelledby="flow-compare-above">
      <h3 id="flow-compare-above">{t('flows.designer.compare-above')}</h3>
      <SelectFilter
        label={t('flows.designer.compare-what')} value={pair} onValue={(value) => show(PAIRS.find((one) => one === value) ?? 'base-above')}
        options={PAIRS.map((value) => ({ value, label: t(`flows.designer.compare-above.${value}`) }))}
      />
      <ChangeList before={from} after={to} label={t(`flows.designer.compare-above.${pair}`)} />
    </section>
  );
}

function sidesOf(pair: Pair, { base, above, own }: CompareAboveProps): readonly [ProcessDefinition, ProcessDefinition] {
  if (pair === 'base-own') return [base, own];
  return [pair === 'own-above' ? own : base, above];
}
