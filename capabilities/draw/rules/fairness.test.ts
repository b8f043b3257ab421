import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { runs, scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { randomDraw } from '../test/random-draw.ts';
import { NUMBER_SIGNS, type Entry } from '../wire.ts';
import { drawOrder } from './draw-order.ts';
import { entryNumberOf } from './entry-number.ts';
import { fillPlaces } from './fill-places.ts';
import { publishDraw } from './settle-draw.ts';
import { numbersOf } from './seed.ts';

const entriesOf = (weights: readonly number[]): Entry[] => weights.map((weight, at) => ({ number: `${at}`, weight, size: 1 }));
const seedAt = (name: string, at: number) => sha256Hex(`${seed} ${name} ${at}`);

/** Pearson's statistic in units of its own spread: a fair draw stays below five whatever the number of cells. */
function strangeness(seen: readonly number[], expected: readonly number[]): number {
  const squares = seen.reduce((sum, count, at) => sum + (count - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 1), 0);
  return (squares - (seen.length - 1)) / Math.sqrt(2 * (seen.length - 1));
}

/** How often each of all orders came in `draws` draws. */
function countOrders(name: string, weights: readonly number[], draws: number, order = drawOrder): Map<string, number> {
  const seen = new Map<string, number>();
  for (let at = 0; at < draws; at += 1) {
    const key = order(seedAt(name, at), entriesOf(weights)).map((one) => one.number).join('');
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return seen;
}

/** The chance of an order: of those left, one after the other, in proportion to their weights. */
function chanceOf(order: string, weights: readonly number[]): number {
  let left = weights.reduce((sum, weight) => sum + weight, 0);
  return [...order].reduce((chance, one) => {
    const weight = weights[Number(one)] ?? 0;
    const next = chance * (weight / left);
    left -= weight;
    return next;
  }, 1);
}

function permutations(count: number): string[] {
  if (count === 0) return [''];
  return permutations(count - 1).flatMap((rest) => Array.from({ length: count }, (_, at) => `${rest.slice(0, at)}${count - 1}${rest.slice(at)}`));
}

const strangenessOf = (seen: Map<string, number>, weights: readonly number[], draws: number) => {
  const all = permutations(weights.length);
  return strangeness(all.map((one) => seen.get(one) ?? 0), all.map((one) => draws * chanceOf(one, weights)));
};

describe(`a fair draw (seed ${seed})`, () => {
  const draws = 3000 * scale;

  test('gives equal weights every one of the 120 orders equally often (χ²)', () => {
    const weights = [1, 1, 1, 1, 1];
    expect(strangenessOf(countOrders('equal', weights, draws), weights, draws)).toBeLessThan(5);
  });

  test('gives other weights the orders that their proportions ask (χ²)', () => {
    const weights = [1, 2, 3, 6];
    expect(strangenessOf(countOrders('weighted', weights, draws), weights, draws)).toBeLessThan(5);
  });

  test('is uniform among the entries of one weight beside others: no band has a favourite', () => {
    const weights = [...Array.from({ length: 20 }, () => 1), ...Array.from({ length: 10 }, () => 3)];
    const wins = weights.map(() => 0);
    for (let at = 0; at < draws / 3; at += 1) {
      for (const one of fillPlaces(drawOrder(seedAt('bands', at), entriesOf(weights)), 8).placed) wins[Number(one.number)] = (wins[Number(one.number)] ?? 0) + 1;
    }
    for (const band of [wins.slice(0, 20), wins.slice(20)]) {
      const each = band.reduce((sum, count) => sum + count, 0) / band.length;
      expect(strangeness(band, band.map(() => each))).toBeLessThan(5);
    }
  });

  test('control: the same measure notices a draw that forgets weights, and one that starts at a favourite', () => {
    const weights = [1, 2, 3, 6];
    const forgetful: typeof drawOrder = (at, entries) => drawOrder(at, entries.map((one) => ({ ...one, weight: 1 })));
    expect(strangenessOf(countOrders('weighted', weights, draws, forgetful), weights, draws)).toBeGreaterThan(50);
    const unfair: typeof drawOrder = (at, entries) => (numbersOf(at)(20) === 0 ? [...entries] : drawOrder(at, entries));
    expect(strangenessOf(countOrders('equal', [1, 1, 1, 1, 1], draws, unfair), [1, 1, 1, 1, 1], draws)).toBeGreaterThan(50);
  });

  test('numbers below a bound are whole, below it and evenly spread, also where it does not divide the range', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 47 }), fc.nat(), (bound, at) => {
      const number = numbersOf(seedAt('bound', at))(bound);
      expect(Number.isSafeInteger(number) && number >= 0 && number < bound).toBe(true);
    }), runs(300));
    const below = numbersOf(seedAt('range', 0));
    // Two thirds of the range: taken modulo without passing any over, the lower half would come twice as often.
    const bound = 3 * 2 ** 46;
    const low = Array.from({ length: 4000 }, () => below(bound)).filter((number) => number < bound / 2).length;
    expect(Math.abs(low - 2000)).toBeLessThan(5 * Math.sqrt(1000));
  });
});

