import { useId, useState } from 'react';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { OfficerCase } from './appeals-api.ts';
import { phoneWords } from './case-words.ts';
import { useRevealContact, type RevealContact } from './use-reveal-contact.ts';

/** Name and masked number of a named worker; the whole number only for a reason, which is written down. */
export function WorkerContact({ appeal }: { readonly appeal: OfficerCase }) {
  const t = useText();
  const reveal = useRevealContact(appeal.appealId);
  if (appeal.person === null) return null;
  if (reveal.contact !== undefined) {
    return (
      <div className="case-contact" role="status">
        <strong>{reveal.contact.name}</strong>
        <a href={`tel:${reveal.contact.phone}`}>{phoneWords(reveal.contact.phone)}</a>
        <Button variant="quiet" onClick={reveal.hide}>{t('appeals.office.reveal.hide')}</Button>
      </div>
    );
  }
  return (
    <div className="case-contact">
      <strong>{appeal.person.name}</strong>
      <span>{appeal.person.maskedPhone ?? t('appeals.office.reveal.no-phone')}</span>
      {appeal.can.reveal && appeal.person.maskedPhone !== null && <AskForContact reveal={reveal} />}
    </div>
  );
}

function AskForContact({ reveal }: { readonly reveal: RevealContact }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const region = useId();
  const { reason, setReason, isBusy, failure, show } = reveal;
  const error = reason.trim().length < 2 ? t('appeals.office.reveal.reason-needed') : undefined;
  const submit = (): void => {
    setTried(error !== undefined);
    if (error === undefined) show();
  };
  return (
    <>
      <Button variant="quiet" aria-expanded={isOpen} aria-controls={region} onClick={() => setOpen(!isOpen)}>{t('appeals.office.reveal.open')}</Button>
      <div id={region} className="case-reveal" hidden={!isOpen}>
        <Form onSubmit={submit} failure={failure} onRetry={submit}>
          <TextInput
            label={t('appeals.office.reveal.reason')} hint={t('appeals.office.reveal.hint')} value={reason} onValue={setReason}
            error={isTried ? error : undefined} limit={200}
          />
          <Button type="submit" isBusy={isBusy}>{t('appeals.office.reveal.show')}</Button>
        </Form>
      </div>
    </>
  );
}
