import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Step } from '../../../definition.ts';
import type { BackingNames } from '../../../wire.ts';
import { useDesk, useSpeaker } from '../design-context.ts';
import { backingName, fieldOptions } from '../step-words.ts';
import type { StepEditorProps } from './asked-editor.tsx';
import { DaysEditor } from './due-editor.tsx';
import { FieldPicks } from './field-picks.tsx';
import { NumberInput } from './number-input.tsx';
import { PlaceSelect } from './place-select.tsx';
import { WhoList } from './who-list.tsx';

type Of<Kind extends Step['kind']> = StepEditorProps<Extract<Step, { kind: Kind }>>;

export function CopyEditor({ step, onStep }: Of<'copy'>) {
  return <WhoList step={step.key} value={step.who} onValue={(who) => onStep({ ...step, who: [...who] })} />;
}

export function PubliciseEditor({ step, onStep }: Of<'publicise'>) {
  const t = useText();
  return (
    <>
      <NumberInput label={t('flows.designer.publicise-days')} hint={t('flows.designer.publicise-hint')} value={step.workingDays} least={1} most={60} onValue={(days) => onStep({ ...step, workingDays: days ?? 5 })} />
      <FieldPicks legend={t('flows.designer.shows')} hint={t('flows.designer.shows-hint')} most={20} value={step.shows} onValue={(shows) => onStep({ ...step, shows: [...shows] })} />
    </>
  );
}

/** Until a date of the form, for some days, or until something happens that a module tells of. */
export function WaitEditor({ step, onStep }: Of<'wait'>) {
  const t = useText();
  const { definition, backing } = useDesk();
  const { until } = step;
  const dates = fieldOptions(definition.form, t, (kind) => kind === 'date');
  const way = 'date' in until ? 'date' : 'event' in until ? 'event' : 'days';
  const choose = (next: 'days' | 'date' | 'event') => {
    if (next === 'days') onStep({ ...step, until: { days: 1, count: 'working' } });
    if (next === 'date') onStep({ ...step, until: { date: dates[0]?.value ?? '' } });
    if (next === 'event') onStep({ ...step, until: { event: backing.events[0] ?? '' } });
  };
  const ways = (['days', 'date', 'event'] as const).filter((one) => one !== 'event' || backing.events.length > 0 || way === 'event');
  return (
    <>
      <ChoiceCards legend={t('flows.designer.until')} value={way} onValue={choose} choices={ways.map((value) => ({ value, label: t(`flows.designer.until.${value}`), description: t(`flows.designer.until-hint.${value}`) }))} />
      {'days' in until && <DaysEditor label={t('flows.designer.wait-days')} value={until} most={3650} onValue={(days) => onStep({ ...step, until: days })} />}
      {'date' in until && (dates.length === 0
        ? <p className="fd-hint">{t('flows.designer.no-date-field')}</p>
        : <SelectFilter label={t('flows.designer.until-field')} value={until.date} options={dates} onValue={(date) => onStep({ ...step, until: { date } })} />)}
      {'event' in until && <BackingSelect sort="event" keys={backing.events} value={until.event} onValue={(event) => onStep({ ...step, until: { event } })} />}
    </>
  );
}

export function PaperEditor({ step, onStep }: Of<'paper'>) {
  return <BackingSelect sort="paper" keys={useDesk().backing.papers} value={step.paper} onValue={(paper) => onStep({ ...step, paper })} />;
}

export function CallEditor({ step, onStep }: Of<'call'>) {
  return <BackingSelect sort="call" keys={useDesk().backing.calls} value={step.call} onValue={(call) => onStep({ ...step, call })} />;
}

export function SubEditor({ step, onStep }: Of<'sub'>) {
  const t = useText();
  const { backing, process } = useDesk();
  return (
    <>
      <BackingSelect sort="process" keys={backing.processes.filter((key) => key !== process)} value={step.process} onValue={(key) => onStep({ ...step, process: key })} />
      <PlaceSelect label={t('flows.designer.sub-at')} value={step.at} onValue={(at) => onStep({ ...step, at })} />
      <FieldPicks legend={t('flows.designer.passes')} hint={t('flows.designer.passes-hint')} most={60} value={step.passes} onValue={(passes) => onStep({ ...step, passes: [...passes] })} />
    </>
  );
}

type BackingSelectProps = { readonly sort: 'call' | 'paper' | 'event' | 'process'; readonly keys: readonly string[]; readonly value: string; readonly onValue: (key: string) => void };

const SORTS = { call: 'calls', paper: 'papers', event: 'events', process: 'processes' } as const satisfies Record<string, keyof BackingNames>;

/** What code of the product stands behind. A union's own process has none: then it says so. */
function BackingSelect({ sort, keys, value, onValue }: BackingSelectProps) {
  const t = useText();
  const speaker = useSpeaker();
  const all = value === '' || keys.includes(value) ? keys : [...keys, value];
  if (keys.length === 0) return <p className="fd-hint">{t(`flows.designer.backing-none.${sort}`)}</p>;
  return <SelectFilter label={t(`flows.designer.backing.${sort}`)} value={value} options={all.map((key) => ({ value: key, label: backingName(speaker, SORTS[sort], key) }))} onValue={onValue} />;
}
