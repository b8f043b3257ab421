import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftInstant, toInstant } from '#platform/kernel/clock.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { errors } from '../contract/errors.ts';
import { groupsBefore, promoteWaiting, type Waiting } from './promote-waiting.ts';
import { addTakings, checkShares, freePlaces, nextFlowBack, takePlaces, type Share, type Taken, type Taking } from './shares.ts';

const start = toInstant('2026-12-01T00:00:00.000Z');
const after = (hours: number) => shiftInstant(start, hours * 3_600_000);
const share = (unionId: string, parentId: string | undefined, places: number, hours?: number): Share =>
  ({ unionId, parentId, places, flowsBackAt: hours === undefined ? undefined : after(hours) });
/** Province 100: 40 to Xi'an, 20 to Ankang; Xi'an gives 30 to a factory. */
const province = [share('p', undefined, 100), share('x', 'p', 40, 48), share('a', 'p', 20, 48), share('f', 'x', 30, 24)];
const none: Taken = new Map();
const sumOf = (counts: Iterable<number>) => [...counts].reduce((sum, one) => sum + one, 0);
const refused = (name: keyof typeof errors) => ({ ok: false, error: errors[name] });

describe('shares along the tree', () => {
  test('are promised: a share is its union\'s alone until it flows back, then the union\'s above', () => {
    const left = (hours: number) => Object.fromEntries(freePlaces(province, new Map([['f', 5], ['x', 2]]), after(hours)));
    expect(left(0)).toEqual({ p: 40, x: 8, a: 20, f: 25 });
    expect(left(23.999)).toEqual(left(0));
    expect(left(24)).toEqual({ p: 40, x: 33, a: 20, f: 0 });
    expect(left(48)).toEqual({ p: 93, x: 0, a: 0, f: 0 });
    expect([nextFlowBack(province, start), nextFlowBack(province, after(24)), nextFlowBack(province, after(48))]).toEqual([after(24), after(48), undefined]);
  });

  test('are taken from the own union first, then from what is open above, and a group gets all or nothing', () => {
    const take = (persons: number, taken: Taken = none) => takePlaces(province, taken, { line: ['workshop', 'f', 'x', 'p'], persons }, start);
    expect(take(4)).toEqual({ ok: true, value: [{ unionId: 'f', persons: 4 }] });
    expect(take(4, new Map([['f', 28]]))).toEqual({ ok: true, value: [{ unionId: 'f', persons: 2 }, { unionId: 'x', persons: 2 }] });
    expect(take(81)).toMatchObject({ ...refused('no-places'), params: { left: 80 } });
    for (const persons of [0, -1, 1.5]) expect(take(persons)).toMatchObject(refused('out-of-bounds'));
  });

  test('that cannot be promised are refused', () => {
    expect(checkShares(province)).toEqual({ ok: true, value: province });
    expect(checkShares([])).toMatchObject(refused('one-root'));
    expect(checkShares([...province, share('q', undefined, 1)])).toMatchObject(refused('one-root'));
    expect(checkShares([...province, share('f', 'a', 1, 1)])).toMatchObject(refused('one-root'));
    expect(checkShares([...province, share('g', 'nobody', 1, 1)])).toMatchObject(refused('share-unknown'));
    expect(checkShares([...province, share('g', 'h', 1, 1), share('h', 'g', 1, 1)])).toMatchObject(refused('share-unknown'));
    expect(checkShares([...province, share('g', 'x', 11, 1)])).toMatchObject(refused('given-too-much'));
    expect(checkShares([...province, share('g', 'x', 10, 49)])).toMatchObject(refused('flows-back-late'));
    expect(checkShares([...province, share('g', 'x', 10)])).toMatchObject(refused('flows-back-late'));
    expect(checkShares([...province, share('g', 'x', 1.5, 1)])).toMatchObject(refused('out-of-bounds'));
  });
});

/** A tree of up to three levels whose shares leave something over or nothing, and flow back from below upwards. */
function randomShares(pick: (bound: number) => number): { readonly shares: Share[]; readonly lines: string[][] } {
  const shares = [share('0', undefined, 5 + pick(60))];
  const lines = [['0']];
  for (let at = 0; at < shares.length && shares.length < 12; at += 1) {
    const { unionId, places, flowsBackAt } = shares[at] ?? share('', undefined, 0);
    const line = lines[at] ?? [];
    let rest = places;
    for (let child = 0; line.length < 4 && child < pick(4); child += 1) {
      const given = pick(rest + 1);
      rest -= given;
      const latest = flowsBackAt === undefined ? 100 : (flowsBackAt.getTime() - start.getTime()) / 3_600_000;
      shares.push(share(`${unionId}.${child}`, unionId, given, pick(latest + 1)));
      lines.push([`${unionId}.${child}`, ...line]);
    }
  }
  return { shares: [...orThrow(checkShares(shares))], lines };
}

