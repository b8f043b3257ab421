import { useParams } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { FormFields } from '#platform/forms/office/form-fields.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said } from '../public-ui/case-words.ts';
import { flowsApi, type ProcessToBegin } from '../public-ui/flows-api.ts';
import { beginPickers } from './pickers.tsx';
import { useBegin } from './use-begin.ts';

/** One form, filled in for the union, and sent on its way. */
export function BeginPage() {
  const t = useText();
  const { process = '' } = useParams();
  const { unionId } = useActingOffice();
  const read = useRead(flowsApi.readProcess, { unionId, process });
  const { answer } = read;
  return (
    <>
      <PageHeader
        title={answer === undefined ? t('flows.office.begin') : said(t, answer.title)} crumbs={[{ label: t('flows.office.menu'), href: '/flows' }, { label: t('flows.office.begin'), href: '/flows/new' }]}
        {...(answer === undefined ? {} : { lead: said(t, answer.about) })}
      />
      <DataState read={read}>{(begun) => (begun.consents !== null ? <EmptyState title={t('flows.office.begin.on-phone')} text={t('flows.office.begin.on-phone-text')} /> : <BeginForm key={`${process} ${unionId}`} begun={begun} onOutdated={read.refresh} />)}</DataState>
    </>
  );
}

function BeginForm({ begun, onOutdated }: { readonly begun: ProcessToBegin; readonly onOutdated: () => void }) {
  const t = useText();
  const state = useBegin(begun, onOutdated);
  return (
    <section className="zj-panel flows-begin">
      <Form onSubmit={() => void state.send()} failure={state.failure} onRetry={state.send}>
        <FormFields
          form={state.form} editable={state.editable} answers={state.answers} onChange={state.change} problems={state.problems} onSending={state.setSending}
          photos={{ purpose: 'flows', subjectKey: state.caseId }} pickers={beginPickers(begun.unionId, state.onName)}
          names={{ person: (personId) => state.named[personId] }}
        />
        {state.isTooEarly && <Banner tone="warn" title={t('flows.office.photos-busy')} isAnnounced />}
        <p className="zj-soft zj-small">{t('flows.office.begin.kept')}</p>
        <div><Button type="submit" variant="primary" isBusy={state.isBusy}>{t('flows.office.begin.send')}</Button></div>
      </Form>
    </section>
  );
}
