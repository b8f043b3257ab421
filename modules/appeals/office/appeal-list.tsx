import Button from 'antd/es/button';
import { Link } from 'wouter';
import { rowKeys, rowMark } from '#platform/ui/office/row-keys.ts';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { AppealRow } from './appeals-api.ts';
import { dueWords, markWords, statusWords, timeWords } from './case-words.ts';
import './appeal-list.css';

const moveByKeys = rowKeys({ a: 'button' });

export type AppealListProps = {
  readonly rows: readonly AppealRow[];
  readonly busyId: string | undefined;
  /** Only where every row is the officer's own to accept. */
  readonly onAccept?: (row: AppealRow) => void;
};

/** Cases in the order they came: a row on the PC, a card on the phone. The whole row opens; the one button accepts. */
export function AppealList({ rows, busyId, onAccept }: AppealListProps) {
  const t = useText();
  return (
    <ol className="appeal-list" aria-label={t('appeals.office.list')}>
      {rows.map((row) => (
        <li key={row.appealId} className="appeal-row" {...rowMark} data-tone={dueWords(t, row)?.tone}>
          <RowState row={row} />
          <div className="appeal-row-main">
            <Link className="appeal-row-link" href={`/appeals/${row.appealId}`} aria-keyshortcuts="j k a" onKeyDown={moveByKeys}>{row.excerpt}</Link>
            <p className="appeal-row-facts">
              <span>{t(`appeals.topic.${row.topic}`)}</span>
              <span>{t('appeals.office.case-number', { caseNumber: row.caseNumber })}</span>
              <span>{row.unionName}</span>
              {row.place !== '' && <span>{row.place}</span>}
            </p>
            <RowMarks row={row} isMine={onAccept !== undefined} />
          </div>
          <RowTimes row={row} />
          <div className="appeal-row-act">
            {row.status === 'received' && onAccept !== undefined && (
              <Button loading={busyId === row.appealId} onClick={() => onAccept(row)} onKeyDown={moveByKeys}>
                {t('appeals.office.accept')}<span className="zj-unseen">{row.caseNumber}</span>
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function RowState({ row }: { readonly row: AppealRow }) {
  const t = useText();
  const status = statusWords(t, row);
  const due = dueWords(t, row);
  return (
    <div className="appeal-row-state">
      <StatusBadge tone={status.tone} label={status.text} />
      {due !== undefined && <span className="appeal-due" data-tone={due.tone}>{due.text}</span>}
    </div>
  );
}

/** What is unusual about a case, in words: most rows have none. */
function RowMarks({ row, isMine }: { readonly row: AppealRow; readonly isMine: boolean }) {
  const t = useText();
  const isElsewhere = !isMine && row.holderUnionName !== row.unionName;
  const marks = [...(isElsewhere ? [t('appeals.office.mark.held', { union: row.holderUnionName })] : []), ...markWords(t, row)];
  if (marks.length === 0) return null;
  return <ul className="appeal-row-marks">{marks.map((mark) => <li key={mark}>{mark}</li>)}</ul>;
}

function RowTimes({ row }: { readonly row: AppealRow }) {
  const t = useText();
  return (
    <p className="appeal-row-times">
      <span>{t('appeals.office.received-at', { when: timeWords(t, row.receivedAt) })}</span>
      {row.status === 'closed' ? <Rating row={row} /> : row.status !== 'withdrawn' && row.dueOn !== null && (
        <span>{t('appeals.office.due-on', { day: t.format.date(row.dueOn, 'month-day') })}</span>
      )}
    </p>
  );
}

function Rating({ row: { score, isSolved } }: { readonly row: AppealRow }) {
  const t = useText();
  if (score === null) return <span>{t('appeals.office.unrated')}</span>;
  return <span>{t(isSolved === true ? 'appeals.office.rated.solved' : 'appeals.office.rated.unsolved', { score })}</span>;
}
