import { useState } from 'react';
import { FormFields } from '#platform/forms/phone/form-fields.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import { namesIn } from '../public-ui/names-in.ts';
import { useReadPhoto } from '../public-ui/use-read-photo.ts';
import { useResubmit } from '../public-ui/use-resubmit.ts';
import type { CaseView } from '../wire.ts';
import { memberPickers } from './member-pickers.tsx';

/** What came back, to be corrected where it stands and sent in again. */
export function ResubmitForm({ view, end }: { readonly view: CaseView; readonly end: ActEnd }) {
  const t = useText();
  const toast = useToast();
  const state = useResubmit(view, end, () => toast({ text: t('flows.done.resubmit') }));
  const [isSending, setSending] = useState(false);
  const [isTooEarly, setTooEarly] = useState(false);
  const readPhoto = useReadPhoto(view.caseId);
  const send = (): void => {
    setTooEarly(isSending);
    if (!isSending) void state.send();
  };
  return (
    <Form onSubmit={send} failure={state.failure} onRetry={state.send}>
      <Card title={t('flows.act.resubmit')}>
        <FormFields
          form={state.form} editable={state.editable} answers={state.answers} onChange={state.change} problems={state.problems} onSending={setSending}
          photos={{ purpose: 'flows', subjectKey: view.caseId }} readPhoto={readPhoto}
          names={namesIn(view, state.named)} pickers={memberPickers(view.unionId, state.onName)}
        />
      </Card>
      {isTooEarly && isSending && <Banner tone="warn" title={t('flows.member.photos-busy')} isAnnounced />}
      <Button type="submit" variant="primary" isWide isBusy={state.isBusy}>{t('flows.act.resubmit')}</Button>
    </Form>
  );
}
