import { useText } from '#platform/ui/text/text-provider.tsx';
import type { PartDifference } from '../rules/text-difference.ts';
import { partLabel } from './version-words.ts';
import './consents.css';

/** Part by part: what went struck through, what came underlined. */
export function DifferenceList({ found }: { readonly found: readonly PartDifference[] }) {
  const t = useText();
  if (found.length === 0) return <p className="zj-soft">{t('consents.office.same')}</p>;
  return (
    <dl className="consents-words">
      {found.map(({ part, start, removed, added, end }) => (
        <div key={part}>
          <dt>{partLabel(t, part)}</dt>
          <dd>{start}{removed !== '' && <del>{removed}</del>}{added !== '' && <ins>{added}</ins>}{end}</dd>
        </div>
      ))}
    </dl>
  );
}
