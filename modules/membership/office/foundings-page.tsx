import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import { foundingTone } from '../rules/tones.ts';
import { membershipApi, type Founding } from './membership-api.ts';
import './membership.css';
import { useListView, ViewFilter } from './view-filter.tsx';

/** Requests to found a union, and the way to the employers that have none. */
export function FoundingsPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const view = useListView();
  const list = useRead(membershipApi.listFoundings, { unionId, view }, { keepsFormer: true });
  return (
    <>
      <PageHeader
        title={t('membership.office.foundings')} lead={t('membership.office.foundings.lead', { union: unionName })}
        actions={<LinkButton href="/blank-spots">{t('membership.office.blank-spots')}</LinkButton>}
      />
      <ViewFilter view={view} />
      <DataState
        read={list} isEmpty={({ foundings }) => foundings.length === 0}
        empty={{ title: t('membership.office.foundings.none'), text: t('membership.office.foundings.none-hint') }}
      >
        {({ foundings, hasMore }) => (
          <>
            <ul className="membership-list" aria-label={t('membership.office.foundings')}>
              {foundings.map((one) => <FoundingLine key={one.foundingId} founding={one} ownUnionId={unionId} />)}
            </ul>
            {hasMore && <p className="zj-soft zj-small">{t('membership.office.more')}</p>}
          </>
        )}
      </DataState>
    </>
  );
}

function FoundingLine({ founding, ownUnionId }: { readonly founding: Founding; readonly ownUnionId: string }) {
  const t = useText();
  return (
    <li className="membership-line">
      <div className="membership-main">
        <Link href={`/foundings/${founding.foundingId}`} className="membership-name">{founding.employer}</Link>
        <div className="membership-facts"><span>{t('membership.office.founding.people', { workers: founding.workers, joiners: founding.joiners })}</span></div>
      </div>
      <div className="membership-side">
        {founding.unionId !== ownUnionId && <span>{founding.unionName}</span>}
        <div className="membership-facts">
          <span>{t('membership.office.founding.by', { name: founding.applicantName })}</span>
          <span>{t('membership.office.asked', { when: whenText(t, founding.askedAt) })}</span>
          {founding.status === 'submitted' && <span>{t('membership.office.due', { day: t.format.date(founding.dueOn, 'month-day') })}</span>}
        </div>
      </div>
      <div className="membership-marks">
        {founding.isLate && <StatusBadge tone="danger" label={t('membership.office.late')} />}
        <StatusBadge tone={foundingTone(founding.status)} label={t(`membership.founding.status.${founding.status}`)} />
      </div>
    </li>
  );
}
