import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { endOfDayInChina } from '#platform/kernel/plain-date.ts';
import type { ScopedTable } from '../events.ts';
import { listUnionsById, type UnionRow } from '../store/unions.ts';
import { countBelow } from './store/count-below.ts';
import { findPathAt, listBelowAt, listDecisions, listPlacements } from './store/chronicle.ts';
import { treeEndpoints } from '../contract/tree.ts';

const LISTED = 500;

/** One union with what a change of it would touch: the numbers are shown before anything is done. */
export function readUnion(scopedTables: readonly ScopedTable[]): Handler {
  return handle(treeEndpoints.readUnion, async (ctx, _input, union) => {
    const others = await listUnionsById(ctx.tx, [union.parentId, union.secondLeaderId].filter((id) => id !== null));
    const [parent, leader] = [union.parentId, union.secondLeaderId].map((id) => others.find((one) => one.id === id));
    return {
      parentId: union.parentId, parentName: parent?.name ?? null, level: union.level, secondLeaderId: union.secondLeaderId, secondLeaderName: leader?.name ?? null,
      creditCode: union.creditCode, certificateFrom: union.certificateFrom, certificateTo: union.certificateTo,
      ...await countBelow(ctx, scopedTables, union),
      mayRename: can(ctx, 'orgs.union.register', union),
      // Its place is the matter of whoever leads the union above it and everything below that.
      mayReshape: parent !== undefined && union.dissolvedAt === null && can(ctx, 'orgs.union.reshape', parent) && can(ctx, 'orgs.union.reshape', union),
    };
  });
}

function can(ctx: Ctx, permission: 'orgs.union.register' | 'orgs.union.reshape', place: UnionRow): boolean {
  return canAt(permission, { orgPath: place.path, linePath: place.linePath }, { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
}

export const readChronicle = handle(treeEndpoints.readChronicle, async (ctx, _input, union) => ({
  placements: (await listPlacements(ctx.tx, union.id)).map((one) => ({ ...one, sinceAt: one.sinceAt.toISOString(), untilAt: one.untilAt?.toISOString() ?? null })),
  decisions: (await listDecisions(ctx.tx, ctx.reach, union.id)).map((one) => ({ ...one, at: one.at.toISOString() })),
}));

/** Who belonged below a union at the end of a day. */
export const listBelowOn = handle(treeEndpoints.listBelowOn, async (ctx, input, union) => {
  const at = endOfDayInChina(input.day);
  const path = await findPathAt(ctx.tx, union.id, at);
  const rows = path === undefined ? [] : await listBelowAt(ctx.tx, path, at, LISTED + 1);
  return { unions: rows.slice(0, LISTED), isCut: rows.length > LISTED };
});
