import { useText } from '#platform/ui/text/text-provider.tsx';
import type { UnionFacts } from './tree-api.ts';
import './tree.css';

/** What one looks for first: the union above, how much lies below, and the register. */
export function UnionFactsList({ facts }: { readonly facts: UnionFacts }) {
  const t = useText();
  const rows = [
    ['upper', facts.parentName], ['leader', facts.secondLeaderName],
    ['below', t('orgs.office.facts.counts', { unions: facts.unionsBelow, members: facts.members, cases: facts.openCases })],
    ['code', facts.creditCode], ['certificate', facts.certificateTo === null ? null : t('orgs.office.facts.until', { day: t.format.date(facts.certificateTo) })],
  ] as const;
  return (
    <dl className="union-facts-list">
      {rows.map(([name, value]) => (value === null ? null : <div key={name}><dt>{t(`orgs.office.facts.${name}`)}</dt><dd>{value}</dd></div>))}
    </dl>
  );
}
