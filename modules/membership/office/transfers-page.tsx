import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { transferTone } from '../rules/tones.ts';
import { membershipApi, type Transfer } from './membership-api.ts';
import './membership.css';
import { useListView, ViewFilter } from './view-filter.tsx';

/** Members on their way out and in, each with how far it is. What a union says to one it says on the desk of approvals. */
export function TransfersPage() {
  const t = useText();
  const { unionId } = useActingOffice();
  const view = useListView();
  const list = useRead(membershipApi.listTransfers, { unionId, view }, { keepsFormer: true });
  return (
    <>
      <PageHeader title={t('membership.office.transfers')} lead={t('membership.office.transfers.lead')} />
      <ViewFilter view={view} />
      <DataState
        read={list} isEmpty={({ transfers }) => transfers.length === 0}
        empty={{ title: t('membership.office.transfers.none'), text: t('membership.office.transfers.none-hint') }}
      >
        {({ transfers, hasMore }) => (
          <>
            <ul className="membership-list" aria-label={t('membership.office.transfers')}>{transfers.map((one) => <TransferLine key={one.endId} transfer={one} />)}</ul>
            {hasMore && <p className="zj-soft zj-small">{t('membership.office.more')}</p>}
          </>
        )}
      </DataState>
    </>
  );
}

function TransferLine({ transfer }: { readonly transfer: Transfer }) {
  const t = useText();
  return (
    <li className="membership-line">
      <div className="membership-main">
        <span className="membership-name">{transfer.name}</span>
        <div className="membership-facts"><span>{t('membership.office.from-to', { from: transfer.fromName, to: transfer.toName })}</span></div>
      </div>
      <div className="membership-side">
        <div className="membership-facts">
          <span>{t('membership.office.asked', { when: whenText(t, transfer.askedAt) })}</span>
          {transfer.status === 'open' && <span>{t('membership.office.auto', { day: t.format.date(transfer.dueOn, 'month-day') })}</span>}
        </div>
        <div className="membership-marks">
          <StatusBadge tone="idle" label={t(`membership.office.side.${transfer.side}`)} />
          <StatusBadge tone={transferTone(transfer.status)} label={t(`membership.transfer.status.${transfer.status}`)} />
          {transfer.confirmed.map((side) => <StatusBadge key={side} tone="ok" label={t(`membership.office.confirmed.${side}`)} />)}
        </div>
        {transfer.reason !== null && <span>{t('membership.office.reason-was', { reason: transfer.reason })}</span>}
      </div>
      {transfer.can.open && <div><LinkButton href={`/flows/cases/${transfer.transferId}`}>{t('membership.office.case')}</LinkButton></div>}
    </li>
  );
}
