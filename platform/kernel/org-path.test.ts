import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import {
  childPath, depthOf, isInRange, isSameOrBelow, mergeRanges, movedPath, subtreeRange, toOrgPath, unionRange, type OrgPath, type PathRange,
} from './org-path.ts';

/** A place as a list of segments: what the text stands for, and the only thing the oracles below look at. */
type Segments = readonly string[];

// Few ordinals, so that ancestors and siblings are common; neighbours of the digit and letter borders among them.
const ordinal = fc.oneof(fc.constantFrom(1, 2, 9, 10, 11, 35, 36, 37, 71, 1295, 1296), fc.integer({ min: 1, max: 2_000_000_000 }));
// A segment that begins with 0 is a place in a second line.
const segment = fc.tuple(fc.boolean(), ordinal).map(([isLed, number]) => `${isLed ? '0' : ''}${number.toString(36)}`.slice(0, 6));
const segments = fc.array(segment, { minLength: 1, maxLength: 10 });
const related = fc.tuple(segments, fc.array(segment, { maxLength: 5 }), fc.nat(10)).map(([place, below, cut]): [Segments, Segments] =>
  [place, [...place.slice(0, Math.max(1, place.length - cut)), ...below].slice(0, 10)]);

const textOf = (place: Segments): OrgPath => toOrgPath(`${place.join('/')}/`);
const isAbove = (upper: Segments, lower: Segments): boolean => upper.every((one, index) => lower[index] === one);
const isSame = (a: Segments, b: Segments): boolean => a.length === b.length && isAbove(a, b);

describe('a subtree is a range of texts', () => {
  test('a path lies in the range of a subtree exactly when its first segments are the union\'s', () => {
    fc.assert(fc.property(fc.oneof(related, fc.tuple(segments, segments)), ([upper, lower]) => {
      expect(isInRange(textOf(lower), subtreeRange(textOf(upper)))).toBe(isAbove(upper, lower));
      expect(isSameOrBelow(textOf(lower), textOf(upper))).toBe(isAbove(upper, lower));
    }), runs(3000));
  });

  test('the range of a union alone holds that union and nothing else', () => {
    fc.assert(fc.property(fc.oneof(related, fc.tuple(segments, segments)), ([one, other]) => {
      expect(isInRange(textOf(other), unionRange(textOf(one)))).toBe(isSame(one, other));
    }), runs(3000));
  });

  test('control: a range that does not end at the slash takes a sibling in', () => {
    const sloppy = (path: string): PathRange => ({ from: path.slice(0, -1), to: `${path.slice(0, -1)}~` });
    expect(isInRange('1/10/', sloppy('1/1/'))).toBe(true);
    expect(isInRange('1/10/', subtreeRange(toOrgPath('1/1/')))).toBe(false);
  });
});

describe('merging ranges', () => {
  const range = fc.tuple(segments, fc.boolean()).map(([place, hasSubtree]) =>
    ({ place, hasSubtree, range: hasSubtree ? subtreeRange(textOf(place)) : unionRange(textOf(place)) }));

  test('covers the same places as before', () => {
    fc.assert(fc.property(fc.array(range, { maxLength: 8 }), fc.array(segments, { maxLength: 8 }), (duties, others) => {
      const merged = mergeRanges(duties.map((duty) => duty.range));
      for (const place of [...others, ...duties.map((duty) => duty.place)]) {
        const isCovered = duties.some((duty) => duty.hasSubtree ? isAbove(duty.place, place) : isSame(duty.place, place));
        expect(merged.some((one) => isInRange(textOf(place), one))).toBe(isCovered);
      }
    }), runs(2000));
  });

  test('leaves ranges that are apart and in order, the same whatever the order given', () => {
    fc.assert(fc.property(fc.array(range, { maxLength: 8 }), (duties) => {
      const ranges = duties.map((duty) => duty.range);
      const merged = mergeRanges(ranges);
      merged.slice(1).forEach((one, index) => expect(one.from >= (merged[index]?.to ?? '')).toBe(true));
      expect(mergeRanges([...ranges].reverse())).toEqual(merged);
      expect(mergeRanges(merged)).toEqual(merged);
    }), runs(2000));
  });
});

describe('places', () => {
  test('children of one union, by ordinal, never share a path, and lie one level below it', () => {
    fc.assert(fc.property(segments.filter((place) => place.length < 10), ordinal, ordinal, (parent, first, second) => {
      const path = textOf(parent);
      expect(childPath(path, first) === childPath(path, second)).toBe(first === second);
      expect(depthOf(childPath(path, first))).toBe(depthOf(path) + 1);
      expect(isSameOrBelow(childPath(path, first), path)).toBe(true);
    }), runs(1000));
  });

  test('moving keeps what hangs below in its place relative to the moved union', () => {
    fc.assert(fc.property(related, segments, ([, below], to) => {
      const top = below.slice(0, 1);
      const moved = movedPath(textOf(below), textOf(top), textOf(to.slice(0, 5)));
      expect(moved).toBe(textOf([...to.slice(0, 5), ...below.slice(1)]));
    }), runs(500));
    expect(() => movedPath(toOrgPath('1/2/'), toOrgPath('1/3/'), toOrgPath('4/'))).toThrow(RangeError);
  });

  test.each(['', '/', '1', '1//', '/1/', '1/A/', '1/2', '1/ 2/', '1/1234567/', '1/é/', `${'1/'.repeat(25)}`])('"%s" is no path', (text) => {
    expect(() => toOrgPath(text)).toThrow(TypeError);
  });
});
