import * as fc from 'fast-check';
import { depthOf, type OrgPath } from '#platform/kernel/org-path.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { placeInSecondLine, placeUnion } from '#platform/orgs/rules/place-union.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';

/** A step of a tree's history; numbers point into the unions that stand by then, round and round. */
export type TreeStep =
  | { readonly kind: 'found'; readonly below: number | undefined }
  | { readonly kind: 'lead'; readonly union: number; readonly leader: number };

/** A union as its relations tell it (what oracles look at) and as the house places it (what they must not look at). */
export type TreeUnion = {
  readonly index: number;
  readonly parent: TreeUnion | undefined;
  leader: TreeUnion | undefined;
  row: Pick<UnionRow, 'id' | 'path' | 'linePath' | 'ancestors' | 'level' | 'childCount' | 'ledCount'>;
};

const pick = fc.nat(1000);
export const treeSteps: fc.Arbitrary<readonly TreeStep[]> = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('found' as const), below: fc.option(pick, { nil: undefined, freq: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lead' as const), union: pick, leader: pick }) },
), { minLength: 3, maxLength: 30 }).map((steps) => [{ kind: 'found', below: undefined }, ...steps]);

/** The deepest that a random tree grows; the house allows ten. */
const DEPTH = 6;

export type GrownTree = { readonly unions: readonly TreeUnion[]; readonly taken: readonly { step: TreeStep; union: TreeUnion; leader?: TreeUnion }[] };

/**
 * Grows a tree with the house's own rules, without a database. Steps that the rules refuse are left out of `taken`;
 * `firstRoot` keeps the trees of one database apart.
 */
export function growTree(steps: readonly TreeStep[], firstRoot: number, idOf: (index: number) => UnionId = indexId): GrownTree {
  const unions: TreeUnion[] = [];
  const taken: GrownTree['taken'][number][] = [];
  let roots = 0;
  for (const step of steps) {
    if (step.kind === 'found') {
      const wanted = step.below === undefined || unions.length === 0 ? undefined : unions[step.below % unions.length];
      const parent = wanted !== undefined && wanted.row.level >= DEPTH ? wanted.parent : wanted;
      const place = placeUnion(parent?.row, parent === undefined ? firstRoot + roots : parent.row.childCount + 1);
      if (!place.ok) continue;
      if (parent === undefined) roots += 1;
      else parent.row = { ...parent.row, childCount: parent.row.childCount + 1 };
      const union: TreeUnion = {
        index: unions.length, parent, leader: undefined,
        row: {
          id: idOf(unions.length), path: place.value.path, linePath: place.value.linePath, ancestors: [...place.value.ancestors],
          level: place.value.ancestors.length + 1, childCount: 0, ledCount: 0,
        },
      };
      unions.push(union);
      taken.push({ step, union });
    } else {
      const led = lead(unions, unions[step.union % unions.length], unions[step.leader % unions.length]);
      if (led !== undefined) taken.push({ step, ...led });
    }
  }
  return { unions, taken };
}

function lead(unions: readonly TreeUnion[], union: TreeUnion | undefined, leader: TreeUnion | undefined) {
  if (union === undefined || leader === undefined) return undefined;
  const below = unions.filter((one) => one !== union && isBelow(one, union));
  const place = placeInSecondLine(union.row, leader.row, below.filter((one) => one.row.linePath !== null || one.row.ledCount > 0).length);
  if (!place.ok) return undefined;
  union.leader = leader;
  for (const one of [union, ...below]) {
    const rest = one.row.path.slice(union.row.path.length);
    one.row = { ...one.row, linePath: `${place.value}${rest}` as OrgPath }; // -- a place below the one that the rule gave
  }
  leader.row = { ...leader.row, ledCount: leader.row.ledCount + 1 };
  return { union, leader };
}

function isBelow(union: TreeUnion, upper: TreeUnion): boolean {
  return union === upper || (union.parent !== undefined && isBelow(union.parent, upper));
}

/**
 * The rule in words: a wide duty reaches its union, what hangs below it, and what stands below it in the second line.
 * That line goes up to the union that is led, over to its leader, and on along the leader's own second line; only a
 * leader that nobody leads is followed up its first one.
 */
export function reachesByRelation(duty: { readonly at: TreeUnion; readonly isWide: boolean }, union: TreeUnion): boolean {
  return duty.at === union || (duty.isWide && (ancestors(union).includes(duty.at) || secondLine(union).includes(duty.at)));
}

export function ancestors(union: TreeUnion): TreeUnion[] {
  return union.parent === undefined ? [] : [union.parent, ...ancestors(union.parent)];
}

function secondLine(union: TreeUnion): TreeUnion[] {
  const up = [union, ...ancestors(union)];
  const led = up.findIndex((one) => one.leader !== undefined);
  const leader = up[led]?.leader;
  if (leader === undefined) return [];
  const onward = secondLine(leader);
  return [...up.slice(0, led + 1), leader, ...(onward.length > 0 ? onward : ancestors(leader))];
}

function indexId(index: number): UnionId {
  return toId<'union'>(`00000000-0000-7000-8000-${String(index).padStart(12, '0')}`);
}

export function deepest(tree: GrownTree): number {
  return Math.max(...tree.unions.map((union) => Math.max(depthOf(union.row.path), union.row.linePath === null ? 0 : depthOf(union.row.linePath))));
}
