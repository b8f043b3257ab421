import { useState } from 'react';
import Segmented from 'antd/es/segmented';
import { useParams } from 'wouter';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import { CodeSheet, PAPERS, type Paper } from './code-sheet.tsx';

/** The poster of one code as it will come out of the printer: A6 for a machine, A4 for a notice board. */
export function CodeSheetPage() {
  const t = useText();
  const { codeId } = useParams<{ codeId: string }>();
  const read = useRead(appealsApi.listCodes, {});
  const [paper, setPaper] = useState<Paper>('a6');
  const code = read.answer?.codes.find((one) => one.codeId === codeId);
  return (
    <>
      <PageHeader
        title={t('appeals.office.sheet.title')} lead={t('appeals.office.sheet.lead')}
        crumbs={[{ label: t('appeals.office.menu.codes'), href: '/appeal-codes' }]}
        actions={code !== undefined && !code.isRetired && (
          <>
            <Segmented<Paper>
              aria-label={t('appeals.office.sheet.paper')} value={paper} onChange={setPaper}
              options={PAPERS.map((value) => ({ value, label: value.toUpperCase() }))}
            />
            <Button variant="primary" onClick={() => window.print()}>{t('appeals.office.code.print')}</Button>
          </>
        )}
      />
      <DataState
        read={{ ...read, answer: read.answer && (code ?? null) }} isEmpty={(found) => found === null}
        empty={{ title: t('appeals.office.sheet.none'), text: t('appeals.office.sheet.none-hint') }}
      >
        {() => code !== undefined && (code.isRetired
          ? <Banner tone="warn" title={t('appeals.office.sheet.retired')}>{t('appeals.office.sheet.retired-hint')}</Banner>
          : <CodeSheet code={code} paper={paper} />)}
      </DataState>
    </>
  );
}
