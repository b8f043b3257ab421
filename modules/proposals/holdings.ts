import type { HeldRow, Holding } from '#platform/access/holding.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { emptyProposals, removeSeconds } from './store/held.ts';
import { listProposalsOf } from './store/proposals.ts';
import { listSecondedBy } from './store/seconds.ts';
import { proposalOpener } from './use-cases/proposal-opener.ts';

const words = { 'zh-CN': chinese, en: english };

/** What is kept about a proposer and about whoever seconds: shown to them, given to them as a file, emptied when they are forgotten. */
export const proposalsHoldings: readonly Holding[] = [
  {
    id: 'proposals.proposal', tables: ['proposals_proposal'], ground: 'request', kept: 'until-forgotten', words,
    async read(ctx, personId) {
      const rows = await listProposalsOf(ctx.tx, personId);
      const opener = await proposalOpener(ctx, rows);
      return rows.map((row): HeldRow => [
        { name: 'proposals.field.title', value: row.title, class: 'C2' }, { name: 'privacy.fact.sent', value: row.madeAt, class: 'C2' },
        { name: 'privacy.fact.state', value: `proposals.state.${row.state}`, class: 'C2', isWord: true },
        { name: 'proposals.field.reason', value: opener.reason(row), class: 'C3' }, { name: 'proposals.field.suggestion', value: opener.suggestion(row), class: 'C3' },
        { name: 'proposals.field.answer', value: opener.answer(row), class: 'C3' },
      ]);
    },
    listSubjects: async ({ tx }, personId) => (await listProposalsOf(tx, personId)).map(({ id }) => id),
    forget: emptyProposals,
  },
  {
    id: 'proposals.second', tables: ['proposals_second'], ground: 'request', kept: 'until-forgotten', words,
    async read({ tx }, personId) {
      return (await listSecondedBy(tx, personId)).map((row): HeldRow => [
        { name: 'proposals.field.title', value: row.title, class: 'C2' }, { name: 'privacy.fact.sent', value: row.secondedAt, class: 'C2' },
      ]);
    },
    forget: removeSeconds,
  },
];
