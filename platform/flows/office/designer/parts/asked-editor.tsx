import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { AskedStep, Step } from '../../../definition.ts';
import { CheckLine } from './check-line.tsx';
import { DueEditor } from './due-editor.tsx';
import { FieldPicks } from './field-picks.tsx';
import { NumberInput } from './number-input.tsx';
import { without } from './without.ts';
import { WhoList } from './who-list.tsx';

type Approve = Extract<Step, { kind: 'approve' }>;
export type StepEditorProps<Kind extends Step> = { readonly step: Kind; readonly onStep: (step: Step, topic?: string) => void };

/** A step that asks people: whom, how many of them decide, by when, and what they may write. */
export function AskedEditor({ step, onStep }: StepEditorProps<AskedStep>) {
  const t = useText();
  return (
    <>
      <WhoList step={step.key} value={step.who} onValue={(who) => onStep({ ...step, who: [...who] })} />
      {step.kind === 'approve' && <DecisionEditor step={step} onStep={onStep} />}
      <DueEditor value={step.due} onValue={(due) => onStep(due === undefined ? withoutDue(step) : { ...step, due })} />
      {step.kind === 'approve' && step.due !== undefined && <WhenDueSelect step={step} onStep={onStep} />}
      <FieldPicks
        legend={t('flows.designer.writes')} hint={t('flows.designer.writes-hint')} most={60} value={step.writes ?? []}
        onValue={(writes) => onStep(writes.length === 0 ? without(step, 'writes') : { ...step, writes: [...writes] })}
      />
      <fieldset className="fd-set">
        <legend>{t('flows.designer.rights')}</legend>
        <Flag step={step} name="mayDecideOwnCase" onStep={onStep} />
        <Flag step={step} name="mayDecideTwice" onStep={onStep} />
        {step.kind === 'approve' && <Flag step={step} name="mayBatch" onStep={onStep} />}
      </fieldset>
    </>
  );
}

function withoutDue(step: AskedStep): AskedStep {
  return step.kind === 'approve' ? without(without(step, 'due'), 'whenDue') : without(step, 'due');
}

const WHEN_DUE = ['', 'agree', 'climb'] as const;

/** What becomes of it when the day is over and nobody has answered. Where everybody counts, nobody is asked as well. */
function WhenDueSelect({ step, onStep }: StepEditorProps<Approve>) {
  const t = useText();
  const ways = WHEN_DUE.filter((way) => way !== 'climb' || step.by === 'one' || step.by === 'any' || step.whenDue === 'climb');
  const choose = (way: string) => onStep(way === 'agree' || way === 'climb' ? { ...step, whenDue: way } : without(step, 'whenDue'));
  return (
    <SelectFilter
      label={t('flows.designer.when-due')} value={step.whenDue ?? ''} onValue={choose}
      options={ways.map((value) => ({ value, label: t(`flows.designer.when-due.${value === '' ? 'overdue' : value}`) }))}
    />
  );
}

type FlagName = 'mayDecideOwnCase' | 'mayDecideTwice' | 'mayBatch';

function Flag({ step, name, onStep }: StepEditorProps<AskedStep> & { readonly name: FlagName }) {
  const t = useText();
  const isSet = Reflect.get(step, name) === true;
  return <CheckLine label={t(`flows.designer.flag.${name}`)} hint={t(`flows.designer.flag-hint.${name}`)} isChecked={isSet} onChecked={(isOn) => onStep(isOn ? { ...step, [name]: true } : without(step, name))} />;
}

const WAYS = ['one', 'any', 'all', 'ballot'] as const;

/** Sole, any, all or a ballot, with the share and the veto that go with them. */
function DecisionEditor({ step, onStep }: StepEditorProps<Approve>) {
  const t = useText();
  const hasShare = step.by === 'all' || step.by === 'ballot';
  const choose = (by: Approve['by']) => {
    const { inOrder, percent, hasVeto, ...rest } = step;
    onStep({
      ...rest, by, ...(by === 'all' && inOrder === true && { inOrder }), ...((by === 'all' || by === 'ballot') && percent !== undefined && { percent }),
      ...(by === 'ballot' && hasVeto === true && { hasVeto }),
    });
  };
  return (
    <>
      <ChoiceCards
        legend={t('flows.designer.by')} value={step.by} onValue={choose}
        choices={WAYS.map((value) => ({ value, label: t(`flows.designer.by-name.${value}`), description: t(`flows.designer.by-hint.${value}`) }))}
      />
      {step.by === 'all' && <CheckLine label={t('flows.designer.in-order')} hint={t('flows.designer.in-order-hint')} isChecked={step.inOrder === true} onChecked={(isOn) => onStep(isOn ? { ...step, inOrder: true } : without(step, 'inOrder'))} />}
      {hasShare && (
        <NumberInput
          label={t('flows.designer.percent')} hint={t(`flows.designer.percent-hint.${step.by === 'ballot' ? 'ballot' : 'all'}`)} value={step.percent} least={1} most={100} isOptional
          onValue={(percent) => onStep(percent === undefined ? without(step, 'percent') : { ...step, percent })}
        />
      )}
      {step.by === 'ballot' && <CheckLine label={t('flows.designer.veto')} hint={t('flows.designer.veto-hint')} isChecked={step.hasVeto === true} onChecked={(isOn) => onStep(isOn ? { ...step, hasVeto: true } : without(step, 'hasVeto'))} />}
    </>
  );
}
