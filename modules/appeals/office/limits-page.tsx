import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useLocation, useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { isUuid } from '#platform/kernel/id.ts';
import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type LimitInForce } from './appeals-api.ts';
import { LimitForm } from './limit-form.tsx';
import { LimitList, OwnLimits } from './limit-list.tsx';
import './limits-page.css';

/** The time limits of a union: what holds today and from whom, changed with a source and a day, never silently. */
export function LimitsPage() {
  const t = useText();
  const office = useActingOffice();
  const asked = new URLSearchParams(useSearch()).get('union') ?? '';
  const unionId = isUuid(asked) ? asked : office.unionId;
  const [path, navigate] = useLocation();
  const read = useRead(appealsApi.listLimits, { unionId });
  const [changing, setChanging] = useState<LimitInForce>();
  const [isSaved, setSaved] = useState(false);
  const pick = (union: string | undefined): void => {
    setSaved(false);
    navigate(union === undefined || union === office.unionId ? path : `${path}?${new URLSearchParams({ union }).toString()}`);
  };
  const begin = (one: LimitInForce): void => {
    setSaved(false);
    setChanging(one);
  };
  const end = (): void => {
    setChanging(undefined);
    setSaved(true);
  };
  return (
    <>
      <PageHeader title={t('appeals.office.limits.title')} lead={t('appeals.office.limits.lead', { union: read.answer?.unionName ?? office.unionName })} />
      <FilterBar isFiltered={unionId !== office.unionId} onClear={() => pick(undefined)}>
        <UnionPicker label={t('appeals.office.filter.union')} value={unionId} name={read.answer?.unionName ?? office.unionName} isOptional={false} onValue={pick} />
      </FilterBar>
      <p role="status" className={isSaved ? undefined : 'zj-unseen'}>{isSaved && t('appeals.office.limits.saved')}</p>
      <DataState read={read}>
        {(limits) => (
          <>
            <LimitList limits={limits} onChange={office.may('appeals.limit.manage') ? begin : undefined} />
            <OwnLimits limits={limits} />
          </>
        )}
      </DataState>
      <Drawer
        open={changing !== undefined} onClose={() => setChanging(undefined)} size={520} destroyOnHidden closable={{ 'aria-label': t('ui/close') }}
        title={changing !== undefined && t('appeals.office.limits.change-title', { topic: t(`appeals.topic.${changing.topic}`) })}
      >
        {changing !== undefined && <LimitForm unionId={unionId} inForce={changing} onDone={end} />}
      </Drawer>
    </>
  );
}
