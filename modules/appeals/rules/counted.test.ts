import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { ENTERED_SOURCES, FIGURE_KINDS, SOURCES } from '../wire.ts';
import { countedAs, type CountedCase } from './counted.ts';
import { RATE_NAMES, toFigureSet, type Counts, type FigureSet, type Rate } from './figures.ts';
import { isSatisfied } from './satisfaction.ts';

type Rating = NonNullable<CountedCase['rating']>;
const rating = fc.record({ isSolved: fc.boolean(), score: fc.integer({ min: 1, max: 5 }) });

/** Any case that the use-cases can bring about: each closing but the last of a closed case was followed by a reopening. */
const anyCase: fc.Arbitrary<CountedCase> = fc.record({
  status: fc.constantFrom('received', 'accepted', 'waiting', 'paused', 'closed', 'withdrawn'), source: fc.constantFrom(...SOURCES),
  isJoined: fc.boolean(), rounds: fc.nat(3), rung: fc.nat(3), isSilent: fc.boolean(), isInTime: fc.boolean(), rating: fc.option(rating), isAnonymous: fc.boolean(),
}).map(({ rounds, ...one }) => {
  const isClosed = one.status === 'closed';
  const closedTimes = rounds + (isClosed ? 1 : 0);
  const canBeRated = closedTimes > 0 && one.source === 'scan';
  const last: Rating | null = canBeRated ? one.rating : null;
  return {
    ...one, closedTimes, reopenedTimes: rounds, isSilent: isClosed && one.isSilent, isInTime: isClosed && one.isInTime && one.rung === 0,
    // Whoever said "solved" did not open it again.
    rating: last === null || isClosed ? last : { ...last, isSolved: false },
  };
});

function setOf(cases: readonly CountedCase[]): FigureSet {
  const kinds = cases.flatMap(countedAs);
  // -- every kind is listed: fromEntries forgets which keys it was given.
  return toFigureSet(Object.fromEntries(FIGURE_KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length])) as Counts);
}

function isHigher(one: Rate, than: Rate): boolean {
  return one.numerator * than.denominator > than.numerator * one.denominator;
}

describe('what a case counts as', () => {
  test('each kind once, and it is open, closed or withdrawn', () => {
    fc.assert(fc.property(anyCase, (one) => {
      const kinds = countedAs(one);
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(kinds).toContain('received');
      expect(kinds.filter((kind) => ['open', 'closed', 'withdrawn'].includes(kind))).toHaveLength(1);
    }), runs(500));
  });

  test('satisfied ⊆ rated ⊆ finished, settled ⊆ closed and accountable, in time and late part the closed, silent is unrated', () => {
    const within = [['satisfied', 'rated'], ['rated', 'finished'], ['settled', 'closed'], ['settled', 'accountable'], ['in-time', 'closed'], ['late', 'closed'],
      ['anonymous-satisfied', 'satisfied'], ['anonymous-rated', 'rated'], ['anonymous-satisfied', 'anonymous-rated']] as const;
    fc.assert(fc.property(anyCase, (one) => {
      const kinds = new Set(countedAs(one));
      for (const [small, large] of within) if (kinds.has(small)) expect([...kinds], `${small} in ${large}`).toContain(large);
      expect(kinds.has('in-time') && kinds.has('late')).toBe(false);
      expect(kinds.has('silent') && kinds.has('rated')).toBe(false);
      if (one.source === 'scan' && !one.isJoined && kinds.has('closed')) {
        expect([...kinds]).toContain('finished');
        expect(kinds.has('in-time') || kinds.has('late')).toBe(true);
      }
    }), runs(500));
  });

  test('whatever cases there are, no rate is above one', () => {
    fc.assert(fc.property(fc.array(anyCase, { maxLength: 30 }), (cases) => {
      const set = setOf(cases);
      for (const name of RATE_NAMES) expect(set[name].numerator).toBeLessThanOrEqual(set[name].denominator);
    }), runs(300));
  });

  test('a worker who says "not solved" is never satisfied; one who says "solved" settles even a silent closing', () => {
    fc.assert(fc.property(anyCase, rating, (one, said) => {
      const kinds = countedAs({ ...one, status: 'closed', source: 'scan', isJoined: false, closedTimes: Math.max(1, one.closedTimes), rating: said });
      expect(kinds.includes('satisfied')).toBe(isSatisfied(said));
      if (!said.isSolved) expect(kinds).not.toContain('satisfied');
      if (said.isSolved) expect(kinds).toContain('settled');
    }), runs(300));
  });
});

