import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { AnswerForm } from './answer-form.tsx';
import { exampleServiceApi, type OfficerEntry } from './example-service-api.ts';

export function EntryPage() {
  const t = useText();
  const { entryId } = useParams<{ entryId: string }>();
  const read = useRead(exampleServiceApi.readEntry, { entryId });
  const crumbs = [{ label: t('example-service.title'), href: '/example-service' }];
  return (
    <>
      <PageHeader title={read.answer?.title ?? t('example-service.office.entry')} crumbs={crumbs} />
      <DataState read={read}>{(entry) => <EntryView key={entry.entryId} entry={entry} />}</DataState>
    </>
  );
}

function EntryView({ entry }: { readonly entry: OfficerEntry }) {
  const t = useText();
  const from = { worker: entry.workerName, union: entry.unionName, when: whenText(t, entry.madeAt) };
  return (
    <div className="zj-columns">
      <section className="zj-panel zj-stack" aria-labelledby="entry-text">
        <h2 id="entry-text">{t('example-service.text')}</h2>
        <p>{entry.text}</p>
        <p className="zj-soft zj-small">{t('example-service.office.from-worker', from)}</p>
      </section>
      <section className="zj-panel zj-stack" aria-labelledby="entry-answer">
        <h2 id="entry-answer">{t('example-service.answer')}</h2>
        {entry.can.answer ? <AnswerForm entryId={entry.entryId} /> : <AnswerView entry={entry} />}
      </section>
    </div>
  );
}

function AnswerView({ entry: { answer, answeredAt } }: { readonly entry: OfficerEntry }) {
  const t = useText();
  if (answer === null || answeredAt === null) return <p className="zj-soft">{t('example-service.office.not-yours')}</p>;
  return <><p>{answer}</p><p className="zj-soft zj-small">{whenText(t, answeredAt)}</p></>;
}
