import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { registerApi, type ImportResult } from './register-api.ts';
import { RosterCounts } from './roster-counts.tsx';
import { RosterSteps } from './roster-steps.tsx';
import '#platform/sheets/office/import-page.css';

/** What an import did, for as long as anybody wants to look it up. */
export function ImportResultPage() {
  const t = useText();
  const { importId } = useParams<{ importId: string }>();
  const read = useRead(registerApi.readMemberImport, { importId });
  const done = read.answer;
  return (
    <>
      <PageHeader
        title={t('register.office.import.done')} crumbs={[{ label: t('register.office.members.title'), href: '/members' }]}
        lead={done === undefined ? undefined : t('register.office.import.result-lead', { file: done.fileName, union: done.unionName, when: whenText(t, done.begunAt) })}
      />
      <RosterSteps at="result" />
      <DataState read={read}>{(result) => <Result result={result} />}</DataState>
    </>
  );
}

function Result({ result }: { readonly result: ImportResult }) {
  const t = useText();
  return (
    <>
      {!result.isDone && <Banner tone="warn" title={t('register.office.import.unfinished', { line: result.next })} />}
      <RosterCounts counts={result} />
      <div className="import-acts">
        <LinkButton href="/members" variant="primary">{t('register.office.import.to-members')}</LinkButton>
        <LinkButton href="/members/import">{t('register.office.import.more')}</LinkButton>
      </div>
    </>
  );
}
