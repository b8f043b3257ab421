import { useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { usePages } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { appealsApi, type Called } from './appeals-api.ts';
import { toCalledFilter } from './called-address.ts';
import './call-backs-page.css';

/** The calls that a number of the figures counted; about whom they were is told to the union that made them and above. */
export function CalledPage() {
  const t = useText();
  const office = useActingOffice();
  const filter = toCalledFilter(useSearch(), { unionId: office.unionId, today: dateInChina(systemClock.now()) });
  const { pages, failure, isLoading, hasMore, more } = usePages({
    ref: appealsApi.listCalled, first: filter,
    next: (page) => (page.next === null ? undefined : { ...filter, after: page.next }),
  });
  const calls = pages.flatMap((page) => page.calls);
  const shown = pages.length === 0 ? undefined : calls;
  return (
    <>
      <PageHeader
        title={t(`appeals.office.called.${filter.kind}`)}
        lead={t('appeals.office.called.lead', { union: pages[0]?.unionName ?? office.unionName, from: t.format.date(filter.from), to: t.format.date(filter.to) })}
        crumbs={[{ label: t('appeals.office.figures.title'), href: `/appeal-figures?${new URLSearchParams({ union: filter.unionId, from: filter.from, to: filter.to }).toString()}` }]}
      />
      <DataState
        read={{ answer: shown, failure, isLoading, refresh: () => void more() }} isEmpty={(list) => list.length === 0}
        empty={{ title: t('appeals.office.called.none'), text: t('appeals.office.called.none-hint') }}
      >
        {(list) => (
          <>
            <p className="zj-soft">{t('appeals.office.called.count', { count: list.length })}</p>
            <ul className="calls">{list.map((call) => <CalledRow key={call.callBackId} call={call} />)}</ul>
            {hasMore && <div><Button isBusy={isLoading} onClick={() => void more()}>{t('appeals.office.called.more')}</Button></div>}
          </>
        )}
      </DataState>
    </>
  );
}

function CalledRow({ call: { unionName, receivedOn, isReached, isSolved, about } }: { readonly call: Called }) {
  const t = useText();
  const result = isReached === null ? 'waiting' : !isReached ? 'unreached' : isSolved === null ? 'unsaid' : isSolved ? 'solved' : 'unsolved';
  return (
    <li className="call">
      <div className="call-head">
        <h3>{about === null ? t('appeals.office.called.hidden') : t('appeals.office.calls.case', { topic: t(`appeals.topic.${about.topic}`), caseNumber: about.caseNumber })}</h3>
        <StatusBadge tone={TONES[result]} label={result === 'waiting' ? t('appeals.office.called.waiting') : t(`appeals.office.calls.result.${result}`)} />
        <p className="zj-soft zj-small">
          {t('appeals.office.called.received', { day: t.format.date(receivedOn) })}{' · '}{t('appeals.office.calls.handled-by', { union: unionName })}
          {about !== null && <>{' · '}{t('appeals.office.calls.caller', { union: about.callerName })}</>}
          {about !== null && about.score !== null && <>{' · '}{t('appeals.office.called.score', { score: about.score })}</>}
        </p>
      </div>
    </li>
  );
}

const TONES = { waiting: 'info', unreached: 'idle', unsaid: 'info', solved: 'ok', unsolved: 'warn' } as const;
