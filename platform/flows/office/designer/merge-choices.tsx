import { useMemo, useState } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { mergeDefinitions } from '../../rules/merge-definitions.ts';
import type { ProcessDefinition } from '../../wire.ts';
import { ChangeList } from './change-list.tsx';
import { conflictName, conflictValue } from './conflict-words.ts';
import { useDesk } from './design-context.ts';
import type { Speaker } from './step-words.ts';

export type MergeChoicesProps = {
  readonly base: ProcessDefinition;
  readonly above: ProcessDefinition;
  readonly own: ProcessDefinition;
  readonly onTake: (merged: ProcessDefinition) => void;
};

/** Two versions made into one: what comes along of itself, and a choice wherever both changed the same differently. */
export function MergeChoices({ base, above, own, onTake }: MergeChoicesProps) {
  const t = useText();
  const { names } = useDesk().backing;
  const speakerOf = (definition: ProcessDefinition): Speaker => ({ t, definition, names, former: base });
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { conflicts } = useMemo(() => mergeDefinitions(base, above, own), [base, above, own]);
  const { merged } = useMemo(() => mergeDefinitions(base, above, own, taken), [base, above, own, taken]);
  const choose = (path: string, side: 'own' | 'above') => setTaken(new Set(side === 'above' ? [...taken, path] : [...taken].filter((one) => one !== path)));
  return (
    <div className="zj-stack" data-gap="wide">
      {conflicts.length > 0 && (
        <section className="zj-stack" aria-labelledby="flow-conflicts">
          <h3 id="flow-conflicts">{t('flows.designer.conflicts', { count: conflicts.length })}</h3>
          <Banner tone="warn" title={t('flows.designer.conflicts-lead')} />
          {conflicts.map((conflict) => (
            <ChoiceCards
              key={conflict.path} legend={conflictName(speakerOf(own), above, conflict.path)} value={taken.has(conflict.path) ? 'above' : 'own'} onValue={(side) => choose(conflict.path, side)}
              choices={[
                { value: 'own', label: t('flows.designer.conflict.own'), description: conflictValue(speakerOf(own), conflict, conflict.own) },
                { value: 'above', label: t('flows.designer.conflict.above'), description: conflictValue(speakerOf(above), conflict, conflict.above) },
              ]}
            />
          ))}
        </section>
      )}
      <section className="zj-stack" aria-labelledby="flow-merged">
        <h3 id="flow-merged">{t('flows.designer.merged')}</h3>
        <ChangeList before={own} after={merged} label={t('flows.designer.merged')} />
      </section>
      <div><Button variant="primary" onClick={() => onTake(merged)}>{t('flows.designer.take-merged')}</Button></div>
    </div>
  );
}
