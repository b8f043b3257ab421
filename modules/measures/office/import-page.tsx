import { useState } from 'react';
import { useLocation } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ImportCheck } from './import-check.tsx';
import { ImportFile, type ChosenFile } from './import-file.tsx';
import { ImportSteps } from './import-steps.tsx';

/** A spreadsheet into the register: choose it, see what it would do, agree. Nothing is written before that. */
export function ImportPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const { unionId, unionName } = useActingOffice();
  const [file, setFile] = useState<ChosenFile>();
  return (
    <>
      <PageHeader title={t('measures.import.title')} lead={t('measures.import.lead')} crumbs={[{ label: t('measures.firms.title'), href: '/firms' }]} />
      <ImportSteps at={file === undefined ? 'file' : 'check'} />
      {file === undefined
        ? <ImportFile union={{ unionId, name: unionName }} onChosen={setFile} />
        : <ImportCheck key={file.uploadId} file={file} onAgain={() => setFile(undefined)} onDone={(importId) => navigate(`/firms/imports/${importId}`)} />}
    </>
  );
}
