import { ListRow } from '#platform/ui/phone/list-row.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { WorkerCaseRow } from './appeals-api.ts';
import { dueText, momentText, rowState, statusWords } from './case-words.ts';
import { topicIcons } from './topic-icons.tsx';

export function MatterRow({ row }: { readonly row: WorkerCaseRow }) {
  const t = useText();
  const received = t('appeals.member.received', { when: momentText(t, row.receivedAt), number: row.caseNumber });
  return (
    <ListRow
      href={`/appeals/${row.appealId}`} icon={topicIcons[row.topic]} title={t(`appeals.member.topic.${row.topic}`)}
      detail={row.status === 'closed' || row.dueOn === null ? received : <>{received}<br />{dueText(t, row)}</>}
      trailing={<StatusBadge {...statusWords(t, rowState(row))} />}
    />
  );
}
