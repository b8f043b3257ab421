import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi } from './membership-api.ts';
import './membership.css';

/** Where there is no union yet: where workers have asked already comes first. */
export function BlankSpotsPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const read = useRead(membershipApi.listBlankSpots, { unionId });
  return (
    <>
      <PageHeader
        title={t('membership.office.blank-spots')} lead={t('membership.office.blank-spots.lead', { union: unionName })}
        crumbs={[{ label: t('membership.office.foundings'), href: '/foundings' }]}
      />
      <DataState
        read={read} isEmpty={({ spots }) => spots.length === 0}
        empty={{ title: t('membership.office.blank-spots.none'), text: t('membership.office.blank-spots.none-hint') }}
      >
        {({ spots, total }) => (
          <>
            <p className="zj-soft zj-small" role="status">{t('membership.office.spots.count', { count: total })}</p>
            <ul className="membership-list" aria-label={t('membership.office.blank-spots')}>
              {spots.map((spot) => (
                <li key={`${spot.name} ${spot.creditCode ?? ''}`} className="membership-line">
                  <div className="membership-main">
                    <span className="membership-name">{spot.name}</span>
                    <div className="membership-facts">{spot.creditCode !== null && <span>{spot.creditCode}</span>}{spot.address !== null && <span>{spot.address}</span>}</div>
                  </div>
                  <div className="membership-side">
                    <div className="membership-facts">
                      {spot.workers !== null && <span>{t('membership.office.spot.workers', { count: spot.workers })}</span>}
                      <span>{t(`membership.office.spot.${spot.source}`)}</span>
                    </div>
                  </div>
                  <div className="membership-marks">
                    {spot.joiners > 0 && <StatusBadge tone="warn" label={t('membership.office.spot.joiners', { count: spot.joiners })} />}
                  </div>
                </li>
              ))}
            </ul>
            {total > spots.length && <p className="zj-soft zj-small">{t('membership.office.more')}</p>}
          </>
        )}
      </DataState>
    </>
  );
}
