import type { HeldFact, HeldRow, Holding } from '#platform/access/holding.ts';
import { systemReach } from '#platform/access/reach.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { emptyRecords, listCorrectionsOf } from './store/held.ts';
import { findMemberRow } from './store/members.ts';
import { openCorrection, openRecord } from './use-cases/open-record.ts';

const words = { 'zh-CN': chinese, en: english };

/** What is internal in a record, field by field; words of a choice have their names in locale/. */
function toFacts(values: Readonly<Record<string, unknown>>, fieldClass: HeldFact['class']): HeldFact[] {
  return Object.entries(values).flatMap(([field, value]): HeldFact[] => {
    const name = `register.column.${field}`;
    if (!(name in chinese)) return [];
    if (typeof value === 'boolean') return [{ name, value, class: fieldClass }];
    if (typeof value !== 'string') return [];
    const word = `register.${field}.${value}`;
    return [word in chinese ? { name, value: word, class: fieldClass, isWord: true } : { name, value, class: fieldClass }];
  });
}

export const registerHoldings: readonly Holding[] = [
  {
    id: 'register.record', tables: ['register_member'], ground: 'membership', kept: 'until-forgotten', words,
    exports: ['register.exportMembers', 'register.exportInFull'],
    async read(ctx, personId) {
      const row = await findMemberRow(ctx.tx, systemReach('job'), personId, false);
      if (row === undefined || row.idType === null) return [];
      const { personal, sensitive } = await openRecord(ctx, row);
      return [[
        { name: 'register.column.idType', value: `register.idType.${row.idType}`, class: 'C2', isWord: true },
        ...toFacts(sensitive, 'C4'), ...toFacts(personal, 'C3'), ...toFacts(row.details ?? {}, 'C2'),
      ]];
    },
    forget: emptyRecords,
  },
  {
    id: 'register.correction', tables: ['register_correction', 'register_import'], ground: 'request', kept: 'until-forgotten', words,
    async read(ctx, personId) {
      const rows: HeldRow[] = [];
      for (const row of await listCorrectionsOf(ctx.tx, personId)) {
        const { changes, reason } = await openCorrection(ctx, row);
        rows.push([
          { name: 'privacy.fact.sent', value: row.proposedAt, class: 'C2' }, ...toFacts(changes, 'C4'),
          ...(reason === '' ? [] : [{ name: 'privacy.fact.answer', value: reason, class: 'C3' } as const]),
        ]);
      }
      return rows;
    },
    listSubjects: async ({ tx }, personId) => (await listCorrectionsOf(tx, personId)).map(({ id }) => id),
  },
];
