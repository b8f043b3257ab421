import type { Holding } from '#platform/access/holding.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };

/** Fonts that somebody uploaded and that no union uses yet; afterwards a file names nobody. */
export const papersHoldings: readonly Holding[] = [{
  id: 'papers.fontUpload', tables: ['papers_font_file'], ground: 'duty', kept: 'until-forgotten',
  words: { 'zh-CN': chinese, en: english },
  async read({ tx }, personId) {
    const rows = await tx<{ fileName: string; madeAt: Date }[]>`
      select f.file_name as "fileName", f.made_at as "madeAt" from papers_font_file f where f.owner_id = ${personId} order by f.made_at desc, f.id`;
    return rows.map(({ fileName, madeAt }) => [
      { name: 'privacy.fact.file', value: fileName, class: 'C2' }, { name: 'privacy.fact.sent', value: madeAt, class: 'C2' },
    ]);
  },
  async erase({ tx }, personId) {
    await tx`delete from papers_font_file f where f.owner_id = ${personId}`;
  },
}];
