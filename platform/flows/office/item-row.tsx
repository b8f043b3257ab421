import { Link } from 'wouter';
import { rowKeys, rowMark } from '#platform/ui/office/row-keys.ts';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { dayWords } from '../public-ui/case-words.ts';
import type { DeskItemLine } from '../wire.ts';

const moveByKeys = rowKeys({});

/** A module's line among the tasks; it leads to the module's own page. */
export function ItemRow({ item }: { readonly item: DeskItemLine }) {
  const t = useText();
  const due = item.dueOn === null ? undefined : dayWords(t, item.dueOn, item.isOverdue);
  return (
    <li className="flows-row" data-plain="" {...rowMark} data-tone={due?.tone}>
      <div className="flows-row-main">
        <Link className="flows-row-link" href={item.link} aria-keyshortcuts="j k" onKeyDown={moveByKeys}>{t(item.title)}</Link>
        <p className="flows-row-facts"><span>{item.unionName}</span><span>{item.number}</span></p>
      </div>
      <p className="flows-row-stand">{t(item.state)}</p>
      <div className="flows-row-side">
        {due !== undefined && (due.tone === 'idle' ? <span>{due.text}</span> : <StatusBadge tone={due.tone} label={due.text} />)}
        <span>{t.format.date(item.day, t.format.isThisYear(item.day) ? 'month-day' : 'day')}</span>
      </div>
    </li>
  );
}