describe('places', () => {
  test('are persons: never more than there are, no group split, nobody passed over who fitted', () => {
    fc.assert(fc.property(fc.nat(), (at) => {
      const { frozen, reveals } = randomDraw(`places ${seed} ${at}`);
      const { order, placed, waiting } = publishDraw(frozen, reveals);
      const sizes = new Map(frozen.entries.map((one) => [one.number, one.size]));
      const persons = (numbers: readonly string[]) => numbers.reduce((sum, number) => sum + (sizes.get(number) ?? 0), 0);
      expect(persons(placed)).toBeLessThanOrEqual(frozen.places);
      expect([...placed, ...waiting].sort()).toEqual([...order].sort());
      expect(new Set(order)).toEqual(new Set(sizes.keys()));
      for (const number of waiting) {
        const before = placed.filter((one) => order.indexOf(one) < order.indexOf(number));
        expect(persons(before) + (sizes.get(number) ?? 0)).toBeGreaterThan(frozen.places);
      }
      expect(order.filter((number) => placed.includes(number))).toEqual(placed);
      expect(order.filter((number) => waiting.includes(number))).toEqual(waiting);
    }), runs(100));
  });

  test('ten thousand entries are drawn in one go, each once', () => {
    const entries = Array.from({ length: 10_000 }, (_, at): Entry => ({ number: `${at}`, weight: 1 + (at % 7), size: 1 }));
    expect(new Set(drawOrder(seedAt('many', 0), entries).map((one) => one.number)).size).toBe(10_000);
  });
});

describe('the number of an entry', () => {
  const random = seededRandom(`${seed} numbers`);
  const tokens = Array.from({ length: 2000 }, () => Buffer.from(random.bytes(16)).toString('hex'));

  test('comes from the token and the draw alone: found with it, and another in the next draw', () => {
    const numbers = tokens.map((token) => entryNumberOf('a', token));
    expect(numbers.every((number) => /^[2-9A-HJ-NP-Z]{8}$/.test(number))).toBe(true);
    expect(new Set(numbers).size).toBe(tokens.length);
    expect(numbers).toEqual(tokens.map((token) => entryNumberOf('a', token)));
    expect(tokens.filter((token, at) => entryNumberOf('b', token) === numbers[at])).toEqual([]);
  });

  test('cannot be told without it: every sign is equally likely at every place, whoever the owner is (χ²)', () => {
    const numbers = tokens.map((token) => entryNumberOf('a', token));
    for (let place = 0; place < 8; place += 1) {
      const counts = [...NUMBER_SIGNS].map((sign) => numbers.filter((number) => number[place] === sign).length);
      expect(strangeness(counts, counts.map(() => tokens.length / 32))).toBeLessThan(5);
    }
    // A token that is wrong in one digit gives a number that shares no more signs than chance would.
    const near = tokens.map((token) => entryNumberOf('a', `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`));
    const shared = numbers.flatMap((number, at) => [...number].filter((sign, place) => sign === near[at]?.[place])).length;
    expect(Math.abs(shared - tokens.length / 4)).toBeLessThan(5 * Math.sqrt(tokens.length / 4));
  });
});
