import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySignedIn, defineResource, holder, may, newCase, openToAll } from '#platform/contract/access.ts';
import { ROLES, type Role } from '#platform/contract/permissions.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { ancestors, growTree, reachesByRelation, treeSteps, type TreeUnion } from '#platform/testkit/laws/random-tree.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import type { Actor, Grant } from './actor.ts';
import { buildPermissionBook, canAt, decide, isPermittedAnywhere, type Asking, type AccessPlan } from './decide.ts';
import { isPlaceInReach, MAX_RANGES, reachSettings } from './reach.ts';

const NOW = new Date('2026-03-09T01:00:00Z');
const PERSON = toId<'person'>('00000000-0000-7000-8000-00000000aaaa');
const PERMISSION = 'law.thing.do';
const ALLOWED: readonly Role[] = ['chair', 'contact-person'];
const book = buildPermissionBook([[{ permission: PERMISSION, roles: ALLOWED }]]);
const thing = defineResource<{ orgPath: string }>('law.thing');
const listing = may(PERMISSION).listing();
const onRow = may(PERMISSION).on(thing, 'thingId');

type Duty = { readonly at: number; readonly isWide: boolean; readonly role: Role; readonly minutes: number | null };
const duty = fc.record({
  at: fc.nat(1000), isWide: fc.boolean(), role: fc.constantFrom(...ROLES),
  // Minutes until it ends, past ones too, and the very instant of asking.
  minutes: fc.option(fc.constantFrom(-60, -1, 0, 1, 60), { nil: null }),
});
const duties = fc.array(duty, { maxLength: 4 });

function holding(unions: readonly TreeUnion[], held: readonly Duty[], personId: PersonId = PERSON): { actor: Actor; told: (Duty & { union: TreeUnion })[] } {
  const told = held.flatMap((one) => {
    const union = unions[one.at % unions.length];
    return union === undefined ? [] : [{ ...one, union }];
  });
  const grants = told.map(({ union, isWide, role, minutes }, index): Grant => ({
    id: toId(`00000000-0000-7000-8000-${String(index).padStart(12, 'b')}`), personId, unionId: union.row.id, orgPath: union.row.path,
    linePath: union.row.linePath ?? union.row.path, role, hasSubtree: isWide,
    validUntil: minutes === null ? null : new Date(NOW.getTime() + minutes * 60_000),
  }));
  return { actor: { kind: 'person', personId, sessionId: 's', grants, factorAt: NOW }, told };
}

const asking = (actor: Actor, actingUnion?: TreeUnion): Asking => ({ actor, actingUnion: actingUnion?.row.id, now: NOW });
const planOf = (asked: Asking): AccessPlan | string => {
  const decided = decide(listing, asked, book);
  return decided.ok ? decided.value : decided.error.code;
};
const placeOf = (union: TreeUnion) => ({ orgPath: union.row.path, linePath: union.row.linePath });

