import { FigureCard } from '#platform/ui/office/figure-card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import '#platform/sheets/office/import-page.css';

const COUNTS = ['added', 'merged', 'unchanged', 'wrong'] as const;

/** What became, or would become, of the rows: each is in exactly one of these. */
export function ImportCounts({ counts }: { readonly counts: Readonly<Record<(typeof COUNTS)[number], number>> }) {
  const t = useText();
  return (
    <div className="zj-figures import-counts">
      {COUNTS.map((name) => <FigureCard key={name} label={t(`measures.import.count.${name}`)} value={t.format.number(counts[name])} />)}
    </div>
  );
}
