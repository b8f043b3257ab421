import type { Ctx } from '#platform/access/ctx.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { offeredBy, type Offered } from '../book.ts';
import { listNewest } from '../store/versions.ts';

/** The definition by which a union works now: its own, the nearest above, the product's. */
export async function findOffered(ctx: Pick<Ctx, 'tx' | 'ports'>, union: Pick<UnionRow, 'id' | 'ancestors'>, process: string): Promise<Offered | undefined> {
  const versions = await listNewest(ctx.tx, [union.id, ...union.ancestors], process);
  return offeredBy(ctx.ports.processes, union.id, union.ancestors, versions).get(process);
}

export async function listOffered(ctx: Pick<Ctx, 'tx' | 'ports'>, union: Pick<UnionRow, 'id' | 'ancestors'>): Promise<ReadonlyMap<string, Offered>> {
  return offeredBy(ctx.ports.processes, union.id, union.ancestors, await listNewest(ctx.tx, [union.id, ...union.ancestors]));
}
