import { Link } from 'wouter';
import { useStepUp } from '#platform/accounts/office/step-up.tsx';
import { countersignApi, type RequestSummary } from '#platform/countersign/office/countersign-api.ts';
import { StateBadge } from '#platform/countersign/office/state-badge.tsx';
import { saveBook } from '#platform/sheets/office/save-book.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi } from './register-api.ts';

/** What this officer asked for, newest first; what was approved is downloaded here, once. */
export function FullExportRequests({ unionId }: { readonly unionId: string }) {
  const t = useText();
  const read = useRead(countersignApi.listRequests, { view: 'mine' });
  const ofPage = (requests: readonly RequestSummary[]) => requests.filter((one) => one.action === 'register.exportInFull' && one.unionId === unionId);
  return (
    <DataState
      read={read} isEmpty={({ requests }) => ofPage(requests).length === 0}
      empty={{ title: t('register.office.full.none'), text: t('register.office.full.none-hint') }}
    >
      {({ requests }) => <ul className="full-requests">{ofPage(requests).map((one) => <RequestLine key={one.requestId} request={one} />)}</ul>}
    </DataState>
  );
}

function RequestLine({ request }: { readonly request: RequestSummary }) {
  const t = useText();
  const withStepUp = useStepUp();
  const command = useCommand(registerApi.exportInFull);
  const { requestId, unionId } = request;
  const take = async (): Promise<void> => {
    const answer = await withStepUp(() => command.run({ unionId, requestId, language: t.language }));
    if (answer.ok) saveBook(toBlob(answer.value.file), t('register.office.full.file'));
  };
  const time = (moment: Date) => t.format.date(moment, 'month-day-time');
  return (
    <li>
      <div className="full-request">
        <Link href={`/countersign/${requestId}`}>{t('register.office.full.asked', { when: time(request.preparedAt) })}</Link>
        <StateBadge state={request.state} />
      </div>
      {request.state === 'waiting' && <p className="zj-soft zj-small">{t('register.office.full.waiting', { until: time(request.expiresAt) })}</p>}
      {request.state === 'approved' && (
        <>
          <p className="zj-soft zj-small">{t('register.office.full.ready', { name: request.decidedBy ?? '', until: time(request.expiresAt) })}</p>
          <div><Button variant="primary" isBusy={command.isBusy} onClick={() => void take()}>{t('register.office.full.download')}</Button></div>
        </>
      )}
      <FailureBanner failure={command.failure} onRetry={take} />
    </li>
  );
}

function toBlob(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]);
}