describe(`random demand (seed ${seed})`, () => {
  test('never oversells a share or the whole, and unused places come back exactly on time', () => {
    fc.assert(fc.property(fc.nat(), (run) => {
      const random = seededRandom(`${seed} shares ${run}`);
      const pick = (bound: number) => randomBelow(random, bound);
      const { shares, lines } = randomShares(pick);
      const [root = share('', undefined, 0)] = shares;
      let taken: Taken = none;
      const groups: Array<readonly Taking[]> = [];
      for (let hour = 0; hour <= 101; hour += 1) {
        if (pick(3) === 0 && groups.length > 0) taken = addTakings(taken, groups.splice(pick(groups.length), 1)[0] ?? [], -1);
        const before = freePlaces(shares, taken, after(hour));
        const line = lines[pick(lines.length)] ?? [];
        const got = takePlaces(shares, taken, { line, persons: 1 + pick(5) }, after(hour));
        const open = sumOf(line.map((unionId) => before.get(unionId) ?? 0));
        if (got.ok) {
          expect(sumOf(got.value.map((one) => one.persons))).toBeLessThanOrEqual(open);
          groups.push(got.value);
          taken = addTakings(taken, got.value, 1);
        } else expect(got.params['left']).toBe(open);
        const free = freePlaces(shares, taken, after(hour));
        expect(Math.min(...free.values())).toBeGreaterThanOrEqual(0);
        expect(sumOf(taken.values())).toBe(sumOf(groups.flat().map((one) => one.persons)));
        // No place is lost on its way up: each one is taken, or free in exactly one share.
        expect(sumOf(free.values()) + sumOf(taken.values())).toBe(root.places);
        for (const one of shares) expect(one.flowsBackAt !== undefined && one.flowsBackAt <= after(hour) ? free.get(one.unionId) : 0).toBe(0);
      }
      // All shares have flown back: whoever comes last, from wherever, may have every place that nobody uses.
      expect(freePlaces(shares, taken, after(101)).get('0')).toBe(root.places - sumOf(taken.values()));
    }), runs(60));
  });

  test('control: counting without what is promised below, the same demand oversells', () => {
    const sold = Array.from({ length: 20 }, (_, run) => {
      const random = seededRandom(`${seed} shares ${run}`);
      const { shares, lines } = randomShares((bound) => randomBelow(random, bound));
      const apart = shares.map((one) => ({ ...one, parentId: undefined, flowsBackAt: undefined }));
      const taken = lines.flatMap((line) => line).reduce<Taken>((sums, unionId) => {
        const got = takePlaces(apart, sums, { line: [unionId], persons: freePlaces(apart, sums, start).get(unionId) ?? 0 }, start);
        return got.ok ? addTakings(sums, got.value, 1) : sums;
      }, none);
      return sumOf(taken.values()) - (shares[0]?.places ?? 0);
    });
    expect(Math.max(...sold)).toBeGreaterThan(0);
  });
});

describe('those who wait', () => {
  const one = (entryId: string, position: number, persons: number, more: Partial<Waiting> = {}): Waiting =>
    ({ entryId, position, persons, line: ['p'], offer: undefined, ...more });
  const five = [share('p', undefined, 5)];
  const hold = { hold: 3_600_000, lastMoment: after(10), now: start };

  test('are offered places in order; one that does not fit keeps its turn, and equal positions go by id', () => {
    const list = [one('d', 4, 1), one('c', 3, 4), one('b', 1, 2), one('a', 1, 2)];
    const { offered, lapsed, taken } = promoteWaiting(list, five, none, hold);
    expect(offered.map(({ entryId, offer }) => [entryId, offer.until])).toEqual([['a', after(1)], ['b', after(1)], ['d', after(1)]]);
    expect([lapsed, taken]).toEqual([[], new Map([['p', 5]])]);
    expect(['a', 'b', 'c', 'd', 'e'].map((entryId) => groupsBefore(list, entryId))).toEqual([0, 1, 2, 3, undefined]);
  });

  test('lose an offer in the moment it ends and not before; the next is asked at once, and nobody after the last moment', () => {
    const offer = { takings: [{ unionId: 'p', persons: 5 }], until: after(1) };
    const list = [one('a', 1, 5, { offer }), one('b', 2, 3)];
    const at = (hours: number, lastHour = 10) => promoteWaiting(list, five, new Map([['p', 5]]), { ...hold, now: after(hours), lastMoment: after(lastHour) });
    expect(at(0.999)).toEqual({ offered: [], lapsed: [], taken: new Map([['p', 5]]) });
    expect(at(1)).toMatchObject({ offered: [{ entryId: 'b', offer: { until: after(2) } }], lapsed: ['a'], taken: new Map([['p', 3]]) });
    expect(at(1, 1.5)).toMatchObject({ offered: [{ offer: { until: after(1.5) } }] });
    expect(at(1, 1)).toMatchObject({ offered: [], lapsed: ['a'], taken: new Map([['p', 0]]) });
  });

  test('with random groups: what is held never exceeds the places, and nobody is passed over who would have fitted', () => {
    fc.assert(fc.property(fc.array(fc.record({ position: fc.nat(5), persons: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 }), fc.integer({ min: 0, max: 20 }), (groups, places) => {
      const shares = [share('p', undefined, places)];
      const list = groups.map(({ position, persons }, at) => one(String.fromCharCode(97 + at), position, persons));
      const { offered, taken } = promoteWaiting(list, shares, none, hold);
      expect(sumOf(taken.values())).toBeLessThanOrEqual(places);
      expect(sumOf(offered.flatMap(({ offer }) => offer.takings.map((taking) => taking.persons)))).toBe(sumOf(taken.values()));
      for (const left of list.filter((group) => !offered.some(({ entryId }) => entryId === group.entryId))) {
        expect(takePlaces(shares, taken, left, start).ok).toBe(false);
      }
    }), runs(100));
  });
});
