import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useLocation, useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter, TextFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CoverageCards } from './coverage-cards.tsx';
import { FirmForm } from './firm-form.tsx';
import { firmListAddress, toFirmListFilter, type FirmListFilter } from './firm-list-address.ts';
import { FirmList } from './firm-list.tsx';
import { isFirmView, measuresApi, VIEW_LIST } from './measures-api.ts';
import { useSaveBook } from '#platform/sheets/office/use-save-book.ts';

/** The register of a union and those below it: who among the firms can be reached, and the firms themselves. */
export function FirmsPage() {
  const t = useText();
  const { unionId: ownUnionId, unionName } = useActingOffice();
  const filter = toFirmListFilter(useSearch(), ownUnionId);
  const coverage = useRead(measuresApi.readCoverage, { unionId: filter.unionId }, { keepsFormer: true });
  const canManage = coverage.answer?.can.manage === true;
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={t('measures.firms.title')} lead={t('measures.firms.lead', { union: coverage.answer?.unionName ?? unionName })}
        actions={canManage && (
          <>
            <LinkButton href="/firms/import">{t('measures.firms.import')}</LinkButton>
            <Button variant="primary" onClick={() => setAdding(true)}>{t('measures.firms.add')}</Button>
          </>
        )}
      />
      <DataState read={coverage}>{(known) => <CoverageCards coverage={known} unionId={filter.unionId} ownUnionId={ownUnionId} />}</DataState>
      <FirmFilters filter={filter} ownUnionId={ownUnionId} />
      <FirmList filter={filter} />
      <Drawer
        open={isAdding} onClose={() => setAdding(false)} size={560} title={t('measures.firms.add')} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden
      >
        <FirmForm unionId={filter.unionId} onDone={() => setAdding(false)} />
      </Drawer>
    </>
  );
}

function FirmFilters({ filter, ownUnionId }: { readonly filter: FirmListFilter; readonly ownUnionId: string }) {
  const t = useText();
  const [, navigate] = useLocation();
  const book = useSaveBook(measuresApi.exportFirms);
  const go = (next: FirmListFilter) => navigate(firmListAddress(next, ownUnionId), { replace: true });
  const { unionId, view, words } = filter;
  const save = () => book.save({ unionId, view, language: t.language, ...(words === '' ? {} : { words }) }, t('measures.firms.file'));
  return (
    <>
      <FilterBar
        isFiltered={view !== 'all' || words !== ''} onClear={() => go({ ...filter, view: 'all', words: '' })}
        trailing={<Button isBusy={book.isBusy} onClick={() => void save()}>{t('measures.firms.export')}</Button>}
      >
        <SelectFilter
          label={t('measures.firms.view')} value={view} onValue={(next) => isFirmView(next) && go({ ...filter, view: next })}
          options={VIEW_LIST.map((value) => ({ value, label: t(`measures.view.${value}`) }))}
        />
        <TextFilter label={t('measures.firms.words-hint')} value={words} onValue={(next) => go({ ...filter, words: next.slice(0, 40) })} />
      </FilterBar>
      <FailureBanner failure={book.failure} onRetry={save} />
    </>
  );
}
