import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { MOST } from './activities-api.ts';
import { shown, timesOf, wholeNumber } from './send-activity.ts';
import type { PartProps } from './use-new-activity.ts';

/** Places kept for unions below, until a moment from which on they are open to all. */
export function NewShares({ state }: PartProps) {
  const t = useText();
  const { draft, set } = state;
  const [isAdding, setAdding] = useState(false);
  const given = draft.shares.reduce((sum, share) => sum + (wholeNumber(share.places, MOST.places) ?? 0), 0);
  const rest = (wholeNumber(draft.places, MOST.places) ?? 0) - given;
  const take = (unionId: string | undefined, unionName: string): void => {
    setAdding(false);
    if (unionId === undefined || draft.shares.some((share) => share.unionId === unionId)) return;
    set({ shares: [...draft.shares, { unionId, unionName, places: '' }] });
  };
  return (
    <div className="activity-shares">
      {draft.shares.length === 0 && <p className="zj-soft">{t('activities.office.shares.none')}</p>}
      {draft.shares.map((share, index) => <ShareRow key={share.unionId} state={state} index={index} />)}
      {draft.shares.length > 0 && (
        <>
          <p role="status">{t(rest < 0 ? 'activities.office.shares.over' : 'activities.office.shares.rest', { given, rest: Math.abs(rest) })}</p>
          <FlowBack state={state} />
        </>
      )}
      {draft.way === 'draw' ? <p className="zj-soft">{t('activities.office.shares.one-pool')}</p> : isAdding
        ? <ChooseBelow label={t('activities.office.shares.union')} onTake={take} onCancel={() => setAdding(false)} />
        : <div><Button onClick={() => setAdding(true)}>{t('activities.office.shares.add')}</Button></div>}
    </div>
  );
}

function ShareRow({ state: { draft, set, errorOf }, index }: PartProps & { readonly index: number }) {
  const t = useText();
  const share = draft.shares[index];
  if (share === undefined) return null;
  const { unionId, unionName, places } = share;
  const change = (next: string) => set({ shares: draft.shares.map((one) => (one.unionId === unionId ? { ...one, places: next } : one)) });
  return (
    <div className="activity-share">
      <TextInput
        label={unionName} placeholder={t('activities.office.shares.places')} inputMode="numeric" autoComplete="off" value={places} onValue={change} error={errorOf(`shares.${index}`)}
      />
      <Button
        variant="quiet" aria-label={t('activities.office.shares.remove', { union: unionName })} onClick={() => set({ shares: draft.shares.filter((one) => one.unionId !== unionId) })}
      >
        {t('activities.office.form.remove')}
      </Button>
    </div>
  );
}

function FlowBack({ state: { draft, set, errorOf } }: PartProps) {
  const t = useText();
  const { flowsBackAt } = timesOf(draft, systemClock.now());
  return (
    <div className="activity-pair">
      <TextInput
        type="datetime-local" label={t('activities.office.field.flows-back')} hint={t('activities.office.field.flows-back-hint')}
        value={draft.flowsBackAt === '' ? shown(flowsBackAt) : draft.flowsBackAt} onValue={(next) => set({ flowsBackAt: next })} error={errorOf('flowsBackAt')}
      />
    </div>
  );
}

type ChooseProps = { readonly label: string; readonly onTake: (unionId: string | undefined, name: string) => void; readonly onCancel: () => void };

/** One union below the acting one; the own union is what everything is taken from, and is not among them. */
export function ChooseBelow({ label, onTake, onCancel }: ChooseProps) {
  const t = useText();
  const office = useActingOffice();
  return (
    <div className="activity-choose">
      <UnionPicker label={label} value={undefined} isOptional={false} onValue={(unionId, name) => unionId !== office.unionId && onTake(unionId, name)} />
      <Button variant="quiet" onClick={onCancel}>{t('ui/cancel')}</Button>
    </div>
  );
}
