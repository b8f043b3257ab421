import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { joinTone } from '../rules/tones.ts';
import { JoinPoster } from './join-poster.tsx';
import { membershipApi, type Join } from './membership-api.ts';
import './membership.css';
import { useListView, ViewFilter } from './view-filter.tsx';

/** Applications to join, the nearest day first, and the code that brings them. */
export function JoinsPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const view = useListView();
  const list = useRead(membershipApi.listJoins, { unionId, view }, { keepsFormer: true });
  const [isPoster, setPoster] = useState(false);
  return (
    <>
      <PageHeader
        title={t('membership.office.joins')} lead={t('membership.office.joins.lead', { union: unionName })}
        actions={(
          <>
            <LinkButton href="/joins/limits">{t('membership.office.limits')}</LinkButton>
            <Button variant="primary" onClick={() => setPoster(true)}>{t('membership.office.code')}</Button>
          </>
        )}
      />
      <ViewFilter view={view} />
      <DataState
        read={list} isEmpty={({ joins }) => joins.length === 0}
        empty={{ title: t('membership.office.joins.none'), text: t('membership.office.joins.none-hint') }}
      >
        {({ joins, hasMore }) => (
          <>
            <ul className="membership-list" aria-label={t('membership.office.joins')}>{joins.map((join) => <JoinLine key={join.joinId} join={join} ownUnionId={unionId} />)}</ul>
            {hasMore && <p className="zj-soft zj-small">{t('membership.office.more')}</p>}
          </>
        )}
      </DataState>
      <Drawer open={isPoster} onClose={() => setPoster(false)} size={480} title={t('membership.office.code')} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden>
        <JoinPoster unionId={unionId} />
      </Drawer>
    </>
  );
}

function JoinLine({ join, ownUnionId }: { readonly join: Join; readonly ownUnionId: string }) {
  const t = useText();
  const isOpen = join.status === 'waiting' || join.status === 'sent-back';
  return (
    <li className="membership-line">
      <div className="membership-main">
        <Link href={`/joins/${join.joinId}`} className="membership-name">{join.name}</Link>
        <div className="membership-facts">
          <span>{join.employer ?? t('membership.office.no-employer')}</span>
          {join.category !== 'none' && <span>{t(`membership.category.${join.category}`)}</span>}
        </div>
      </div>
      <div className="membership-side">
        {join.unionId !== ownUnionId && <span>{join.unionName}</span>}
        <div className="membership-facts">
          <span>{t('membership.office.asked', { when: whenText(t, join.askedAt) })}</span>
          {isOpen && <span>{t('membership.office.due', { day: t.format.date(join.dueOn, 'month-day') })}</span>}
        </div>
      </div>
      <div className="membership-marks">
        {join.isLate && <StatusBadge tone="danger" label={t('membership.office.late')} />}
        {isOpen && join.hasClimbed && <StatusBadge tone="warn" label={t('membership.office.climbed')} />}
        <StatusBadge tone={joinTone(join.status)} label={t(`membership.join.status.${join.status}`)} />
      </div>
    </li>
  );
}
