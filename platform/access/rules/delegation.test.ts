import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '#platform/contract/permissions.ts';
import { toId } from '#platform/kernel/id.ts';
import { growTree, reachesByRelation, treeSteps } from '#platform/testkit/laws/random-tree.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { isPlaceInReach, unionReach } from '../reach.ts';
import type { Grant } from '../actor.ts';
import { decideDelegation, lineOfDelegation } from './delegation.ts';

const NOW = new Date('2026-03-09T01:00:00Z');
const minutes = fc.option(fc.integer({ min: -100, max: 100 }), { nil: null });
const until = (after: number | null) => (after === null ? null : new Date(NOW.getTime() + after * 60_000));
const role = fc.constantFrom(...ROLES);

describe('handing on a duty', () => {
  test('never gives more than the giver holds: not another role, not wider, not longer, not for ever', () => {
    fc.assert(fc.property(
      treeSteps, fc.tuple(fc.nat(1000), fc.nat(1000)), fc.tuple(role, role),
      fc.record({ until: fc.tuple(minutes, minutes), wide: fc.tuple(fc.boolean(), fc.boolean()) }),
      (steps, [from, to], [heldRole, wantedRole], { until: [heldUntil, wantedUntil], wide: [heldWide, wantedWide] }) => {
        const { unions } = growTree(steps, 1);
        const [mine, theirs] = [unions[from % unions.length], unions[to % unions.length]];
        if (mine === undefined || theirs === undefined) throw new Error('an empty tree');
        const held: Grant = {
          id: toId('00000000-0000-7000-8000-000000000001'), personId: toId('00000000-0000-7000-8000-000000000002'), unionId: mine.row.id,
          orgPath: mine.row.path, linePath: mine.row.linePath ?? mine.row.path, role: heldRole, hasSubtree: heldWide, validUntil: until(heldUntil),
        };
        const wanted = { role: wantedRole, orgPath: theirs.row.path, hasSubtree: wantedWide, validUntil: until(wantedUntil) };
        const decided = decideDelegation(held, wanted, NOW);
        const isLasting = heldUntil === null || heldUntil > 0;
        const isInTerm = wantedUntil !== null && wantedUntil > 0 && (heldUntil === null || wantedUntil <= heldUntil);
        // Along the first line only: what one leads by the second line cannot be handed on.
        const isBelow = (function below(union: typeof theirs): boolean { return union === mine || (union.parent !== undefined && below(union.parent)); })(theirs);
        const isInside = heldWide ? isBelow : theirs === mine && !wantedWide;
        expect(decided.ok).toBe(heldRole === wantedRole && isLasting && isInTerm && isInside);
        if (!decided.ok) return;
        const given = unionReach([{ ...held, orgPath: theirs.row.path, linePath: lineOfDelegation(held, theirs.row), hasSubtree: wantedWide }]);
        for (const union of unions) {
          const place = { orgPath: union.row.path, linePath: union.row.linePath };
          if (isPlaceInReach(given, place)) expect(reachesByRelation({ at: mine, isWide: heldWide }, union)).toBe(true);
        }
      }), runs(2000));
  });
});
