import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Due, StepDue } from '../../../definition.ts';
import { useDesk, useSpeaker } from '../design-context.ts';
import { backingName } from '../step-words.ts';
import { CheckLine } from './check-line.tsx';
import { NumberInput } from './number-input.tsx';

const SOME_DAYS: Due = { days: 3, count: 'working' };

/** By when: working days by the union's calendar, calendar days, or what the union has promised. */
export function DueEditor({ value, onValue }: { readonly value: StepDue | undefined; readonly onValue: (due: StepDue | undefined) => void }) {
  const t = useText();
  return (
    <fieldset className="fd-set">
      <legend>{t('flows.designer.due')}</legend>
      <CheckLine label={t('flows.designer.due-has')} hint={t('flows.designer.due-hint')} isChecked={value !== undefined} onChecked={(has) => onValue(has ? SOME_DAYS : undefined)} />
      {value !== undefined && <PromiseSelect value={value} onValue={onValue} />}
      {value !== undefined && 'days' in value && <DaysEditor label={t('flows.designer.due-days')} value={value} most={365} onValue={onValue} />}
    </fieldset>
  );
}

/** Only where code of the product brings a promise: everywhere else days are all there is. */
function PromiseSelect({ value, onValue }: { readonly value: StepDue; readonly onValue: (due: StepDue) => void }) {
  const t = useText();
  const speaker = useSpeaker();
  const { limits } = useDesk().backing;
  const chosen = 'limit' in value ? value.limit : '';
  const keys = chosen === '' || limits.includes(chosen) ? limits : [...limits, chosen];
  if (keys.length === 0) return null;
  return (
    <SelectFilter
      label={t('flows.designer.due-by')} value={chosen} onValue={(limit) => onValue(limit === '' ? SOME_DAYS : { limit })}
      options={[{ value: '', label: t('flows.designer.due-by.days') }, ...keys.map((key) => ({ value: key, label: backingName(speaker, 'limits', key) }))]}
    />
  );
}

export type DaysEditorProps = { readonly label: string; readonly value: Due; readonly most: number; readonly onValue: (due: Due) => void };

export function DaysEditor({ label, value, most, onValue }: DaysEditorProps) {
  const t = useText();
  return (
    <div className="fd-pair">
      <NumberInput label={label} value={value.days} least={1} most={most} onValue={(days) => onValue({ ...value, days: days ?? 1 })} />
      <SelectFilter
        label={t('flows.designer.count')} value={value.count} onValue={(count) => onValue({ ...value, count: count === 'calendar' ? 'calendar' : 'working' })}
        options={(['working', 'calendar'] as const).map((count) => ({ value: count, label: t(`flows.designer.count.${count}`) }))}
      />
    </div>
  );
}
