import { useState } from 'react';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ProcessDefinition } from '../../wire.ts';
import { ChangeList } from './change-list.tsx';

const PAIRS = ['base-above', 'own-above', 'base-own'] as const;
type Pair = (typeof PAIRS)[number];

export type CompareAboveProps = {
  readonly base: ProcessDefinition; readonly above: ProcessDefinition; readonly own: ProcessDefinition;
  /** Something else stands above than what the own version came from. */
  readonly isNewer: boolean;
};

/** What is new above, how that stands to the own version, and what was changed here: all of it before anything is merged. */
export function CompareAbove({ isNewer, ...versions }: CompareAboveProps) {
  const t = useText();
  const [pair, show] = useState<Pair>(isNewer ? 'base-above' : 'base-own');
  const [from, to] = sidesOf(pair, versions);
  return (
    <section className="zj-stack" aria-labelledby="flow-compare-above">
      <h3 id="flow-compare-above">{t(isNewer ? 'flows.designer.compare-above' : 'flows.designer.compare-above.base-own')}</h3>
      {isNewer && (
        <SelectFilter
          label={t('flows.designer.compare-what')} value={pair} onValue={(value) => show(PAIRS.find((one) => one === value) ?? 'base-above')}
          options={PAIRS.map((value) => ({ value, label: t(`flows.designer.compare-above.${value}`) }))}
        />
      )}
      <ChangeList before={from} after={to} label={t(`flows.designer.compare-above.${pair}`)} />
    </section>
  );
}

function sidesOf(pair: Pair, { base, above, own }: Omit<CompareAboveProps, 'isNewer'>): readonly [ProcessDefinition, ProcessDefinition] {
  if (pair === 'base-own') return [base, own];
  return [pair === 'own-above' ? own : base, above];
}
