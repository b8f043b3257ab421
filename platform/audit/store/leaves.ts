import type { Tx } from '#platform/db/tx.ts';
import { completedBy, type Hash, type SubtreeReader } from '../merkle.ts';
import type { Source } from './entries.ts';

export type NewLeaf = { readonly position: number; readonly source: Source; readonly id: string; readonly hash: Hash; readonly nodes: readonly Hash[] };

/** How many leaves the tree has. */
export async function countLeaves(tx: Tx): Promise<number> {
  const [row] = await tx<{ size: number }[]>`select coalesce(max(l.position) + 1, 0) as size from audit_leaf l`;
  return row?.size ?? 0;
}

export async function insertLeaves(tx: Tx, leaves: readonly NewLeaf[]): Promise<void> {
  await tx`
    insert into audit_leaf (position, source, entry_id, hash, nodes)
    select u.position, u.source, u.id, decode(u.hash, 'hex'), decode(u.nodes, 'hex')
    from unnest(${leaves.map((leaf) => leaf.position)}::bigint[], ${leaves.map((leaf) => leaf.source)}::text[],
                ${leaves.map((leaf) => leaf.id)}::uuid[], ${leaves.map((leaf) => leaf.hash.toString('hex'))}::text[],
                ${leaves.map((leaf) => Buffer.concat(leaf.nodes).toString('hex'))}::text[]) as u(position, source, id, hash, nodes)`;
}

type Place = { readonly level: number; readonly index: number };
const HASH_BYTES = 32;

/**
 * A reader of stored subtrees for a computation that asks for few of them. The computation runs once to see which it
 * asks for, they are fetched in one statement, and it runs again with them.
 */
export async function withSubtrees<T>(tx: Tx, compute: (read: SubtreeReader) => T): Promise<T> {
  const asked = new Map<string, Place>();
  const nothing = Buffer.alloc(HASH_BYTES);
  compute((level, index) => {
    asked.set(`${level}/${index}`, { level, index });
    return nothing;
  });
  const hashes = await readSubtrees(tx, [...asked.values()]);
  return compute((level, index) => {
    const hash = hashes.get(`${level}/${index}`);
    if (hash === undefined) throw new RangeError('the tree has no such subtree');
    return hash;
  });
}

async function readSubtrees(tx: Tx, places: readonly Place[]): Promise<ReadonlyMap<string, Hash>> {
  if (places.length === 0) return new Map();
  const rows = await tx<{ position: number; hash: Buffer; nodes: Buffer }[]>`
    select l.position, l.hash, l.nodes from audit_leaf l where l.position = any(${places.map(completedBy)}::bigint[])`;
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return new Map(places.flatMap((place) => {
    const row = byPosition.get(completedBy(place));
    if (row === undefined) return [];
    const hash = place.level === 0 ? row.hash : row.nodes.subarray((place.level - 1) * HASH_BYTES, place.level * HASH_BYTES);
    return hash.length === HASH_BYTES ? [[`${place.level}/${place.index}`, hash] as const] : [];
  }));
}
