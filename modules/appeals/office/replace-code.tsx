import { useState } from 'react';
import { orgsApi } from '#platform/orgs/office/orgs-api.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type Code } from './appeals-api.ts';
import { ContactChoice } from './contact-choice.tsx';

export type ReplaceCodeProps = { readonly code: Code; readonly onReplaced: (number: number) => void };

/** Another code for the same wall: the old one is retired and leads to it. The contact person may change with it. */
export function ReplaceCode({ code, onReplaced }: ReplaceCodeProps) {
  const t = useText();
  const replace = useCommand(appealsApi.replaceCode);
  const officers = useRead(orgsApi.listOfficers, { unionId: code.unionId });
  const contacts = officers.answer?.officers.filter((officer) => officer.role === 'contact-person');
  const [chosen, setChosen] = useState<string>();
  const [isTried, setTried] = useState(false);
  const same = contacts?.find((officer) => officer.name === code.contactName);
  const contactGrantId = chosen ?? same?.grantId ?? (contacts?.length === 1 ? contacts[0]?.grantId : undefined);
  const send = async (): Promise<void> => {
    setTried(true);
    if (contactGrantId === undefined) return;
    const answer = await replace.run({ unionId: code.unionId, codeId: code.codeId, contactGrantId });
    if (answer.ok) onReplaced(answer.value.number);
  };
  return (
    <Form onSubmit={() => void send()} failure={replace.failure ?? officers.failure} onRetry={send}>
      <p>{t('appeals.office.code.replace-means', { number: String(code.number), place: code.place === '' ? t('appeals.office.code.no-place') : code.place })}</p>
      {contacts === undefined && officers.failure === undefined && <Skeleton rows={2} />}
      {contacts !== undefined && (
        <ContactChoice
          unionName={code.unionName} contacts={contacts} value={contactGrantId} onValue={setChosen} isMissing={isTried && contactGrantId === undefined}
        />
      )}
      {contacts !== undefined && contacts.length > 0 && (
        <div><Button variant="primary" type="submit" isBusy={replace.isBusy}>{t('appeals.office.code.replace-send')}</Button></div>
      )}
    </Form>
  );
}
