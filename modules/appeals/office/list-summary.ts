import type { Translator } from '#platform/ui/text/translator.ts';
import type { AppealRow } from './appeals-api.ts';

/** "11 appeals: 3 new, 2 overdue": what is on the screen, and no more than that is claimed when earlier ones are left. */
export function listSummary(t: Translator, rows: readonly AppealRow[], hasEarlier: boolean): string {
  const count = { count: rows.length };
  const whole = t(hasEarlier ? 'appeals.office.summary.newest' : 'appeals.office.summary.all', count);
  const parts = [
    ['new', rows.filter((row) => row.status === 'received').length],
    ['overdue', rows.filter((row) => row.isOverdue).length],
    ['waiting', rows.filter((row) => row.status === 'waiting').length],
  ] as const;
  const said = parts.filter(([, number]) => number > 0).map(([name, number]) => t(`appeals.office.summary.${name}`, { count: number }));
  return said.length === 0 ? whole : t('appeals.office.summary.with', { whole, parts: said.join(t('appeals.office.summary.comma')) });
}
