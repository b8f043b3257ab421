import type { Ctx } from '#platform/access/ctx.ts';
import { inSavepoint } from '#platform/db/savepoint.ts';
import { advanceCase } from '#platform/flows/run/advance-case.ts';
import { findOffered } from '#platform/flows/run/find-offered.ts';
import { startCase } from '#platform/flows/run/start-case.ts';
import { listTasksOf, takeCase } from '#platform/flows/store/cases.ts';
import type { Answers } from '#platform/forms/condition.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { joinProcess } from '../flows/join.ts';
import { transferProcess } from '../flows/transfer.ts';
import { listJoinsWithoutCase } from '../store/joins.ts';
import type { JoinRow } from '../store/rows.ts';
import { listTransfersWithoutCase } from '../store/transfers.ts';
import { findLivingUnionId } from '../store/unions.ts';
import { answersOf } from './read-applicant.ts';
import { openIdNumber, openReason } from './read-joins.ts';

const BATCH = 20;

export type TakenUp = { readonly id: string; readonly unionId: UnionId; readonly personId: PersonId; readonly process: string; readonly answers: Answers };

/** Applications and transfers from before they ran on the engine get a case each, under their own id (ADR 0023). In the reach 'job'. */
export async function takeUpRequests(ctx: Ctx): Promise<void> {
  for (const row of await listJoinsWithoutCase(ctx.tx, BATCH)) await takeUpAlone(ctx, row.id, () => takeUpJoin(ctx, row));
  for (const { id, fromId, toId: to, personId } of await listTransfersWithoutCase(ctx.tx, BATCH)) {
    await takeUpAlone(ctx, id, () => takeUp(ctx, { id, unionId: fromId, personId, process: transferProcess.key, answers: { to } }));
  }
}

/** What lay with its worker lies there again, with the reason that was given. */
async function takeUpJoin(ctx: Ctx, row: JoinRow): Promise<void> {
  const answers = answersOf({ ...row, idNumber: await openIdNumber(ctx, row) });
  await takeUp(ctx, { id: row.id, unionId: row.unionId, personId: row.personId, process: joinProcess.key, answers });
  const held = row.status === 'sent-back' ? await takeCase(ctx.tx, row.id) : undefined;
  const task = (await listTasksOf(ctx.tx, row.id)).find(({ state }) => state === 'open');
  if (held === undefined || task === undefined) return;
  await advanceCase(ctx, held, { command: { kind: 'send-back', task: task.id, to: 'starter', then: 'again' }, said: { by: null, words: await openReason(ctx, row) } });
}

/** One that cannot be taken up (nobody is there to ask) waits for the next round and stops no other. */
export async function takeUpAlone(ctx: Ctx, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await inSavepoint(ctx.tx, work);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    ctx.log.warn({ id, reason: error.code }, 'a request from before cases could not be taken up');
  }
}

export async function takeUp(ctx: Ctx, { id, unionId, personId, process, answers }: TakenUp): Promise<void> {
  const livingId = await findLivingUnionId(ctx.tx, unionId);
  const union = livingId === undefined ? undefined : await findUnion(ctx.tx, livingId);
  const offered = union === undefined ? undefined : await findOffered(ctx, union, process);
  if (union === undefined || offered === undefined) return;
  await startCase(ctx, { caseId: toId<'case'>(id), offered, union, starter: personId, answers });
}
