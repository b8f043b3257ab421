import type { z } from 'zod';
import { writeYearlyNumber } from '#platform/kernel/yearly-number.ts';
import type { ProposalRow } from '../store/rows.ts';
import type { Cursor } from '../store/proposals.ts';
import { PAGE } from '../store/proposals.ts';
import type { proposalLine } from '../wire.ts';
import type { ProposalOpener } from './proposal-opener.ts';

export function toLine(row: ProposalRow): z.input<typeof proposalLine> {
  return {
    proposalId: row.id, title: row.title, category: row.category, state: row.state, decision: row.decision, seconds: row.seconds, madeAt: row.madeAt,
    number: row.year === null || row.number === null ? null : writeYearlyNumber(row.year, row.number), answerBy: row.answerBy, rating: row.rating,
  };
}

export function toAnswer(row: ProposalRow, opener: ProposalOpener) {
  return row.answerClass === null || row.answeredAt === null ? null : { class: row.answerClass, text: opener.answer(row), at: row.answeredAt };
}

/** Where the next page begins; null when this one was the last. */
export function nextPage(rows: readonly ProposalRow[]): Cursor | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < PAGE ? null : { madeAt: last.madeAt.toISOString(), proposalId: last.id };
}
