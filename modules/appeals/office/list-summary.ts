import type { Translator } from '#platform/text/translator.ts';
import type { AppealRow } from './appeals-api.ts';

export type ListKind = { readonly hasEarlier: boolean; readonly isMine: boolean };

/** "11 appeals: 3 new, 2 overdue": what is on the screen, and no more than that is claimed when others are left. */
export function listSummary(t: Translator, rows: readonly AppealRow[], { hasEarlier, isMine }: ListKind): string {
  const count = { count: rows.length };
  const whole = t(`appeals.office.summary.${hasEarlier ? isMine ? 'first' : 'newest' : 'all'}`, count);
  const parts = [
    ['new', rows.filter((row) => row.status === 'received').length],
    ['overdue', rows.filter((row) => row.isOverdue).length],
    ['waiting', rows.filter((row) => row.status === 'waiting' || row.status === 'paused').length],
  ] as const;
  const said = parts.filter(([, number]) => number > 0).map(([name, number]) => t(`appeals.office.summary.${name}`, { count: number }));
  return said.length === 0 ? whole : t('appeals.office.summary.with', { whole, parts: said.join(t('appeals.office.summary.comma')) });
}