/** How a case goes when it is handled honestly, and what its worker then says. */
const opinion = fc.constantFrom('content', 'lukewarm', 'quiet', 'unsolved', 'solved-at-last');
type Opinion = typeof opinion extends fc.Arbitrary<infer Value> ? Value : never;
const NEW: CountedCase = {
  status: 'received', source: 'scan', isJoined: false, closedTimes: 0, reopenedTimes: 0, rung: 0, isSilent: false, isInTime: false, rating: null,
};
const CLOSED: CountedCase = { ...NEW, status: 'closed', closedTimes: 1, isInTime: true };
const HONEST: Readonly<Record<Opinion, CountedCase>> = {
  'content': { ...CLOSED, rating: { isSolved: true, score: 5 } },
  'lukewarm': { ...CLOSED, rating: { isSolved: true, score: 2 } },
  'quiet': CLOSED,
  'unsolved': { ...NEW, status: 'accepted', closedTimes: 1, reopenedTimes: 1, rung: 1, rating: { isSolved: false, score: 1 } },
  'solved-at-last': { ...CLOSED, closedTimes: 2, reopenedTimes: 1, rung: 1, isInTime: false, rating: { isSolved: true, score: 4 } },
};

/** What officers can do to a case instead; a case that its worker opened again has parted from any other. */
const TRICKS = {
  'none': (one) => one,
  'close without answering': (one) => (one.status === 'closed' ? { ...one, isSilent: true } : one),
  'leave it until it climbs': () => ({ ...NEW, status: 'accepted', rung: 1 }),
  'leave it at the top': () => ({ ...NEW, status: 'waiting', rung: 3 }),
  'join it to another': (one) => (one.reopenedTimes === 0 ? { ...one, isJoined: true } : one),
  'join it and close in silence': (one) => (one.reopenedTimes === 0 ? { ...one, isJoined: true, isSilent: one.status === 'closed' } : one),
  'join it and leave both': () => ({ ...NEW, isJoined: true, rung: 1 }),
} as const satisfies Record<string, (one: CountedCase) => CountedCase>;
type Trick = keyof typeof TRICKS;
const trick = fc.constantFrom(...Object.keys(TRICKS).filter((name): name is Trick => Object.hasOwn(TRICKS, name)));
/** Whatever they type in themselves, with the receipt in their own hands: a rating of it does not count. */
const typedIn = fc.record({ one: anyCase, source: fc.constantFrom(...ENTERED_SOURCES) }).map(({ one, source }) => ({ ...one, source, rating: null }));

describe('gaming', () => {
  test('closing in silence, leaving cases to climb, joining and typing in never raise completion or satisfaction', () => {
    fc.assert(fc.property(fc.array(fc.tuple(opinion, trick), { maxLength: 20 }), fc.array(typedIn, { maxLength: 10 }), (cases, added) => {
      const honest = setOf(cases.map(([said]) => HONEST[said]));
      const gamed = setOf([...cases.map(([said, done]) => TRICKS[done](HONEST[said])), ...added]);
      expect(isHigher(gamed.completion, honest.completion), 'completion').toBe(false);
      expect(isHigher(gamed.satisfaction, honest.satisfaction), 'satisfaction').toBe(false);
    }), runs(2000));
  });

  test('joining and typing in do not raise the share closed in time either', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyCase, fc.boolean()), { maxLength: 20 }), fc.array(typedIn, { maxLength: 10 }), (cases, added) => {
      const honest = setOf(cases.map(([one]) => ({ ...one, source: 'scan', isJoined: false })));
      const gamed = setOf([...cases.map(([one, isJoined]): CountedCase => ({ ...one, source: 'scan', isJoined })), ...added]);
      expect(isHigher(gamed.onTime, honest.onTime)).toBe(false);
    }), runs(500));
  });

  test('control: honest answers to those who were left alone do raise both', () => {
    const gamed = setOf([HONEST.content, TRICKS['leave it until it climbs'](), TRICKS['close without answering'](HONEST.quiet)]);
    const honest = setOf([HONEST.content, HONEST.content, HONEST.quiet]);
    expect(isHigher(honest.completion, gamed.completion)).toBe(true);
    expect(isHigher(honest.satisfaction, gamed.satisfaction)).toBe(true);
  });
});
