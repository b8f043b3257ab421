import type { Grant } from '#platform/access/actor.ts';
import { unionReach, type Reach } from '#platform/access/reach.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { depthOf, type OrgPath } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { isBelow } from '#platform/jobs/test/floor.ts';
import type { AskedFigures } from '../store/conditions.ts';

/** What was counted, as a plain list. */
export type Counted = { readonly unionId: UnionId; readonly metric: string; readonly day: string; readonly by: number };

/** An office as these tests need it: where, and whether with everything below. */
export type Office = { readonly union: UnionRow; readonly hasSubtree: boolean };

export function reachOf(offices: readonly Office[]): Reach {
  return unionReach(offices.map(({ union, hasSubtree }): Grant => ({
    id: toId('00000000-0000-8000-8000-000000000001'), personId: toId('00000000-0000-8000-8000-000000000002'),
    unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path, role: 'chair', hasSubtree, validUntil: null,
  })));
}

/** Below a union on either line, said by the tree alone. */
function isPartOf(one: UnionRow, above: UnionRow): boolean {
  const root: OrgPath = above.linePath ?? above.path;
  return isBelow(one.path, above.path) || isBelow(one.linePath, root);
}

function isSeen(one: UnionRow, offices: readonly Office[]): boolean {
  return offices.some(({ union, hasSubtree }) => (hasSubtree ? isPartOf(one, union) : one.id === union.id));
}

/** The oracle: goes through everything that was ever counted, one by one. */
function expectSums(
  world: { tree: ReadonlyMap<string, UnionRow>; counted: readonly Counted[] }, offices: readonly Office[], asked: AskedFigures,
  isIncluded: (one: UnionRow) => boolean,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { unionId, metric, day, by } of world.counted) {
    const one = world.tree.get(unionId);
    if (one === undefined || !isIncluded(one) || !isSeen(one, offices)) continue;
    if (!asked.metrics.includes(metric) || day < asked.from || day > asked.to) continue;
    sums.set(metric, (sums.get(metric) ?? 0) + by);
  }
  return withoutZeros(sums);
}

export function expectWhole(world: Parameters<typeof expectSums>[0], offices: readonly Office[], asked: AskedFigures) {
  return expectSums(world, offices, asked, (one) => isPartOf(one, asked.union as UnionRow));
}

/** The same day by day, or month by month under the first of its days that was asked for. */
export function expectSeries(
  world: Parameters<typeof expectSums>[0], offices: readonly Office[], asked: AskedFigures & { readonly by: 'day' | 'month' },
): Map<string, number> {
  const startOf = (day: string) => (asked.by === 'day' ? day : [`${day.slice(0, 7)}-01`, asked.from].toSorted()[1] ?? day);
  const counted = world.counted.filter(({ day, metric }) => asked.metrics.includes(metric) && day >= asked.from && day <= asked.to)
    .map((one) => ({ ...one, metric: `${one.metric} ${startOf(one.day)}` }));
  return expectWhole({ ...world, counted }, offices, { ...asked, metrics: counted.map(({ metric }) => metric) });
}

export function expectParts(world: Parameters<typeof expectSums>[0], offices: readonly Office[], asked: AskedFigures) {
  const parts = new Map<string, Map<string, number>>();
  const root = asked.union.linePath ?? asked.union.path;
  for (const child of world.tree.values()) {
    if (child.parentId !== asked.union.id && child.secondLeaderId !== asked.union.id) continue;
    const childRoot = child.linePath ?? child.path;
    // A child that stands deeper in this line, or in another union's, brings what it leads to the union it stands under.
    const isStepDown = isBelow(childRoot, root) && depthOf(childRoot) === depthOf(root) + 1;
    const isBelowChild = (one: UnionRow) => isBelow(one.path, child.path)
      ? isPartOf(one, asked.union as UnionRow) : isStepDown && isBelow(one.linePath, childRoot);
    parts.set(child.id, expectSums(world, offices, asked, isBelowChild));
  }
  parts.set(asked.union.id, expectSums(world, offices, asked, (one) => one.id === asked.union.id));
  return new Map([...parts].filter(([, sums]) => sums.size > 0));
}

/** A figure that came back to zero may stand as a zero or not at all. */
export function withoutZeros(sums: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...sums].filter(([, n]) => n !== 0).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
