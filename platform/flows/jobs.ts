import type { Ctx } from '#platform/access/ctx.ts';
import { defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { inSavepoint } from '#platform/db/savepoint.ts';
import { findUnion, holdUnions } from '#platform/orgs/store/unions.ts';
import { errors } from './contract.ts';
import { findStep } from './rules/starter-fields.ts';
import { advanceCase } from './run/advance-case.ts';
import { findPeople } from './run/find-people.ts';
import { keyOf, openAnswers } from './run/open-case.ts';
import { listOrphaned, listTasksOf, listWaking, takeCase } from './store/cases.ts';

// A few milliseconds each: far below the five seconds that a job's transaction may take.
const BATCH = 50;

/** Cases whose time has come: a wait is over, a publicity period has passed. */
export async function wakeCases(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const waking = await listWaking(ctx.tx, now, BATCH);
  // All unions at once, in one order: a change of the tree holds several too.
  await holdUnions(ctx, waking.map((one) => one.unionId));
  for (const { caseId } of waking) {
    const row = await takeCase(ctx.tx, caseId);
    const ready = row?.visits.filter((visit) => visit.state === 'open' && visit.wakesAt !== undefined && toInstant(visit.wakesAt) <= now) ?? [];
    for (const visit of ready) await wake(ctx, caseId, visit.id);
  }
  return waking.length;
}

/** Each by itself: a case that cannot go on (nobody is left to ask) waits for the next round and stops no other. */
async function wake(ctx: Ctx, caseId: string, visit: number): Promise<void> {
  await alone(ctx, caseId, async () => {
    const row = await takeCase(ctx.tx, caseId);
    if (row !== undefined) await advanceCase(ctx, row, { command: { kind: 'due', visit }, said: { by: null } });
  });
}

async function alone(ctx: Ctx, caseId: string, work: () => Promise<void>): Promise<void> {
  try {
    await inSavepoint(ctx.tx, work);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'bug') throw error;
    ctx.log.warn({ caseId, reason: error.code }, 'a case could not go on by itself');
  }
}

/** Tasks of people who left or are on leave go to whoever the step would ask today. */
export async function replaceAbsent(ctx: Ctx): Promise<number> {
  const orphaned = await listOrphaned(ctx.tx, ctx.clock.now(), BATCH);
  await holdUnions(ctx, orphaned.map((one) => one.unionId));
  for (const { caseId, no } of orphaned) await alone(ctx, caseId, () => replace(ctx, caseId, no));
  return orphaned.length;
}

async function replace(ctx: Ctx, caseId: string, no: number): Promise<void> {
  const row = await takeCase(ctx.tx, caseId);
  const tasks = await listTasksOf(ctx.tx, caseId);
  const task = tasks.find((one) => one.id === no);
  if (row === undefined || task?.state !== 'open') return;
  const [definition, union] = [await ctx.ports.processes.definitionOf(ctx, row.versionId), await findUnion(ctx.tx, row.unionId)];
  const step = findStep(definition.flow, task.step);
  if (union === undefined || (step?.kind !== 'approve' && step?.kind !== 'fill')) return;
  const answers = openAnswers(row, await keyOf(ctx, row));
  const instance = { status: row.status, starter: row.starterId, answers, visits: row.visits, tasks, next: row.next };
  const asked = tasks.filter((one) => one.visit === task.visit).map((one) => one.person);
  const except = [...asked, ...(step.mayDecideOwnCase === true ? [] : [row.starterId])];
  const people = await findPeople(ctx, { who: step.who, except, single: true, union, instance });
  if (people.length === 0) throw new AppError(errors['nobody-found']);
  const found = people.slice(0, 1).map(({ person }) => ({ person, standsFor: task.person }));
  await advanceCase(ctx, row, { command: { kind: 'replace', task: no, people: found }, said: { by: null, target: `person:${task.person}` } });
}

export const flowsJobs: readonly Job[] = [
  defineRecurringJob('flows.wakeCases', 1, async (ctx) => { await wakeCases(ctx); }),
  defineRecurringJob('flows.replaceAbsent', 15, async (ctx) => { await replaceAbsent(ctx); }),
];
