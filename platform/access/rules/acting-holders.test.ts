import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { ancestors, growTree, treeSteps, type TreeUnion } from '#platform/testkit/laws/random-tree.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { actingHolders, type AbsenceTerm, type DutyTerm } from './acting-holders.ts';

const NOW = new Date('2026-03-09T01:00:00Z');
const minutes = (offset: number) => new Date(NOW.getTime() + offset * 60_000);
const person = (index: number): PersonId => toId<'person'>(`00000000-0000-7000-8000-00000000a${String(index).padStart(3, '0')}`);
// The very instant of asking is among them.
const offset = fc.constantFrom(-90, -60, -30, 0, 30, 60, 90);

const term = fc.record({
  at: fc.nat(1000), who: fc.nat(4), isChair: fc.boolean(), from: offset, until: fc.option(offset, { nil: null }), ended: fc.option(offset, { nil: null, freq: 4 }),
});
const leave = fc.record({ at: fc.nat(1000), who: fc.nat(4), from: offset, until: offset, ended: fc.option(offset, { nil: null, freq: 3 }) });
type Term = typeof term extends fc.Arbitrary<infer Value> ? Value : never;
type Leave = typeof leave extends fc.Arbitrary<infer Value> ? Value : never;

/** The rule told a second time, minute by minute and union by union, knowing nothing of how the first one looks. */
function told(union: TreeUnion, unions: readonly TreeUnion[], terms: readonly Term[], leaves: readonly Leave[]) {
  const covers = (one: { from: number; until: number | null; ended: number | null }) => {
    if (one.from > 0) return false;
    if (one.until !== null && one.until <= 0) return false;
    return one.ended === null || one.ended > 0;
  };
  const holdersOf = (place: TreeUnion) => terms.filter((one) => unions[one.at % unions.length] === place && one.isChair && covers(one)).map((one) => one.who);
  const isThere = (place: TreeUnion, who: number) => !leaves.some((one) => unions[one.at % unions.length] === place && one.who === who && covers(one));
  const line = [union, ...ancestors(union)];
  for (const place of line) {
    const there = holdersOf(place).filter((who) => isThere(place, who));
    if (there.length > 0) return { place, persons: new Set(there), standing: place === union ? 'own' : 'above' };
  }
  for (const place of line) if (holdersOf(place).length > 0) return { place, persons: new Set(holdersOf(place)), standing: 'away' };
  return { place: undefined, persons: new Set<number>(), standing: 'empty' };
}

describe('who holds a duty now', () => {
  test('over random trees, terms and leave is what the rule says in words, and somebody always, while anybody holds it', () => {
    const seen = new Set<string>();
    fc.assert(fc.property(treeSteps, fc.array(term, { maxLength: 8 }), fc.array(leave, { maxLength: 6 }), fc.nat(1000), (steps, terms, leaves, at) => {
      const { unions } = growTree(steps, 1);
      const unionOf = (index: number): TreeUnion => {
        const union = unions[index % unions.length];
        if (union === undefined) throw new Error('an empty tree');
        return union;
      };
      const union = unionOf(at);
      const facts = {
        terms: terms.map((one): DutyTerm => ({
          personId: person(one.who), unionId: unionOf(one.at).row.id, role: one.isChair ? 'chair' : 'administrator', from: minutes(one.from),
          until: one.until === null ? null : minutes(one.until), endedAt: one.ended === null ? null : minutes(one.ended),
        })),
        absences: leaves.map((one): AbsenceTerm => ({
          personId: person(one.who), unionId: unionOf(one.at).row.id, from: minutes(one.from), until: minutes(one.until),
          endedAt: one.ended === null ? null : minutes(one.ended),
        })),
      };
      const ladder = [union.row.id, ...union.row.ancestors.toReversed()];
      const found = actingHolders({ ladder, duty: 'chair', now: NOW }, facts);
      const expected = told(union, unions, terms, leaves);
      expect([found.standing, found.unionId]).toEqual([expected.standing, expected.place?.row.id]);
      expect(new Set(found.persons)).toEqual(new Set([...expected.persons].map(person)));
      expect(found.persons).toHaveLength(expected.persons.size);
      seen.add(found.standing);
      // A further deputy never leaves a union with nobody, and leave alone never empties it.
      const withoutLeave = actingHolders({ ladder, duty: 'chair', now: NOW }, { ...facts, absences: [] });
      expect(found.persons.length > 0).toBe(withoutLeave.persons.length > 0);
    }), runs(2000));
    expect([...seen].sort()).toEqual(['above', 'away', 'empty', 'own']);
  });
});
