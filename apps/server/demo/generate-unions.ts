import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { childPath, type OrgPath } from '#platform/kernel/org-path.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { newId, randomBelow } from '#platform/kernel/random.ts';
import { unionFounded } from '#platform/orgs/events.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';

/** A union that was generated, with what its members and appeals need to know of it. */
export type MadeUnion = { readonly id: UnionId; readonly path: OrgPath; readonly ancestors: readonly UnionId[]; children: number };

/** Share of all unions on each level, as in the measured tree: a province, cities, counties, streets, firms, workshops. */
const SHARES = [0, 0.0002, 0.002, 0.02, 0.2, 0.4, 0.3, 0.0778];
const KINDS: readonly UnionRow['kind'][] = [
  'federation', 'federation', 'federation', 'street', 'enterprise', 'enterprise', 'branch', 'group',
];

/** How many unions stand on each level when `count` are wanted; at least one on every level above a filled one. */
export function levelSizes(count: number): number[] {
  const sizes = SHARES.map((share, level) => (level === 0 ? 1 : Math.max(1, Math.round(share * count))));
  const used = sizes.reduce((sum, size) => sum + size, 0);
  sizes[4] = Math.max(1, (sizes[4] ?? 1) + count - used);
  return sizes;
}

/**
 * Plans a level of the tree below the one above. Parents are drawn with a lean towards the first ones, because real
 * trees are uneven: a few cities have most of the firms.
 */
export function planLevel(ctx: Pick<Ctx, 'clock' | 'random'>, above: readonly MadeUnion[], size: number): MadeUnion[] {
  return Array.from({ length: size }, () => {
    const lean = Math.min(randomBelow(ctx.random, above.length), randomBelow(ctx.random, above.length));
    const parent = above[lean];
    if (parent === undefined) throw new RangeError('a level needs a level above');
    parent.children += 1;
    return {
      id: newId<'union'>(ctx), path: childPath(parent.path, parent.children), ancestors: [...parent.ancestors, parent.id], children: 0,
    };
  });
}

/** Records some planned unions of one level; names say that they are generated. */
export async function recordUnions(ctx: Ctx, unions: readonly MadeUnion[], level: number): Promise<void> {
  await record(ctx, unions.map((union) => unionFounded({
    unionId: union.id, parentId: union.ancestors.at(-1) ?? null, name: `生成工会 ${union.path.slice(0, -1).replaceAll('/', '-')}`,
    kind: KINDS[level] ?? 'group', path: union.path, ancestors: [...union.ancestors], linePath: null, isGenerated: true,
  })));
}
