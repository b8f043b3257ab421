import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi } from './activities-api.ts';
import type { PartProps } from './use-new-activity.ts';

const OTHER = 'other';

/** The budget that it is paid from: one that the union agreed to, or a number written down where there is none or it is another's. */
export function PlanChoice({ state: { draft, set, errorOf } }: PartProps) {
  const t = useText();
  const { unionId } = useActingOffice();
  const plans = useRead(activitiesApi.listPlans, { unionId }).answer?.plans ?? [];
  const isKnown = plans.some(({ number }) => number === draft.planNumber);
  const [isOther, setOther] = useState(false);
  const isWritten = plans.length === 0 || isOther || (draft.planNumber !== '' && !isKnown);
  const choose = (value: string): void => {
    setOther(value === OTHER);
    set({ planNumber: value === OTHER ? '' : value });
  };
  return (
    <div className="activity-limit">
      {plans.length > 0 && (
        <SelectFilter
          label={t('activities.office.field.plan-choice')} value={isWritten ? OTHER : draft.planNumber} onValue={choose}
          options={[
            { value: '', label: t('activities.office.plan.none') },
            ...plans.map(({ number, title, total }) => ({ value: number, label: t('activities.office.plan.line', { number, title, amount: t.format.number(total / 100) }) })),
            { value: OTHER, label: t('activities.office.plan.other') },
          ]}
        />
      )}
      {isWritten && (
        <TextInput
          label={t('activities.office.field.plan')} hint={t('activities.office.field.plan-hint')} isOptional autoComplete="off" value={draft.planNumber}
          onValue={(planNumber) => set({ planNumber })} error={errorOf('planNumber')}
        />
      )}
    </div>
  );
}