describe('AZ-2 reach over random trees with two lines of leadership', () => {
  test('is what parents and leaders say, for the duties that count', () => {
    fc.assert(fc.property(treeSteps, duties, fc.option(fc.nat(1000), { nil: undefined }), (steps, held, acting) => {
      const { unions } = growTree(steps, 1);
      const { actor, told } = holding(unions, held);
      const actingUnion = acting === undefined ? undefined : unions[acting % unions.length];
      const counting = told.filter((one) => (one.minutes === null || one.minutes > 0) && (actingUnion === undefined || one.union === actingUnion));
      const plan = planOf(asking(actor, actingUnion));
      if (counting.length === 0 || typeof plan === 'string') {
        expect([plan, counting.length]).toEqual(['http/not-allowed', 0]);
        return;
      }
      for (const union of unions) {
        const reaching = counting.filter((one) => reachesByRelation({ at: one.union, isWide: one.isWide }, union));
        const isAllowed = reaching.some((one) => ALLOWED.includes(one.role));
        expect(isPlaceInReach(plan.visible, placeOf(union))).toBe(reaching.length > 0);
        expect(isPlaceInReach(plan.permitted, placeOf(union))).toBe(isAllowed);
        expect(canAt(PERMISSION, placeOf(union), asking(actor, actingUnion), book)).toBe(isAllowed);
      }
      expect(isPermittedAnywhere(plan)).toBe(counting.some((one) => ALLOWED.includes(one.role)));
    }), runs(1500));
  });

  test('of a parent, with all below, holds that of every child; of another root nothing', () => {
    fc.assert(fc.property(treeSteps, treeSteps, fc.constantFrom(...ALLOWED), (steps, others, role) => {
      const here = growTree(steps, 1);
      const elsewhere = growTree(others, 1 + here.unions.length);
      const reachOf = (union: TreeUnion) => {
        const plan = planOf(asking(holding([union], [{ at: 0, isWide: true, role, minutes: null }]).actor));
        if (typeof plan === 'string') throw new Error(plan);
        return plan.permitted;
      };
      for (const union of here.unions) {
        const own = reachOf(union);
        for (const other of elsewhere.unions) expect(isPlaceInReach(own, placeOf(other))).toBe(false);
        if (union.parent === undefined) continue;
        const above = reachOf(union.parent);
        for (const one of here.unions.filter((other) => isPlaceInReach(own, placeOf(other)))) {
          // What a union leads that is itself led stands in its leader's line, not in its parent's.
          const isThroughLeader = union.row.linePath !== null && !ancestors(one).includes(union) && one !== union;
          if (!isThroughLeader) expect(isPlaceInReach(above, placeOf(one))).toBe(true);
        }
      }
    }), runs(300));
  });

  test('grows with duties and shrinks with their end, and acting for one union never widens it', () => {
    fc.assert(fc.property(treeSteps, duties, duty, (steps, held, more) => {
      const { unions } = growTree(steps, 1);
      const counted = (some: readonly Duty[], actingUnion?: TreeUnion) => {
        const plan = planOf(asking(holding(unions, some).actor, actingUnion));
        return typeof plan === 'string' ? [] : unions.filter((union) => isPlaceInReach(plan.permitted, placeOf(union)));
      };
      const before = counted(held);
      const after = counted([...held, more]);
      if (planOf(asking(holding(unions, [...held, more]).actor)) !== 'http/choose-office') for (const union of before) expect(after).toContain(union);
      for (const actingUnion of unions) for (const union of counted(held, actingUnion)) expect(counted(held)).toContain(union);
    }), runs(200));
  });

  test('that no longer fits into the database\'s four slots is refused, never cut', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }), fc.boolean(), (roots, isWide) => {
      const unions = growTree(Array.from({ length: 40 }, () => ({ kind: 'found', below: undefined } as const)), 1).unions;
      const { actor } = holding(unions, roots.map((at) => ({ at, isWide, role: 'chair', minutes: null })));
      const plan = planOf(asking(actor));
      expect(plan === 'http/choose-office').toBe(roots.length > MAX_RANGES);
      if (typeof plan === 'string') return;
      const settings = Object.keys(reachSettings(plan.visible));
      expect(settings.filter((name) => /^app\.o\d$/.test(name))).toHaveLength(roots.length);
    }), runs(200));
  });
});

describe('default deny', () => {
  const nobody: Actor = { kind: 'anonymous' };
  const receipt: Actor = { kind: 'receipt', caseId: '00000000-0000-7000-8000-00000000cccc', sessionId: 's' };
  const system: Actor = { kind: 'system', name: 'replay' };
  const worker = holding([], []).actor;

  test.each([
    ['open', openToAll('a reason'), [true, true, true, true]],
    ['new-case', newCase('caseId', 'a reason'), [true, true, true, true]],
    ['signed-in', anySignedIn(), [false, false, false, true]],
    ['holder', holder(thing, 'thingId'), [false, true, false, true]],
    ['may-on', onRow, [false, false, false, false]],
    ['may-listing', listing, [false, false, false, false]],
  ] as const)('%s lets in exactly whom it names', (_kind, access, expected) => {
    expect([nobody, receipt, system, worker].map((actor) => decide(access, asking(actor), book).ok)).toEqual(expected);
  });

  test('whoever is let in without an office reaches no union', () => {
    for (const access of [openToAll('a'), newCase('caseId', 'a'), anySignedIn(), holder(thing, 'thingId')]) {
      for (const actor of [nobody, receipt, system, worker]) {
        const decided = decide(access, asking(actor), book);
        if (!decided.ok) continue;
        const { visible, permitted } = decided.value;
        for (const reach of [visible, permitted]) expect([reach.unions, reach.lines, reach.system]).toEqual([[], [], undefined]);
      }
    }
  });

  test('a permission that no catalogue has is held by nobody', () => {
    const { unions } = growTree([{ kind: 'found', below: undefined }], 1);
    const { actor } = holding(unions, ROLES.map((role) => ({ at: 0, isWide: true, role, minutes: null })));
    const decided = decide(may('law.thing.other').listing(), asking(actor), book);
    expect(decided.ok && isPermittedAnywhere(decided.value)).toBe(false);
  });

  test('a permission defined twice does not start', () => {
    const entry = { permission: PERMISSION, roles: ALLOWED } as const;
    expect(() => buildPermissionBook([[entry], [entry]])).toThrow(TypeError);
  });
});
