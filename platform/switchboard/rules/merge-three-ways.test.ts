import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { mergeThreeWays, valueOf, type Settings, type Value } from '#platform/kernel/merge-three-ways.ts';
import { resolve, stepDown, type Change, type Layer, type Resolved } from './resolve.ts';

const key = fc.integer({ min: 0, max: 1500 }).map((number) => `banner/b-${number}/text`);
const value: fc.Arbitrary<Value> = fc.oneof(fc.constantFrom(null, '', 'a', 0, -0.5), fc.string({ maxLength: 4 }), fc.integer({ min: -9, max: 9 }));
const settings = (most: number): fc.Arbitrary<Settings> => fc.dictionary(key, value, { maxKeys: most });

describe('merging three ways', () => {
  test('a thousand local edits survive an upgrade from above, and exactly the true conflicts are listed', () => {
    const edits = fc.array(fc.tuple(key, value), { minLength: 1000, maxLength: 1000 });
    fc.assert(fc.property(settings(400), edits, edits, (base, above, local) => {
      const [up, own] = [{ ...base, ...Object.fromEntries(above) }, { ...base, ...Object.fromEntries(local) }];
      const { merged, conflicts } = mergeThreeWays(base, up, own);
      const listed = new Set(conflicts.map((one) => one.key));
      expect(listed.size).toBe(conflicts.length);
      for (const name of new Set([...Object.keys(base), ...Object.keys(up), ...Object.keys(own)])) {
        const [was, theirs, mine] = [valueOf(base, name), valueOf(up, name), valueOf(own, name)];
        // The law: what was changed here is here afterwards; what was not is what it is above.
        expect(valueOf(merged, name)).toBe(mine === was ? theirs : mine);
        expect(listed.has(name), name).toBe(mine !== was && theirs !== was && mine !== theirs);
      }
    }), runs(20));
  });

  test('merging again changes nothing and finds no conflict; with itself it is itself', () => {
    fc.assert(fc.property(settings(30), settings(30), settings(30), (base, above, local) => {
      const { merged } = mergeThreeWays(base, above, local);
      const again = mergeThreeWays(above, above, merged);
      expect(again).toEqual({ merged, conflicts: [] });
      expect(mergeThreeWays(local, local, local).conflicts).toEqual([]);
    }), runs(200));
  });

  test('which side is called local decides only the conflicts', () => {
    fc.assert(fc.property(settings(20), settings(20), settings(20), (base, above, local) => {
      const [one, other] = [mergeThreeWays(base, above, local), mergeThreeWays(base, local, above)];
      const disputed = new Set(one.conflicts.map((conflict) => conflict.key));
      expect(new Set(other.conflicts.map((conflict) => conflict.key))).toEqual(disputed);
      for (const name of Object.keys(one.merged)) if (!disputed.has(name)) expect(valueOf(other.merged, name)).toBe(valueOf(one.merged, name));
    }), runs(200));
  });

  test('control: taking the version from above whole would lose local edits', () => {
    const [base, above, local] = [{ a: 1 }, { a: 1, b: 2 }, { a: 9 }];
    expect(mergeThreeWays(base, above, local).merged).toEqual({ a: 9, b: 2 });
    expect(valueOf(above, 'a')).not.toBe(9);
  });
});

describe('a union\'s layer on what stands above it', () => {
  const change: fc.Arbitrary<Change> = fc.record({ value, isFixed: fc.boolean(), basis: value });
  const layer = (name: string): fc.Arbitrary<Layer> =>
    fc.dictionary(key, change, { maxKeys: 30 }).map((changes) => ({ by: { unionId: name, name }, changes }));

  test('no own setting is lost: each one is in force, or held by a union above and kept', () => {
    fc.assert(fc.property(layer('province'), layer('city'), layer('firm'), (province, city, firm) => {
      const above = resolve([province, city]);
      const step = stepDown(above, firm);
      for (const [name, own] of Object.entries(firm.changes)) {
        const isHeld = step.held.includes(name);
        expect(isHeld).toBe(Object.hasOwn(above.fixedBy, name));
        const isAgreed = own.value === own.basis && !own.isFixed;
        expect(valueOf(step.settings, name)).toBe(isHeld || isAgreed ? valueOf(above.settings, name) : own.value);
      }
      for (const name of Object.keys(above.settings)) {
        if (!Object.hasOwn(firm.changes, name)) expect(valueOf(step.settings, name)).toBe(valueOf(above.settings, name));
      }
    }), runs(300));
  });

  test('who fixed something is the topmost who did, for everybody below', () => {
    fc.assert(fc.property(layer('province'), layer('city'), layer('firm'), (province, city, firm) => {
      const [top, middle, all] = [resolve([province]), resolve([province, city]), resolve([province, city, firm])];
      for (const [resolved, below] of [[top, middle], [middle, all]] satisfies [Resolved, Resolved][]) {
        for (const [name, by] of Object.entries(resolved.fixedBy)) {
          expect(below.fixedBy[name]).toEqual(by);
          expect(valueOf(below.settings, name)).toBe(valueOf(resolved.settings, name));
        }
      }
    }), runs(300));
  });
});
