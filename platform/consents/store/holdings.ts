import type { HeldFact, Holding } from '#platform/access/holding.ts';
import english from '../locale/en.json' with { type: 'json' };
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { listConsents } from './consents.ts';

/** That somebody agreed stays as evidence (PIPL 14, 55), by an id alone; a guardian's name and the paper's place go with the key. */
export const consentsHoldings: readonly Holding[] = [{
  id: 'consents.consent', tables: ['consents_consent', 'consents_declined', 'consents_version'], ground: 'law', kept: 'stays',
  words: { 'zh-CN': chinese, 'en': english },
  async read({ tx, reach }, personId) {
    return (await listConsents(tx, reach, { personId })).toReversed().map((row): HeldFact[] => [
      { name: 'consents.fact.purpose', value: `consents.purpose.${row.purpose}`, class: 'C2', isWord: true },
      { name: 'consents.fact.version', value: row.version, class: 'C2' }, { name: 'privacy.fact.sent', value: row.givenAt, class: 'C2' },
      ...(row.unionName === null ? [] : [{ name: 'privacy.fact.union', value: row.unionName, class: 'C2' } as const]),
      ...(row.withdrawnAt === null ? [] : [{ name: 'consents.fact.withdrawn', value: row.withdrawnAt, class: 'C2' } as const]),
    ]);
  },
  async forget(tx, people) {
    await tx`update consents_consent c set guardian_sealed = null, note_sealed = null where c.person_id = any(${[...people]}::uuid[])`;
  },
}];
