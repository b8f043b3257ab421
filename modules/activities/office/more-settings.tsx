import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { signupApi } from '#capabilities/signup/office/signup-api.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { MEMBER_KIND_LIST, MOST, RETIRED_LIST } from './activities-api.ts';
import { NewQuestions } from './new-questions.tsx';
import { ChooseBelow } from './new-shares.tsx';
import { PlanChoice } from './plan-choice.tsx';
import type { PartProps } from './use-new-activity.ts';

const KINDS_ERROR = 'activity-kinds-error';

/** Whom it is for, and what is seldom other than the template says. It opens by itself where something in it is wrong. */
export function MoreSettings({ state }: PartProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="zj-panel activity-more" open={isOpen || state.isWrongInside} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="activity-more-title">{t('activities.office.part.more')}</span>
        <span className="zj-soft zj-small">{t('activities.office.part.more-hint')}</span>
      </summary>
      <div className="activity-part">
        <Audience state={state} />
        <Waiting state={state} />
        <LimitAndPlan state={state} />
        <NewQuestions state={state} />
      </div>
    </details>
  );
}

function Audience({ state: { draft, set, errorOf } }: PartProps) {
  const t = useText();
  const { unionName } = useActingOffice();
  const [isAdding, setAdding] = useState(false);
  const take = (unionId: string | undefined, name: string): void => {
    setAdding(false);
    if (unionId !== undefined && !draft.unions.some((one) => one.unionId === unionId)) set({ unions: [...draft.unions, { unionId, unionName: name }] });
  };
  const unionsError = errorOf('unions');
  const kindsError = errorOf('kinds');
  return (
    <>
      <div className="activity-unions">
        <p className="zj-label">{t('activities.office.field.audience')}</p>
        {draft.unions.length === 0 ? <p>{t('activities.office.audience.all', { union: unionName })}</p> : (
          <ul>
            {draft.unions.map(({ unionId, unionName: name }) => (
              <li key={unionId}>
                <span>{name}</span>
                <Button
                  variant="quiet" aria-label={t('activities.office.shares.remove', { union: name })} onClick={() => set({ unions: draft.unions.filter((one) => one.unionId !== unionId) })}
                >
                  {t('activities.office.form.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {unionsError !== undefined && <FieldError id="activity-unions-error" text={unionsError} />}
        {isAdding
          ? <ChooseBelow label={t('activities.office.audience.union')} onTake={take} onCancel={() => setAdding(false)} />
          : draft.unions.length < MOST.unions && <div><Button onClick={() => setAdding(true)}>{t('activities.office.audience.add')}</Button></div>}
      </div>
      <fieldset className="zj-choices activity-ticks" aria-describedby={kindsError === undefined ? undefined : KINDS_ERROR} aria-invalid={kindsError === undefined ? undefined : true}>
        <legend className="zj-label">{t('activities.office.field.kinds')}</legend>
        {MEMBER_KIND_LIST.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox" checked={draft.kinds.includes(kind)}
              onChange={({ currentTarget: { checked } }) => set({ kinds: MEMBER_KIND_LIST.filter((one) => (one === kind ? checked : draft.kinds.includes(one))) })}
            />
            <span>{t(`activities.office.kinds.${kind}`)}</span>
          </label>
        ))}
        {kindsError !== undefined && <FieldError id={KINDS_ERROR} text={kindsError} />}
      </fieldset>
      <ChoiceCards
        legend={t('activities.office.field.retired')} look="chips" value={draft.retired} onValue={(retired) => set({ retired })}
        choices={RETIRED_LIST.map((value) => ({ value, label: t(`activities.office.retired.${value}`) }))}
      />
    </>
  );
}

function Waiting({ state: { draft, set, errorOf } }: PartProps) {
  const t = useText();
  return (
    <div className="activity-pair">
      <TextInput
        label={t('activities.office.field.waiting')} hint={t('activities.office.field.waiting-hint')} inputMode="numeric" autoComplete="off" value={draft.waitingMost}
        onValue={(waitingMost) => set({ waitingMost })} error={errorOf('waitingMost')}
      />
      <TextInput
        label={t('activities.office.field.hold')} hint={t('activities.office.field.hold-hint')} inputMode="numeric" autoComplete="off" value={draft.holdHours}
        onValue={(holdHours) => set({ holdHours })} error={errorOf('holdHours')}
      />
    </div>
  );
}

function LimitAndPlan({ state }: PartProps) {
  const { draft, set, errorOf } = state;
  const t = useText();
  const { unionId } = useActingOffice();
  const limits = useRead(signupApi.listLimits, { unionId }).answer?.limits ?? [];
  const error = errorOf('limitId');
  return (
    <div className="activity-pair">
      <div className="activity-limit">
        <SelectFilter
          label={t('activities.office.field.limit')} value={draft.limitId} onValue={(limitId) => set({ limitId })}
          options={[
            { value: '', label: t('activities.office.limit.none') },
            ...limits.map(({ limitId, name, period, most }) => ({ value: limitId, label: t('signup.office.limits.line', { name, period: t(`signup.office.period.${period}`), most }) })),
          ]}
        />
        {error !== undefined && <FieldError id="activity-limit-error" text={error} />}
      </div>
      <PlanChoice state={state} />
    </div>
  );
}
