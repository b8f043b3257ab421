import { useState } from 'react';
import { FormFields } from '#platform/forms/office/form-fields.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ActEnd } from '../public-ui/use-act-end.ts';
import { namesIn } from '../public-ui/names-in.ts';
import { useReadPhoto } from '../public-ui/use-read-photo.ts';
import { useResubmit } from '../public-ui/use-resubmit.ts';
import type { CaseView } from '../wire.ts';
import { beginPickers } from './pickers.tsx';

/** What came back to an officer, to be corrected where it stands; the reason stands above. */
export function ResubmitPanel({ view, end, onDone }: { readonly view: CaseView; readonly end: ActEnd; readonly onDone: () => void }) {
  const t = useText();
  const state = useResubmit(view, end, onDone);
  const [isSending, setSending] = useState(false);
  const reason = view.trail.findLast(({ kind }) => kind === 'send-back');
  const readPhoto = useReadPhoto(view.caseId);
  return (
    <section className="zj-panel" aria-labelledby="flows-resubmit">
      <div className="zj-stack" data-gap="wide">
        <h2 id="flows-resubmit">{t('flows.act.resubmit')}</h2>
        {reason !== undefined && reason.words !== null && <Banner tone="warn" title={t('flows.office.reason', { who: reason.person ?? t('flows.trail.house') })}>{reason.words}</Banner>}
        <Form onSubmit={() => { if (!isSending) void state.send(); }} failure={state.failure} onRetry={state.send}>
          <FormFields
            form={state.form} editable={state.editable} answers={state.answers} onChange={state.change} problems={state.problems} onSending={setSending}
            photos={{ purpose: 'flows', subjectKey: view.caseId }} readPhoto={readPhoto} names={namesIn(view, state.named)}
            pickers={beginPickers(view.unionId, state.onName)}
          />
          {isSending && <p role="status">{t('flows.office.photos-busy')}</p>}
          <div><Button type="submit" variant="primary" isBusy={state.isBusy}>{t('flows.act.resubmit')}</Button></div>
        </Form>
      </div>
    </section>
  );
}
