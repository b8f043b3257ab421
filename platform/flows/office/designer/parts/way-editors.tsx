import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step } from '../../../definition.ts';
import { findStep, placedSteps } from '../../../rules/edit-flow.ts';
import { useDesk, useSpeaker } from '../design-context.ts';
import { stepName } from '../step-words.ts';
import type { StepEditorProps } from './asked-editor.tsx';
import { NumberInput } from './number-input.tsx';
import { without } from './without.ts';

type Of<Kind extends Step['kind']> = StepEditorProps<Extract<Step, { kind: Kind }>>;

/** Back to an earlier step of the same lane, a limited number of times. */
export function AgainEditor({ step, onStep }: Of<'again'>) {
  const t = useText();
  const speaker = useSpeaker();
  const { definition } = useDesk();
  const spot = findStep(definition.flow, step.key)?.spot;
  const earlier = placedSteps(definition.flow).filter((placed) => placed.spot.lane === spot?.lane && placed.spot.at < spot.at);
  return (
    <>
      {earlier.length === 0
        ? <p className="fd-hint">{t('flows.designer.again-nothing')}</p>
        : <SelectFilter label={t('flows.designer.again-to')} value={step.to} options={earlier.map((placed) => ({ value: placed.step.key, label: stepName(speaker, placed.step.key) }))} onValue={(to) => onStep({ ...step, to })} />}
      <NumberInput label={t('flows.designer.again-most')} hint={t('flows.designer.again-most-hint')} value={step.most} least={1} most={20} onValue={(most) => onStep({ ...step, most: most ?? 1 })} />
    </>
  );
}

export function EndEditor({ step, onStep }: Of<'end'>) {
  const t = useText();
  return (
    <ChoiceCards
      legend={t('flows.designer.outcome')} value={step.outcome} onValue={(outcome) => onStep({ ...step, outcome })}
      choices={(['agreed', 'refused'] as const).map((value) => ({ value, label: t(`flows.designer.outcome.${value}`) }))}
    />
  );
}

/** How many branches must have passed. */
export function TogetherEditor({ step, onStep }: Of<'together'>) {
  const t = useText();
  return (
    <>
      <NumberInput
        label={t('flows.designer.need')} hint={t('flows.designer.need-hint', { count: step.branches.length })} value={step.need} least={1} most={step.branches.length} isOptional
        onValue={(need) => onStep(need === undefined ? without(step, 'need') : { ...step, need })}
      />
      <p className="fd-hint">{t('flows.designer.branches-hint')}</p>
    </>
  );
}

export function ChooseEditor({ step }: Of<'choose'>) {
  const t = useText();
  return <p className="fd-hint">{t('flows.designer.choose-hint', { count: step.branches.length })}</p>;
}
