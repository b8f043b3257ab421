import { readYuan } from '#platform/forms/amount.ts';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { aidApi, type PaymentLine } from './aid-api.ts';
import { PeriodFilter, toPeriod } from './period-filter.tsx';

const DEFAULTS = { union: '', year: '', month: '' };

/** The payments behind a sum; each opens the file that it stands in. */
export function PaymentsPage() {
  const t = useText();
  const { filters, isFiltered, set, clear } = useAddressFilters(DEFAULTS);
  return (
    <>
      <PageHeader title={t('aid.payments.title')} crumbs={[{ label: t('aid.menu'), href: '/aid' }]} />
      <FilterBar isFiltered={isFiltered} onClear={clear}><PeriodFilter filters={filters} onChange={set} /></FilterBar>
      <PaymentList key={JSON.stringify(filters)} filters={filters} />
    </>
  );
}

function PaymentList({ filters }: { readonly filters: typeof DEFAULTS }) {
  const t = useText();
  const first = { ...toPeriod(filters), ...(filters.union !== '' && { unionId: filters.union }) };
  const list = usePages({ ref: aidApi.listPayments, first, next: (page) => (page.next === null ? undefined : { ...first, before: page.next }) });
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.payments);
  const more = () => void list.more();
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('aid.payments.empty'), text: t('aid.applications.empty-text') }}
    >
      {(rows) => (
        <>
          <Card look="flush"><RowList label={t('aid.payments.title')}>{rows.map((row) => <Line key={row.paymentId} row={row} />)}</RowList></Card>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function Line({ row: { dossierId, number, unionName, amount, paidOn, way } }: { readonly row: PaymentLine }) {
  const t = useText();
  const detail = t('aid.payments.line', { union: unionName, way: t(`aid.way.${way}`), when: t.format.date(paidOn, 'day') });
  // A file that another union keeps now is not the caller's to open.
  if (number === '') return <ListRow title={t('aid.payments.elsewhere', { amount: readYuan(amount) })} detail={detail} />;
  return <ListRow title={t('aid.payments.of', { amount: readYuan(amount), number })} detail={detail} href={`/aid/${dossierId}`} />;
}
