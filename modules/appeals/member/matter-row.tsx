import { ListRow } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { WorkerCaseRow } from './appeals-api.ts';
import { daysLeftText, rowState, statusWords } from './case-words.ts';
import './matter-row.css';
import { topicIcons } from './topic-icons.tsx';

export function MatterRow({ row }: { readonly row: WorkerCaseRow }) {
  const t = useText();
  const day = t.format.date(row.receivedAt, t.format.isThisYear(row.receivedAt) ? 'month-day' : 'day');
  const detail = (
    <>
      <span className="matter-state">
        <StatusBadge {...statusWords(t, rowState(row))} />
        {row.status !== 'closed' && row.status !== 'withdrawn' && <span>{daysLeftText(t, row)}</span>}
      </span>
      <span className="matter-line">{row.excerpt}</span>
      <span className="matter-line">{t('appeals.member.received', { day, number: row.caseNumber })}</span>
    </>
  );
  return (
    <ListRow href={`/appeals/${row.appealId}`} icon={topicIcons[row.topic]} title={t(`appeals.member.topic.${row.topic}`)} detail={detail} />
  );
}
