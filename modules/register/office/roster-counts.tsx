import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './members.css';

const COUNTS = ['added', 'known', 'wrong'] as const;

/** What became, or would become, of the rows: each is in exactly one of these. */
export function RosterCounts({ counts }: { readonly counts: Readonly<Record<(typeof COUNTS)[number], number>> }) {
  const t = useText();
  return (
    <div className="zj-figures roster-counts">
      {COUNTS.map((name) => <FigureCard key={name} label={t(`register.office.import.count.${name}`)} value={t.format.number(counts[name])} />)}
    </div>
  );
}
