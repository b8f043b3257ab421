import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depthOf, isSameOrBelow, MAX_DEPTH, MAX_LINE_DEPTH, toOrgPath, type OrgPath } from '#platform/kernel/org-path.ts';
import { deepest, growTree, treeSteps } from '#platform/testkit/laws/random-tree.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { errors } from '../contract.ts';
import { placeInSecondLine, placeUnion } from './place-union.ts';

const parentAt = (level: number, linePath: OrgPath | null = null) =>
  ({ id: 'p' as never, path: toOrgPath('1/'.repeat(level)), linePath, ancestors: [], level });

describe('a new union', () => {
  test('stands one level below its parent, on both lines; at the tenth level there is no further one', () => {
    for (let level = 1; level <= MAX_DEPTH; level += 1) {
      const placed = placeUnion(parentAt(level, toOrgPath('2/01/')), 7);
      expect(placed).toEqual(level === MAX_DEPTH
        ? { ok: false, error: errors['too-deep'], params: { limit: MAX_DEPTH } }
        : { ok: true, value: { path: `${'1/'.repeat(level)}7/`, ancestors: ['p'], linePath: '2/01/7/' } });
    }
  });

  test('without parent is a root, and in nobody\'s second line', () => {
    expect(placeUnion(undefined, 3)).toEqual({ ok: true, value: { path: '3/', ancestors: [], linePath: null } });
  });
});

describe('the second line', () => {
  const union = { path: toOrgPath('1/2/'), level: 2, linePath: null, ledCount: 0 };
  const leader = { path: toOrgPath('1/3/'), linePath: null, ledCount: 0 };

  test('hangs the led union below its leader, apart from the leader\'s children', () => {
    expect(placeInSecondLine(union, leader, 0)).toEqual({ ok: true, value: '1/3/01/' });
    expect(placeInSecondLine(union, { ...leader, linePath: toOrgPath('5/01/'), ledCount: 35 }, 0)).toEqual({ ok: true, value: '5/01/010/' });
  });

  test.each([
    ['already-led', { ...union, linePath: toOrgPath('9/01/') }, leader, 0],
    ['leads-others', { ...union, ledCount: 1 }, leader, 0],
    ['leads-others', union, leader, 1],
    ['leads-others', union, { ...leader, path: union.path }, 0],
    ['leads-others', union, { ...leader, path: toOrgPath('1/2/1/') }, 0],
    ['too-deep', union, { ...leader, path: toOrgPath('1/'.repeat(10)), linePath: toOrgPath('1/'.repeat(16)) }, 0],
  ] as const)('%s: a union that is led, leads, would lead itself, or has no room below it', (code, led, above, ledBelow) => {
    expect(placeInSecondLine(led, above, ledBelow)).toMatchObject({ ok: false, error: errors[code] });
  });

  test('in any history: every place is there once, below the right one, and never too long for its column', () => {
    fc.assert(fc.property(treeSteps, (steps) => {
      const tree = growTree(steps, 1);
      const { unions } = tree;
      expect(new Set(unions.map((one) => one.row.path)).size).toBe(unions.length);
      const lines = unions.flatMap((one) => (one.row.linePath === null ? [] : [one.row.linePath]));
      expect(new Set(lines).size).toBe(lines.length);
      expect(deepest(tree)).toBeLessThanOrEqual(MAX_LINE_DEPTH);
      for (const one of unions) {
        if (one.parent !== undefined) expect(isSameOrBelow(one.row.path, one.parent.row.path)).toBe(true);
        if (one.leader !== undefined) {
          const above = one.leader.row.linePath ?? one.leader.row.path;
          expect(isSameOrBelow(one.row.linePath ?? '', above)).toBe(true);
          expect(depthOf(toOrgPath(one.row.linePath ?? ''))).toBe(depthOf(above) + 1);
        }
        // Nobody's first line lies below anybody's place in the second, so the two ranges of a reach never mix.
        for (const line of lines) if (!unions.some((other) => isSameOrBelow(line, other.row.path))) throw new Error(`${line} hangs nowhere`);
      }
    }), runs(600));
  });
});
