import type { Ctx } from '#platform/access/ctx.ts';
import { isGiven } from '#platform/forms/condition.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { Effect } from '../command.ts';
import { errors } from '../contract.ts';
import { isOver } from '../instance.ts';
import { findSubCase, takeCase } from '../store/cases.ts';
import { findOffered } from './find-offered.ts';
import { recordStart } from './record-start.ts';
import type { Run } from './run.ts';

/** A case of its own at another union, begun in the name of whoever began this one; this one waits for its end. */
export async function startSubCase(ctx: Ctx, run: Run, effect: Extract<Effect, { kind: 'start-sub' }>, union: UnionRow): Promise<void> {
  const offered = await findOffered(ctx, union, effect.process);
  if (offered === undefined) throw new AppError(errors['not-offered']);
  const passed = effect.passes.filter((field) => isGiven(run.instance.answers[field]));
  const child = await recordStart(ctx, {
    caseId: newId<'case'>(ctx), offered, union, starter: run.row.starterId, parent: { caseId: run.row.id, visit: effect.visit },
    answers: Object.fromEntries(passed.map((field) => [field, run.instance.answers[field]])),
  });
  await run.advance(ctx, child, { command: { kind: 'start' }, said: { by: run.row.starterId } });
}

/** The step that waits for it is left: the case below is over with it. */
export async function endSubCase(ctx: Ctx, run: Run, visit: number): Promise<void> {
  const child = await findSubCase(ctx.tx, run.row.id, visit);
  if (child === undefined || isOver(child)) return;
  await run.advance(ctx, child, { command: { kind: 'withdraw', by: child.starterId }, said: { by: null } });
}

/** The case above goes on, or ends, with what became of the one below. It may have been left meanwhile. */
export async function tellParent(ctx: Ctx, run: Run, outcome: 'agreed' | 'refused' | 'withdrawn'): Promise<void> {
  const { parentId, parentVisit } = run.row;
  if (parentId === null || parentVisit === null) return;
  const parent = await takeCase(ctx.tx, parentId);
  const isWaiting = parent?.visits.some((visit) => visit.id === parentVisit && visit.state === 'open') ?? false;
  if (parent === undefined || !isWaiting) return;
  await run.advance(ctx, parent, { command: { kind: 'sub-ended', visit: parentVisit, outcome }, said: { by: null } });
}
