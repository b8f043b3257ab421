import { Link } from 'wouter';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { FirmListFilter } from './firm-list-address.ts';
import { measuresApi, type Firm } from './measures-api.ts';
import './firms-page.css';

export function FirmList({ filter: { unionId, view, words } }: { readonly filter: FirmListFilter }) {
  const t = useText();
  const first = { unionId, view, ...(words === '' ? {} : { words }) };
  const list = usePages({
    ref: measuresApi.listFirms, first, next: (page) => (page.next === null ? undefined : { ...first, after: page.next }),
  });
  const more = () => void list.more();
  const answer = list.pages.length === 0 ? undefined : list.pages.flatMap((page) => page.firms);
  return (
    <DataState
      read={{ answer, failure: list.failure, isLoading: list.isLoading, refresh: more }} isEmpty={(rows) => rows.length === 0}
      empty={{ title: t('measures.firms.none'), text: t('measures.firms.none-hint') }}
    >
      {(rows) => (
        <>
          <p className="zj-soft zj-small" role="status">{t('measures.firms.count', { count: list.pages[0]?.total ?? 0 })}</p>
          <ul className="firms" aria-label={t(`measures.view.${view}`)}>{rows.map((firm) => <FirmLine key={firm.firmId} firm={firm} />)}</ul>
          {list.hasMore && <div><Button isBusy={list.isLoading} onClick={more}>{t('ui/load-more')}</Button></div>}
        </>
      )}
    </DataState>
  );
}

function FirmLine({ firm }: { readonly firm: Firm }) {
  const t = useText();
  return (
    <li className="firm">
      <div className="firm-main">
        <Link href={`/firms/${firm.firmId}`} className="firm-name">{firm.name}</Link>
        <div className="firm-facts">
          <span>{t(`measures.kind.${firm.kind}`)}</span>
          {firm.industry !== null && <span>{firm.industry}</span>}
          {firm.workers !== null && <span>{t('measures.firms.workers', { count: firm.workers })}</span>}
          {firm.isGenerated && <span>{t('measures.firms.generated')}</span>}
        </div>
      </div>
      <div className="firm-side">
        <span>{firm.contactName === '' ? t('measures.firms.no-contact') : t('measures.firms.contact', { name: firm.contactName })}</span>
        <div className="firm-facts">{firm.address !== null && <span>{firm.address}</span>}<span>{firm.unionName}</span></div>
      </div>
      <div className="firm-marks">
        <StatusBadge tone={firm.hasCode ? 'ok' : 'warn'} label={t(firm.hasCode ? 'measures.firms.code' : 'measures.firms.no-code')} />
        <StatusBadge tone={firm.contactName === '' ? 'warn' : 'ok'} label={t(firm.contactName === '' ? 'measures.view.without-contact' : 'measures.view.with-contact')} />
      </div>
    </li>
  );
}
