import { Link } from 'wouter';
import { Button } from '#platform/ui/phone/button.tsx';
import { Progress } from '#platform/ui/phone/progress.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Heading } from '../wire.ts';
import { ItemStatusBadge } from './item-status-badge.tsx';
import type { Board, PlanItem } from './measures-api.ts';
import './plan-board.css';

export type PlanBoardProps = { readonly board: Board; readonly onAdd: (heading: Heading) => void };

/** The ten headings in their order, each with its items; a heading without any is seen as well. */
export function PlanBoard({ board, onAdd }: PlanBoardProps) {
  const t = useText();
  return (
    <ol className="plan-board">
      {board.board.map(({ heading, items }, index) => (
        <li key={heading} className="plan-heading">
          <div className="plan-heading-head">
            <span className="plan-number" aria-hidden="true">{index + 1}</span>
            <h2>{t(`measures.heading.${heading}`)}</h2>
            {board.can.manage && (
              <Button variant="quiet" aria-label={`${t('measures.plan.add-here')} ${t(`measures.heading.${heading}`)}`} onClick={() => onAdd(heading)}>
                {t('measures.plan.add-here')}
              </Button>
            )}
          </div>
          {items.length === 0
            ? <p className="plan-none">{t('measures.plan.empty-heading')}</p>
            : <ul className="plan-items">{items.map((item) => <PlanLine key={item.itemId} item={item} />)}</ul>}
        </li>
      ))}
    </ol>
  );
}

function PlanLine({ item }: { readonly item: PlanItem }) {
  const t = useText();
  const day = (date: string) => t.format.date(date, t.format.isThisYear(date) ? 'month-day' : 'day');
  const from = { owner: item.ownerName, from: day(item.beginsOn), to: day(item.endsOn) };
  return (
    <li className="plan-item">
      <div className="plan-item-head">
        <Link href={`/measures/${item.itemId}`} className="plan-item-title">{item.title}</Link>
        <ItemStatusBadge status={item.status} />
      </div>
      <Progress label={t('measures.item.owner-line', from)} share={item.progress / 100} />
    </li>
  );
}
