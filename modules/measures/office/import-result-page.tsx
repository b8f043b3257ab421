import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { ImportCounts } from './import-counts.tsx';
import { ImportSteps } from './import-steps.tsx';
import { measuresApi, type ImportResult } from './measures-api.ts';
import '#platform/sheets/office/import-page.css';

/** What an import did, for as long as anybody wants to look it up. */
export function ImportResultPage() {
  const t = useText();
  const { importId } = useParams<{ importId: string }>();
  const read = useRead(measuresApi.readImport, { importId });
  const done = read.answer;
  return (
    <>
      <PageHeader
        title={t('measures.import.done')} crumbs={[{ label: t('measures.firms.title'), href: '/firms' }]}
        lead={done === undefined ? undefined : t('measures.import.result-lead', { file: done.fileName, union: done.unionName, when: whenText(t, done.begunAt) })}
      />
      <ImportSteps at="result" />
      <DataState read={read}>{(result) => <Result result={result} />}</DataState>
    </>
  );
}

function Result({ result }: { readonly result: ImportResult }) {
  const t = useText();
  return (
    <>
      {!result.isDone && <Banner tone="warn" title={t('measures.import.unfinished', { line: result.next, last: result.lastLine })} />}
      <ImportCounts counts={result} />
      <div className="import-acts">
        <LinkButton href="/firms" variant="primary">{t('measures.import.to-firms')}</LinkButton>
        <LinkButton href="/firms/import">{t('measures.import.more')}</LinkButton>
      </div>
    </>
  );
}
