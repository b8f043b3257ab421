import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { isSameOrBelow } from '#platform/kernel/org-path.ts';
import { findUnion, holdUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { firmMoved } from '../events/definitions.ts';
import { listFirmsOfUnion } from '../store/firms.ts';
import type { FirmRow } from '../store/rows.ts';
import { askingOfficer, mayAt } from './asking-officer.ts';
import { lockRegister } from './lock-register.ts';

/**
 * Another union looks after a firm from now on; its number, its contact and its history go along. Whoever moves it manages
 * the registers of both unions, so a firm is neither pushed upon a stranger nor taken away by one.
 */
export const moveFirm = handle(endpoints.moveFirm, async (ctx, input, row) => {
  if (row.removedAt !== null) throw new AppError(errors['firm-removed']);
  const target = await requireTarget(ctx, row, input.unionId);
  await requireOwnUnionBelow(ctx, row, target);
  // In one order: two firms that change places do not wait for each other.
  for (const unionId of [row.unionId, target.id].sort()) await lockRegister(ctx.tx, unionId);
  const twin = (await listFirmsOfUnion(ctx.tx, ctx.reach, target.id)).find((firm) => firm.nameKey === row.nameKey
    || (row.creditCode !== null && firm.creditCode === row.creditCode));
  if (twin !== undefined) throw new AppError(errors['firm-known'], { name: twin.name });
  await record(ctx, [firmMoved({
    moveId: newId<'firm-move'>(ctx), firmId: row.id, unionId: row.unionId, toUnionId: target.id, officerId: askingOfficer(ctx),
  })]);
  return {};
});

async function requireTarget(ctx: Ctx, row: FirmRow, unionId: string): Promise<UnionRow> {
  const target = await holdUnion(ctx, unionId);
  if (target === undefined || target.dissolvedAt !== null || target.id === row.unionId
    || !mayAt(ctx, 'measures.firm.manage', { orgPath: target.path, linePath: target.linePath })) throw new AppError(errors['target-unfit']);
  return target;
}

/** A firm's own union hangs below the one that looks after the firm: move the union first, or untie it. */
async function requireOwnUnionBelow(ctx: Ctx, row: FirmRow, target: UnionRow): Promise<void> {
  if (row.firmUnionId === null) return;
  const own = await findUnion(ctx.tx, row.firmUnionId);
  const isBelow = own !== undefined && own.id !== target.id
    && (isSameOrBelow(own.path, target.path) || (own.linePath !== null && isSameOrBelow(own.linePath, target.path)));
  if (!isBelow) throw new AppError(errors['union-not-below']);
}
