import type { Holding } from '#platform/access/holding.ts';

/** Tables that somebody uploaded, until what they say has been taken over. */
export const sheetsHoldings: readonly Holding[] = [{
  id: 'sheets.upload', tables: ['sheets_upload'], ground: 'duty', kept: { kind: 'uploads' },
  async read({ tx }, personId) {
    const rows = await tx<{ fileName: string; madeAt: Date }[]>`
      select s.file_name as "fileName", s.made_at as "madeAt" from sheets_upload s where s.owner_id = ${personId} order by s.made_at desc, s.id`;
    return rows.map(({ fileName, madeAt }) => [
      { name: 'privacy.fact.file', value: fileName, class: 'C2' }, { name: 'privacy.fact.sent', value: madeAt, class: 'C2' },
    ]);
  },
  async erase({ tx }, personId) {
    await tx`delete from sheets_upload s where s.owner_id = ${personId}`;
  },
}];
