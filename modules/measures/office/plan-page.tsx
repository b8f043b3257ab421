import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useLocation, useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina, yearOf } from '#platform/kernel/plain-date.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Heading } from '../wire.ts';
import { ItemForm } from './item-form.tsx';
import { measuresApi, type Board } from './measures-api.ts';
import { planAddress, toPlanPlace, type PlanPlace } from './plan-address.ts';
import { PlanBoard } from './plan-board.tsx';
import { PlansBelow } from './plans-below.tsx';

/** One union's ten measures of a year, and below them the plans of the unions it leads. */
export function PlanPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const office = useActingOffice();
  const own = { unionId: office.unionId, year: yearOf(dateInChina(systemClock.now())) };
  const place = toPlanPlace(useSearch(), own);
  const read = useRead(measuresApi.readBoard, place, { keepsFormer: true });
  const [adding, setAdding] = useState<Heading>();
  const isOwn = place.unionId === own.unionId;
  const go = (next: PlanPlace) => navigate(planAddress(next, own), { replace: true });
  return (
    <>
      <PageHeader
        title={t('measures.plan.title')} crumbs={isOwn ? [] : [{ label: t('measures.plan.own'), href: planAddress({ ...own, year: place.year }, own) }]}
        lead={t('measures.plan.lead', { union: read.answer?.unionName ?? office.unionName, year: String(place.year) })}
        actions={read.answer?.can.manage === true && <Button variant="primary" onClick={() => setAdding('guidance')}>{t('measures.plan.add')}</Button>}
      />
      <FilterBar isFiltered={false} onClear={() => go(own)}>
        <SelectFilter
          label={t('measures.plan.year')} value={String(place.year)} onValue={(year) => go({ ...place, year: Number(year) })}
          options={[own.year + 1, own.year, own.year - 1, own.year - 2].map((year) => ({ value: String(year), label: String(year) }))}
        />
      </FilterBar>
      <DataState read={read}>
        {(board) => <><PlanFigures board={board} /><PlanBoard board={board} onAdd={setAdding} /></>}
      </DataState>
      <PlansBelow place={place} own={own} />
      <Drawer
        open={adding !== undefined} onClose={() => setAdding(undefined)} size={560} title={t('measures.plan.add')}
        closable={{ 'aria-label': t('ui/close') }} destroyOnHidden
      >
        {adding !== undefined && <ItemForm place={place} heading={adding} onDone={() => setAdding(undefined)} />}
      </Drawer>
    </>
  );
}

function PlanFigures({ board }: { readonly board: Board }) {
  const t = useText();
  return (
    <div className="zj-figures plan-figures">
      <FigureCard label={t('measures.plan.headings')} value={t('measures.plan.of-ten', { count: board.headings })} />
      <FigureCard label={t('measures.plan.headings-done')} value={t('measures.plan.of-ten', { count: board.headingsDone })} />
      <FigureCard label={t('measures.plan.done')} value={t.format.number(board.done)} basis={t.format.share(board.done, board.items)} />
      <FigureCard label={t('measures.plan.late')} value={t.format.number(board.late)} basis={t.format.share(board.late, board.items)} />
    </div>
  );
}
