import type { HeldFact, HeldRow, Holding } from '#platform/access/holding.ts';
import { readYuan } from '#platform/forms/amount.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { listApplicationsOf } from './store/applications.ts';
import { listDossiersOf } from './store/dossiers.ts';
import { emptyDossiers } from './store/held.ts';
import { listPaymentsOf, listReviewsOf } from './store/records.ts';
import { dossierOpener } from './use-cases/dossier-opener.ts';

const words = { 'zh-CN': chinese, en: english };
const level = (value: string): HeldFact => ({ name: 'aid.fact.level', value: `aid.level.${value}`, class: 'C2', isWord: true });

/** What is kept about whoever asked for help. What was answered in the application is the engine's, and told there. */
export const aidHoldings: readonly Holding[] = [
  {
    id: 'aid.application', tables: ['aid_application'], ground: 'request', kept: 'stays', words,
    async read({ tx }, personId) {
      return (await listApplicationsOf(tx, personId)).map((row): HeldRow => [
        { name: 'privacy.fact.sent', value: row.askedAt, class: 'C2' }, level(row.level),
        { name: 'privacy.fact.state', value: `aid.application.state.${row.state}`, class: 'C2', isWord: true },
      ]);
    },
    listSubjects: async ({ tx }, personId) => (await listApplicationsOf(tx, personId)).map(({ caseId }) => caseId),
  },
  {
    id: 'aid.dossier', tables: ['aid_dossier', 'aid_review'], ground: 'request', kept: 'until-forgotten', words,
    async read(ctx, personId) {
      const rows = await listDossiersOf(ctx.tx, personId);
      const reviews = await listReviewsOf(ctx.tx, rows.map(({ id }) => id));
      const opener = await dossierOpener(ctx, [personId]);
      return rows.map((row): HeldRow => {
        const facts = opener.facts(row);
        return [
          { name: 'aid.fact.number', value: row.number, class: 'C2' }, { name: 'privacy.fact.name', value: row.name, class: 'name' }, level(row.level),
          { name: 'privacy.fact.since', value: row.openedOn, class: 'C2' },
          { name: 'privacy.fact.employer', value: facts?.employer ?? '', class: 'C4' },
          { name: 'aid.fact.per-head', value: facts?.netPerHead === null || facts === null ? '' : readYuan(facts.netPerHead), class: 'C4' },
          ...reviews.filter(({ dossierId }) => dossierId === row.id).map((one): HeldFact => ({ name: 'aid.fact.finding', value: opener.finding(one), class: 'C4' })),
        ];
      });
    },
    listSubjects: async ({ tx }, personId) => (await listDossiersOf(tx, personId)).map(({ id }) => id),
    forget: emptyDossiers,
  },
  {
    id: 'aid.payment', tables: ['aid_payment'], ground: 'law', kept: 'stays', words,
    async read({ tx }, personId) {
      const rows = await listPaymentsOf(tx, (await listDossiersOf(tx, personId)).map(({ id }) => id));
      return rows.map((row): HeldRow => [
        { name: 'aid.fact.amount', value: readYuan(row.amount), class: 'C2' }, { name: 'aid.fact.paid-on', value: row.paidOn, class: 'C2' },
        { name: 'aid.fact.way', value: `aid.way.${row.way}`, class: 'C2', isWord: true },
      ]);
    },
  },
];
