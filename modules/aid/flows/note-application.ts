import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { applied, settled } from '../events/definitions.ts';
import { findApplication } from '../store/applications.ts';
import { LEVELS } from '../wire.ts';
import { oneOf } from './answered.ts';

/** The first step. A case that comes back from its applicant passes it again and is the same application. */
export async function noteApplication(ctx: Ctx, { caseId, unionId, starter, answers }: CaseFacts): Promise<void> {
  if (await findApplication(ctx.tx, caseId) !== undefined) return;
  await record(ctx, [applied({
    caseId: toId<'case'>(caseId), personId: starter, unionId, level: oneOf(answers, 'asked-level', LEVELS), askedOn: dateInChina(ctx.clock.now()),
  })]);
}

/** After the last step. A version of a union's own that leaves the first step out has nothing to settle. */
export async function noteOutcome(ctx: Ctx, { caseId, starter }: CaseFacts, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  const application = await findApplication(ctx.tx, caseId);
  if (application === undefined) return;
  const { unionId, askedOn } = application;
  await record(ctx, [settled({ caseId: application.caseId, personId: starter, unionId, state: outcome, askedOn })]);
}
