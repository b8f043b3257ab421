import { useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import { CallsMade, CallsToMake } from './call-back-list.tsx';
import './call-backs-page.css';

/** Calls to workers whose cases another union has closed: who handled a case is never the one who asks about it. */
export function CallBacksPage() {
  const t = useText();
  const read = useRead(appealsApi.listCallBacks, {});
  const [doneNumber, setDoneNumber] = useState<string>();
  return (
    <>
      <PageHeader title={t('appeals.office.calls.title')} lead={t('appeals.office.calls.lead')} />
      <p role="status" className={doneNumber === undefined ? 'zj-unseen' : undefined}>
        {doneNumber !== undefined && t('appeals.office.calls.saved', { caseNumber: doneNumber })}
      </p>
      <DataState read={read}>
        {({ callBacks }) => {
          const [toMake, made] = [callBacks.filter((call) => call.doneAt === null), callBacks.filter((call) => call.doneAt !== null)];
          return (
            <>
              <h2 className="call-heading">{t('appeals.office.calls.to-do')}</h2>
              {toMake.length === 0 && <EmptyState title={t('appeals.office.calls.none')} text={t('appeals.office.calls.none-hint')} />}
              <CallsToMake calls={toMake} onDone={(call) => setDoneNumber(call.caseNumber)} />
              {made.length > 0 && <h2 className="call-heading">{t('appeals.office.calls.done')}</h2>}
              <CallsMade calls={made} />
            </>
          );
        }}
      </DataState>
    </>
  );
}
