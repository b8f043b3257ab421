import { useState } from 'react';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useCodeForm } from './use-code-form.ts';

/** Union, contact person, place: what a worker will read on the phone before writing a word. */
export function CodeForm({ onMade }: { readonly onMade: (codeId: string) => void }) {
  const t = useText();
  const { fields, set, contacts, contactGrantId, isBusy, failure, submit } = useCodeForm(onMade);
  const [isTried, setTried] = useState(false);
  const send = (): void => {
    setTried(contactGrantId === undefined);
    submit();
  };
  return (
    <Form onSubmit={send} failure={failure} onRetry={send}>
      <UnionPicker
        label={t('appeals.office.code.union')} value={fields.unionId} name={fields.unionName} isOptional={false}
        onValue={(unionId, unionName) => unionId !== undefined && set({ unionId, unionName, contactGrantId: undefined })}
      />
      {contacts === undefined && failure === undefined && <Skeleton rows={2} />}
      {contacts?.length === 0 && (
        <Banner
          tone="warn" title={t('appeals.office.code.no-contact', { union: fields.unionName })}
          action={<LinkButton href={`/unions?${new URLSearchParams({ words: fields.unionName }).toString()}`}>{t('appeals.office.code.appoint')}</LinkButton>}
        >
          {t('appeals.office.code.no-contact-hint')}
        </Banner>
      )}
      {contacts !== undefined && contacts.length > 0 && (
        <>
          <ChoiceCards
            legend={t('appeals.office.code.contact')} value={contactGrantId} onValue={(grantId) => set({ contactGrantId: grantId })}
            choices={contacts.map((officer) => ({ value: officer.grantId, label: officer.name }))}
            error={isTried && contactGrantId === undefined ? t('appeals.office.code.contact-needed') : undefined}
          />
          <TextInput
            label={t('appeals.office.code.place')} hint={t('appeals.office.code.place-hint')} value={fields.place}
            onValue={(place) => set({ place })} limit={60} isOptional
          />
          <div><Button variant="primary" type="submit" isBusy={isBusy}>{t('appeals.office.code.send')}</Button></div>
        </>
      )}
    </Form>
  );
}
