import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { answerIssues } from '#platform/forms/answer-issues.ts';
import { checkAnswers } from '#platform/forms/check-answers.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { entryAnswered } from '../events/definitions.ts';
import { listEntriesById, type EntryRow } from '../store/entries.ts';
import { lockOffers } from '../store/offers.ts';
import { answers as wireAnswers, type Answers } from '../wire.ts';

/** Asked after signing up and never before: in a crowd nobody loses a place over a form. May be given anew until the last moment. */
export const answerQuestions = handle(endpoints.answerQuestions, (ctx, { answers }, row) => withSystemReach(ctx, 'job', async (job) => {
  const [offer] = await lockOffers(job.tx, [row.offerId]);
  const [entry] = await listEntriesById(job.tx, [row.id]);
  if (offer === undefined || entry === undefined) throw new TypeError('an entry lost its offer');
  if (offer.questions === null || entry.endedAt !== null) throw new AppError(errors['nothing-to-answer']);
  if (ctx.clock.now() >= offer.lastMoment) throw new AppError(errors['closed']);
  const checked = checkAnswers(offer.questions, answers);
  if (!checked.ok) throw new AppError(errors['answers-wrong'], {}, answerIssues(checked.problems));
  await record(job, [entryAnswered({ offerId: offer.id, unionId: offer.unionId, entryId: entry.id, personId: entry.personId, answers: wireAnswers.parse(checked.value) })]);
  return {};
}));

export const readAnswers = handle(endpoints.readAnswers, async (ctx, _input, row) => ({ answers: (await openAnswers(ctx, [row])).get(row.id) ?? null }));

/** By entry; nothing for who has not answered, or was forgotten. */
export async function openAnswers(ctx: Ctx, rows: readonly EntryRow[]): Promise<ReadonlyMap<string, Answers>> {
  const given = rows.filter(({ answersSealed }) => answersSealed !== null);
  const keys = await loadKeys(ctx.tx, ctx.keyring, given.map(({ personId }) => personId));
  return new Map(given.flatMap(({ id, personId, answersSealed }) => {
    const key = keys.get(personId);
    if (key === undefined || answersSealed === null) return [];
    return [[id, wireAnswers.parse(JSON.parse(openSeal(key, { type: entryAnswered.type, field: 'answers', subject: id }, answersSealed)))] as const];
  }));
}
