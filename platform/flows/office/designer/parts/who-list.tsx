import { Button } from '#platform/ui/phone/button.tsx';
import { CloseIcon, PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Who } from '../../../definition.ts';
import { placedSteps } from '../../../rules/edit-flow.ts';
import { useDesk, useSpeaker } from '../design-context.ts';
import { fieldOptions, stepName, whoWords } from '../step-words.ts';
import { PlaceSelect } from './place-select.tsx';

export type WhoListProps = { readonly step: string; readonly value: readonly Who[]; readonly onValue: (who: readonly Who[]) => void };

const KINDS = ['office', 'officers', 'starter', 'person-in', 'decider-of'] as const;
const OFFICES = ['chair', 'administrator', 'contact-person', 'system-officer', 'security-officer', 'audit-officer'] as const;

/** Who is asked: offices of unions and parts in the case, never names. */
export function WhoList({ step, value, onValue }: WhoListProps) {
  const t = useText();
  const speaker = useSpeaker();
  return (
    <fieldset className="fd-set">
      <legend>{t('flows.designer.who')}</legend>
      <p className="fd-hint">{t('flows.designer.who-hint')}</p>
      <ol className="fd-who">
        {value.map((who, at) => (
          <li key={at} className="fd-who-one">
            <WhoEditor step={step} number={at + 1} who={who} onWho={(next) => onValue(value.with(at, next))} />
            {value.length > 1 && (
              <button type="button" className="fd-act" aria-label={t('flows.designer.who-remove', { who: whoWords(speaker, who) })} onClick={() => onValue(value.toSpliced(at, 1))}><CloseIcon /></button>
            )}
          </li>
        ))}
      </ol>
      {value.length < 8 && <div><Button variant="quiet" icon={<PlusIcon />} onClick={() => onValue([...value, { kind: 'office', office: 'chair', at: 'above' }])}>{t('flows.designer.who-add')}</Button></div>}
    </fieldset>
  );
}

type EditorProps = { readonly step: string; readonly number: number; readonly who: Who; readonly onWho: (who: Who) => void };

function WhoEditor({ step, number, who, onWho }: EditorProps) {
  const t = useText();
  const speaker = useSpeaker();
  const { definition } = useDesk();
  const people = fieldOptions(definition.form, t, (kind) => kind === 'person');
  const steps = placedSteps(definition.flow).filter((placed) => placed.step.key !== step && (placed.step.kind === 'approve' || placed.step.kind === 'fill'));
  const label = (part: 'kind' | 'place' | 'office' | 'field' | 'step') => t(`flows.designer.who.${part}-label`, { number: String(number) });
  const choose = (kind: string) => {
    const place = 'at' in who ? who.at : 'own';
    if (kind === 'office') onWho({ kind, office: 'chair', at: place });
    if (kind === 'officers') onWho({ kind, at: place });
    if (kind === 'starter') onWho({ kind });
    if (kind === 'person-in') onWho({ kind, field: people[0]?.value ?? '' });
    if (kind === 'decider-of') onWho({ kind, step: steps[0]?.step.key ?? '' });
  };
  return (
    <div className="fd-who-parts">
      <SelectFilter label={label('kind')} value={who.kind} onValue={choose} options={KINDS.map((value) => ({ value, label: t(`flows.designer.who-kind.${value}`) }))} />
      {'at' in who && <PlaceSelect label={label('place')} value={who.at} onValue={(at) => onWho({ ...who, at })} />}
      {who.kind === 'office' && (
        <SelectFilter
          label={label('office')} value={who.office} options={OFFICES.map((value) => ({ value, label: t(`flows.designer.office.${value}`) }))}
          onValue={(office) => onWho({ ...who, office: OFFICES.find((one) => one === office) ?? 'chair' })}
        />
      )}
      {who.kind === 'person-in' && <SelectFilter label={label('field')} value={who.field} options={people} onValue={(field) => onWho({ ...who, field })} />}
      {who.kind === 'decider-of' && (
        <SelectFilter label={label('step')} value={who.step} options={steps.map((placed) => ({ value: placed.step.key, label: stepName(speaker, placed.step.key) }))} onValue={(key) => onWho({ ...who, step: key })} />
      )}
    </div>
  );
}
