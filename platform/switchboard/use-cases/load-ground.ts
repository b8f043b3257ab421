import type { Tx } from '#platform/db/tx.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { resolve, type Changes, type Layer, type Resolved } from '../rules/resolve.ts';
import { listLayoutsAbove } from '../store/layouts.ts';

export type Ground = { readonly above: Resolved; readonly own: Changes; readonly version: number };

/** What a union's own settings stand on, and what they are today: from the tables, not from memory. */
export async function loadGround(tx: Tx, union: Pick<UnionRow, 'id' | 'ancestors'>): Promise<Ground> {
  const rows = await listLayoutsAbove(tx, union);
  const layers = rows.filter((row) => row.unionId !== union.id)
    .map(({ unionId, name, changes }): Layer => ({ by: { unionId, name }, changes }));
  const own = rows.find((row) => row.unionId === union.id);
  return { above: resolve(layers), own: own?.changes ?? {}, version: own?.version ?? 0 };
}
