import type { Ctx } from '#platform/access/ctx.ts';
import { holdUnions, type UnionRow } from '../store/unions.ts';
import { listHeirs } from './store/heirs.ts';

/**
 * Where the work of ended unions goes, by the ended union's id, held before the rows that move there: a row written with the successor's
 * path cannot be left behind by a concurrent change of the tree. One that has ended meanwhile is left out; the next round asks again.
 */
export async function holdHeirs(ctx: Ctx, endedIds: readonly string[]): Promise<ReadonlyMap<string, UnionRow>> {
  const heirs = await listHeirs(ctx.tx, endedIds);
  const held = new Map((await holdUnions(ctx, heirs.map(({ unionId }) => unionId))).map((union): [string, UnionRow] => [union.id, union]));
  return new Map(heirs.flatMap(({ endedId, unionId }) => {
    const union = held.get(unionId);
    return union === undefined || union.dissolvedAt !== null ? [] : [[endedId, union] as const];
  }));
}
