import { z } from 'zod';
import type { Ctx } from '#platform/access/ctx.ts';
import { systemReach } from '#platform/access/reach.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId } from '#platform/kernel/id.ts';
import { dateInChina, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';
import { readYearlyNumber } from '#platform/kernel/yearly-number.ts';
import { errors } from '../contract/access.ts';
import {
  proposalAnswered, proposalDecided, proposalEnded, proposalRated, proposalRewritten, proposalSubmitted,
} from '../events/definitions.ts';
import { findProposal, isNumberTaken, nextNumber } from '../store/proposals.ts';
import type { ProposalRow } from '../store/rows.ts';
import { ANSWER_CLASSES, CATEGORIES, date, DECISIONS, RATINGS, uuid } from '../wire.ts';

// A union may have left a field out of its own form: what it does not ask for is not missed here.
const written = z.object({
  'title': z.string().catch(''), 'category': z.enum(CATEGORIES).catch('other'), 'reason': z.string().catch(''), 'suggestion': z.string().catch(''),
  'is-unnamed': z.boolean().catch(false),
});
const decided = z.object({
  'filing': z.enum(DECISIONS), 'merged-into': z.string().nullable().catch(null), 'department': z.string().nullable().catch(null),
  'undertaker': uuid.nullable().catch(null), 'answer-by': date.nullable().catch(null),
});
const answeredWith = z.object({ 'answer-class': z.enum(ANSWER_CLASSES).catch('reference'), 'answer': z.string() });
const rated = z.object({ satisfaction: z.enum(RATINGS) });

/** Begun, or handed in again after it was sent back. */
export async function submitted(ctx: Ctx, { caseId, unionId, starter, answers }: CaseFacts): Promise<void> {
  const { title, category, reason, suggestion, 'is-unnamed': isUnnamed } = written.parse(answers);
  const text = { title, category, isUnnamed, reason, suggestion };
  const row = await findProposal(ctx.tx, systemReach('job'), caseId, true);
  if (row !== undefined) return record(ctx, [proposalRewritten({ ...namesOf(row), ...text })]);
  return record(ctx, [proposalSubmitted({ proposalId: toId(caseId), personId: starter, unionId, madeOn: today(ctx), ...text })]);
}

/** 立案: numbered within the union's year. The deadline must still lie ahead, and what it is merged into must exist. */
export async function decide(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const [row, wish] = [await proposalOf(ctx, facts), decided.parse(facts.answers)];
  const { filing, 'answer-by': answerBy } = wish;
  if (filing === 'filed' && answerBy !== null && answerBy < today(ctx)) throw new AppError(errors['deadline-past'], { field: 'answer-by' });
  if (filing === 'merged') await requireNumber(ctx, row, wish['merged-into'] ?? '');
  await record(ctx, [proposalDecided({
    ...namesOf(row), decision: filing, former: row.decision, ...(filing === 'filed' ? await numberFor(ctx, row) : { year: null, number: null }),
    mergedInto: filing === 'merged' ? wish['merged-into'] : null, department: filing === 'filed' ? wish.department : null,
    undertakerId: filing === 'filed' ? wish.undertaker : null, answerBy: filing === 'filed' ? answerBy : null,
  })]);
}

export async function answered(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const [row, { 'answer-class': answerClass, answer }] = [await proposalOf(ctx, facts), answeredWith.parse(facts.answers)];
  const answeredOn = today(ctx);
  await record(ctx, [proposalAnswered({
    ...namesOf(row), answerClass, answer, answeredOn, isFirst: row.answers === 0, isInTime: row.answerBy === null || answeredOn <= row.answerBy,
  })]);
}

export async function rate(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const [row, { satisfaction }] = [await proposalOf(ctx, facts), rated.parse(facts.answers)];
  await record(ctx, [proposalRated({ ...namesOf(row), rating: satisfaction, former: row.rating })]);
}

export async function ended(ctx: Ctx, facts: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  const row = await proposalOf(ctx, facts);
  await record(ctx, [proposalEnded({ ...namesOf(row), outcome })]);
}

function namesOf(row: ProposalRow) {
  return { proposalId: row.id, personId: row.personId, unionId: row.unionId, madeOn: row.madeOn };
}

async function proposalOf(ctx: Ctx, { caseId }: CaseFacts): Promise<ProposalRow> {
  const row = await findProposal(ctx.tx, systemReach('job'), caseId, true);
  if (row === undefined) throw new TypeError('a step of a proposal that was never submitted');
  return row;
}

/** One after the other, so that no number is left out and none given twice; filed anew, it keeps what it had. */
async function numberFor(ctx: Ctx, row: ProposalRow): Promise<{ readonly year: number; readonly number: number }> {
  if (row.year !== null && row.number !== null) return { year: row.year, number: row.number };
  const year = yearOf(today(ctx));
  await lockName(ctx.tx, `proposals of ${row.unionId} ${year}`);
  return { year, number: await nextNumber(ctx.tx, row.unionId, year) };
}

async function requireNumber(ctx: Ctx, row: ProposalRow, typed: string): Promise<void> {
  const wanted = readYearlyNumber(typed);
  const isOther = wanted !== undefined && !(wanted.year === row.year && wanted.number === row.number);
  if (!isOther || !await isNumberTaken(ctx.tx, row.unionId, wanted)) throw new AppError(errors['merge-unknown'], { field: 'merged-into' });
}

function today(ctx: Pick<Ctx, 'clock'>): PlainDate {
  return dateInChina(ctx.clock.now());
}
