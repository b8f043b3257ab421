import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { countersignApi, type PlainLine, type RequestView } from './countersign-api.ts';
import { RequestActs } from './request-acts.tsx';
import { StateBadge } from './state-badge.tsx';
import './request-page.css';

/** One request: everything that will happen in plain words, the very text that is approved, and what the reader may do. */
export function RequestPage() {
  const t = useText();
  const { requestId = '' } = useParams();
  const read = useRead(countersignApi.readRequest, { requestId });
  const title = read.answer === undefined ? t('countersign.office.title') : t(read.answer.action);
  return (
    <>
      <PageHeader
        title={title} crumbs={[{ label: t('countersign.office.title'), href: '/countersign' }]}
        badge={read.answer && <StateBadge state={read.answer.state} />}
      />
      <DataState read={read}>
        {(request) => (
          <div className="zj-columns">
            <div className="zj-stack">
              <Card title={t('countersign.office.what')}><Payload request={request} /></Card>
            </div>
            <div className="zj-stack">
              <Card title={t('countersign.office.who')}><People request={request} /></Card>
              <RequestActs key={request.state} request={request} />
            </div>
          </div>
        )}
      </DataState>
    </>
  );
}

function Payload({ request }: { readonly request: RequestView }) {
  const t = useText();
  return (
    <div className="zj-stack">
      <dl className="request-lines">
        <Fact label={t('countersign.office.union')} value={request.unionName} />
        {request.lines.map((line) => <Fact key={line.label} label={t(line.label)} value={toWords(t, line)} />)}
      </dl>
      <details className="request-text">
        <summary>{t('countersign.office.text')}</summary>
        <pre>{request.payloadText}</pre>
        <p className="zj-soft zj-small">{t('countersign.office.hash')}</p>
        <pre>{request.payloadHash}</pre>
      </details>
    </div>
  );
}

function People({ request }: { readonly request: RequestView }) {
  const t = useText();
  const time = (moment: Date) => t.format.date(moment, 'month-day-time');
  return (
    <dl className="request-lines">
      <Fact label={t('countersign.office.prepared-by')} value={t('countersign.office.by', { name: request.preparedBy, at: time(request.preparedAt) })} />
      {request.decidedBy !== null && request.decidedAt !== null && (
        <Fact label={t('countersign.office.decided-by')} value={t('countersign.office.by', { name: request.decidedBy, at: time(request.decidedAt) })} />
      )}
      {request.asked.length > 0 && <Fact label={t('countersign.office.asked')} value={request.asked.join(t('countersign.office.and'))} />}
      {request.reason !== null && <Fact label={t('countersign.office.reason')} value={request.reason} />}
      {request.performedAt !== null && <Fact label={t('countersign.office.performed-at')} value={time(request.performedAt)} />}
      {(request.state === 'waiting' || request.state === 'approved') && <Fact label={t('countersign.office.expires')} value={time(request.expiresAt)} />}
    </dl>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return <div><dt>{label}</dt><dd>{value}</dd></div>;
}

function toWords(t: ReturnType<typeof useText>, { as, value }: PlainLine): string {
  switch (as) {
    case 'word': return t(String(value));
    case 'instant': return t.format.date(String(value), 'day-time');
    case 'count': return t.format.number(Number(value));
    case 'text': return String(value);
  }
}
