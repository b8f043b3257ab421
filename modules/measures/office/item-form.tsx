import { useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Heading } from '../wire.ts';
import { HEADING_LIST, type ItemView } from './measures-api.ts';
import type { PlanPlace } from './plan-address.ts';
import { itemProblems, useItemForm, type ItemFormState, type ItemProblems } from './use-item-form.ts';

export type ItemFormProps = { readonly place: PlanPlace; readonly heading: Heading; readonly item?: ItemView; readonly onDone: () => void };

export function ItemForm({ place, heading, item, onDone }: ItemFormProps) {
  const t = useText();
  const form = useItemForm({ place, heading, item, onDone }, (fields) => itemProblems(t, fields));
  const { fields, set, isBusy, failure, submit } = form;
  const [isTried, setTried] = useState(false);
  const problems = isTried ? itemProblems(t, fields) : {};
  const send = (): void => {
    setTried(true);
    void submit();
  };
  return (
    <Form onSubmit={send} failure={failure} onRetry={submit}>
      <ChoiceCards
        legend={t('measures.item.heading')} look="chips" value={fields.heading} onValue={(next) => set({ heading: next })}
        choices={HEADING_LIST.map((value) => ({ value, label: t(`measures.heading.${value}`) }))}
      />
      <TextInput
        label={t('measures.item.title')} hint={t('measures.item.title-hint')} error={problems.title} limit={80} value={fields.title}
        onValue={(title) => set({ title })}
      />
      <OwnerFields form={form} problems={problems} />
      <TextInput label={t('measures.item.begins')} type="date" error={problems.beginsOn} value={fields.beginsOn} onValue={(beginsOn) => set({ beginsOn })} />
      <TextInput label={t('measures.item.ends')} type="date" error={problems.endsOn} value={fields.endsOn} onValue={(endsOn) => set({ endsOn })} />
      <div><Button type="submit" variant="primary" isBusy={isBusy}>{t('measures.item.save')}</Button></div>
    </Form>
  );
}

function OwnerFields({ form: { fields, officers, set }, problems }: { readonly form: ItemFormState; readonly problems: ItemProblems }) {
  const t = useText();
  const kinds = ['officer', 'department'] as const;
  return (
    <>
      <ChoiceCards
        legend={t('measures.item.owner')} look="chips" value={fields.ownerKind} onValue={(ownerKind) => set({ ownerKind })}
        choices={kinds.map((value) => ({ value, label: t(`measures.item.owner-kind.${value}`) }))}
      />
      {fields.ownerKind === 'department' && (
        <TextInput label={t('measures.item.department')} error={problems.owner} limit={40} value={fields.department} onValue={(department) => set({ department })} />
      )}
      {fields.ownerKind === 'officer' && officers.length === 0 && <p className="zj-soft">{t('measures.item.no-officers')}</p>}
      {fields.ownerKind === 'officer' && officers.length > 0 && (
        <ChoiceCards
          legend={t('measures.item.owner-kind.officer')} value={fields.personId} onValue={(personId) => set({ personId })} error={problems.owner}
          choices={[...new Map(officers.map((officer) => [officer.personId, officer.name]))].map(([value, label]) => ({ value, label }))}
        />
      )}
    </>
  );
}
