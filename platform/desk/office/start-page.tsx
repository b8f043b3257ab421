import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { shiftInstant, systemClock, toInstant } from '#platform/kernel/clock.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { deskApi, type Start } from './desk-api.ts';
import './start-page.css';

/** What a part-time administrator opens first: five things to do, and how the week went. */
export function StartPage() {
  const t = useText();
  const { personName } = useActingOffice();
  const read = useRead(deskApi.readStart, {});
  return (
    <>
      <PageHeader title={t('desk.office.title')} lead={t('desk.office.lead', { name: personName, date: t.format.date(systemClock.now()) })} />
      <DataState read={read}>
        {(start) => (
          <div className="zj-columns">
            <Card title={t('desk.office.todos')} look="flush"><Waits waiting={start.waiting} /><Todos start={start} /></Card>
            <Card title={t('desk.office.week')}><WeekTable week={start.week} /></Card>
          </div>
        )}
      </DataState>
    </>
  );
}

/** Everything on the desk as one figure; where it is of several kinds, each of them beside it. */
function Waits({ waiting: { todo, overdue, parts } }: Pick<Start, 'waiting'>) {
  const t = useText();
  if (todo === 0) return null;
  return (
    <div className="desk-waits">
      <Link className="desk-waits-all" href="/flows"><strong>{t.format.number(todo)}</strong> {t('desk.office.waits-all')}</Link>
      {overdue > 0 && <StatusBadge tone="danger" label={t('desk.office.waits-overdue', { count: overdue })} />}
      {parts.length > 1 && (
        <ul className="desk-waits-parts" aria-label={t('desk.office.waits-parts')}>
          {parts.map(({ kind, count, link }) => <li key={kind}><Link href={link}>{t('desk.office.waits-part', { kind: t(kind), count })}</Link></li>)}
        </ul>
      )}
    </div>
  );
}

function Todos({ start: { todos, more } }: { readonly start: Start }) {
  const t = useText();
  if (todos.length === 0) return <EmptyState title={t('desk.office.none')} text={t('desk.office.none-hint')} />;
  return (
    <>
      <RowList label={t('desk.office.todos')}>
        {todos.map(({ kind, count, link, isUrgent }) => (
          <ListRow
            key={kind} title={t(kind, { count })} href={link}
            trailing={isUrgent ? <StatusBadge tone="danger" label={t('desk.office.urgent')} /> : undefined}
          />
        ))}
      </RowList>
      {more > 0 && <p className="desk-more zj-soft zj-small">{t('desk.office.more', { count: more })}</p>}
    </>
  );
}

function WeekTable({ week }: { readonly week: Start['week'] }) {
  const t = useText();
  const day = (moment: Date) => t.format.date(moment, 'month-day');
  // The last instant counted: a week that ends at midnight ends with the day before.
  const last = shiftInstant(toInstant(String(week.to)), -1);
  if (week.lines.length === 0) return <p className="zj-soft">{t('desk.office.week-none')}</p>;
  return (
    <table className="desk-week">
      <caption>{t('desk.office.week-span', { from: day(week.from), to: day(last) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.office.week-kind')}</th>
          {(['came', 'closed', 'waits'] as const).map((column) => <th key={column} scope="col">{t(`desk.office.${column}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {week.lines.map(({ kind, came, closed, waits, link }) => (
          <tr key={kind}>
            <th scope="row"><Link href={link}>{t(kind)}</Link></th>
            {[came, closed, waits].map((count, column) => <td key={column}>{t.format.number(count)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
