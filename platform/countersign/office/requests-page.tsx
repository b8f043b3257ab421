import Segmented from 'antd/es/segmented';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { countersignApi, type RequestSummary } from './countersign-api.ts';
import { StateBadge } from './state-badge.tsx';

type View = 'waiting' | 'mine';
const DEFAULTS = { view: 'waiting' };

/** What waits for me as the second person, and what I myself have asked for. */
export function RequestsPage() {
  const t = useText();
  const { filters, set } = useAddressFilters(DEFAULTS);
  const view: View = filters.view === 'mine' ? 'mine' : 'waiting';
  const read = useRead(countersignApi.listRequests, { view });
  return (
    <>
      <PageHeader title={t('countersign.office.title')} lead={t('countersign.office.lead')} />
      <div>
        <Segmented<View>
          aria-label={t('countersign.office.title')} value={view} onChange={(next) => set({ view: next })}
          options={[{ value: 'waiting', label: t('countersign.office.waiting') }, { value: 'mine', label: t('countersign.office.mine') }]}
        />
      </div>
      <DataState
        read={read} isEmpty={({ requests }) => requests.length === 0}
        empty={{ title: t(`countersign.office.${view}.none`), text: t(`countersign.office.${view}.none-hint`) }}
      >
        {({ requests }) => (
          <Card look="flush">
            <RowList label={t(`countersign.office.${view}`)}>
              {requests.map((request) => <RequestRow key={request.requestId} request={request} view={view} />)}
            </RowList>
          </Card>
        )}
      </DataState>
    </>
  );
}

function RequestRow({ request, view }: { readonly request: RequestSummary; readonly view: View }) {
  const t = useText();
  const by = view === 'waiting' ? request.preparedBy : request.decidedBy;
  const detail = [request.unionName, ...(by === null || by === '' ? [] : [by]), t.format.date(request.preparedAt, 'month-day-time')];
  return (
    <ListRow
      title={t(request.action)} detail={detail.join(' · ')} trailing={<StateBadge state={request.state} />} href={`/countersign/${request.requestId}`}
    />
  );
}
