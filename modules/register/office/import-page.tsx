import { useState } from 'react';
import { useLocation } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { RosterCheck } from './roster-check.tsx';
import { RosterFile, type ChosenRoster } from './roster-file.tsx';
import { RosterSteps } from './roster-steps.tsx';

/** A roster into the register: choose it, see what it would do, agree. Nothing is written before that. */
export function ImportPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const { unionId, unionName } = useActingOffice();
  const [file, setFile] = useState<ChosenRoster>();
  return (
    <>
      <PageHeader title={t('register.office.import.title')} lead={t('register.office.import.lead')} crumbs={[{ label: t('register.office.members.title'), href: '/members' }]} />
      <RosterSteps at={file === undefined ? 'file' : 'check'} />
      {file === undefined
        ? <RosterFile union={{ unionId, name: unionName }} onChosen={setFile} />
        : <RosterCheck key={file.uploadId} file={file} onAgain={() => setFile(undefined)} onDone={(importId) => navigate(`/members/imports/${importId}`)} />}
    </>
  );
}
