import { useState } from 'react';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isTopic, listTopics } from './appeals-api.ts';
import { ContactChoice } from './contact-choice.tsx';
import { useCodeForm } from './use-code-form.ts';

/** Union, contact person, places, topic: what a worker will read on the phone before writing a word. */
export function CodeForm({ onMade }: { readonly onMade: (numbers: readonly number[]) => void }) {
  const t = useText();
  const { fields, set, contacts, contactGrantId, places, problem, isBusy, failure, submit } = useCodeForm(onMade);
  const [isTried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    submit();
  };
  return (
    <Form onSubmit={send} failure={failure} onRetry={send}>
      <UnionPicker
        label={t('appeals.office.code.union')} value={fields.unionId} name={fields.unionName} isOptional={false}
        onValue={(unionId, unionName) => unionId !== undefined && set({ unionId, unionName, contactGrantId: undefined })}
      />
      {contacts === undefined && failure === undefined && <Skeleton rows={2} />}
      {contacts !== undefined && (
        <ContactChoice
          unionName={fields.unionName} contacts={contacts} value={contactGrantId} onValue={(grantId) => set({ contactGrantId: grantId })}
          isMissing={isTried && contactGrantId === undefined}
        />
      )}
      {contacts !== undefined && contacts.length > 0 && (
        <>
          <TextArea
            label={t('appeals.office.code.places')} hint={t('appeals.office.code.places-hint')} value={fields.places} isOptional
            onValue={(text) => set({ places: text })} error={isTried && problem !== undefined ? t(problem.key, problem.params) : undefined}
          />
          <ChoiceCards
            legend={t('appeals.office.code.topic')} hint={t('appeals.office.code.topic-hint')} look="chips" value={fields.topic ?? 'any'}
            onValue={(topic) => set({ topic: isTopic(topic) ? topic : undefined })}
            choices={[
              { value: 'any', label: t('appeals.office.code.topic-any') },
              ...listTopics().map((value) => ({ value, label: t(`appeals.topic.${value}`) })),
            ]}
          />
          <div><Button variant="primary" type="submit" isBusy={isBusy}>{t('appeals.office.code.send', { count: places.length })}</Button></div>
        </>
      )}
    </Form>
  );
}
