import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Due } from '../../../definition.ts';
import { CheckLine } from './check-line.tsx';
import { NumberInput } from './number-input.tsx';

/** By when: working days by the union's calendar, or calendar days. */
export function DueEditor({ value, onValue }: { readonly value: Due | undefined; readonly onValue: (due: Due | undefined) => void }) {
  const t = useText();
  return (
    <fieldset className="fd-set">
      <legend>{t('flows.designer.due')}</legend>
      <CheckLine label={t('flows.designer.due-has')} hint={t('flows.designer.due-hint')} isChecked={value !== undefined} onChecked={(has) => onValue(has ? { days: 3, count: 'working' } : undefined)} />
      {value !== undefined && <DaysEditor label={t('flows.designer.due-days')} value={value} most={365} onValue={onValue} />}
    </fieldset>
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
