import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { DECISIONS, RATINGS } from '../wire.ts';
import { isSatisfied, METRICS, stepsOfAnswer, stepsOfDecision, stepsOfRating, type Step } from './figures.ts';
import { decideSecond } from './proposal.ts';
import { NEEDED_SECONDS } from './needed-seconds.ts';

const sumOf = (steps: readonly Step[], metric: string) => steps.filter((step) => step.metric === metric).reduce((sum, { by }) => sum + by, 0);

describe('seconding', () => {
  test('takes exactly as many others as are needed, each once', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 }), (people) => {
      const proposal = { state: 'seconding', personId: '0', seconds: 0 };
      const behind = new Set<string>();
      for (const person of people.map(String)) {
        const decided = decideSecond(proposal, person, behind.has(person));
        const expected = person === '0' ? 'proposals/own-proposal' : behind.has(person) ? 'proposals/already-seconded' : proposal.state === 'seconding' ? undefined : 'proposals/not-seconding';
        expect(decided.ok ? undefined : decided.error.code).toBe(expected);
        if (!decided.ok) continue;
        behind.add(person);
        proposal.seconds += 1;
        if (decided.value.isEnough) proposal.state = 'reviewing';
      }
      expect(proposal.seconds).toBe(Math.min(NEEDED_SECONDS, new Set(people.filter((person) => person !== 0)).size));
    }), runs(100));
  });
});

describe('figures', () => {
  test('count a proposal once, however often it is decided, answered or rated, and its last word', () => {
    const course = fc.record({
      decisions: fc.array(fc.constantFrom(...DECISIONS), { minLength: 1, maxLength: 4 }), ratings: fc.array(fc.constantFrom(...RATINGS), { minLength: 1, maxLength: 4 }),
      inTime: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(fc.property(course, ({ decisions, ratings, inTime }) => {
      const steps = [
        ...decisions.flatMap((decision, at) => stepsOfDecision(decision, decisions[at - 1] ?? null)),
        ...inTime.flatMap((isInTime, at) => stepsOfAnswer(at === 0, isInTime)),
        ...ratings.flatMap((rating, at) => stepsOfRating(rating, ratings[at - 1] ?? null)),
      ];
      expect([METRICS.decided, METRICS.answered, METRICS.rated].map((metric) => sumOf(steps, metric))).toEqual([1, 1, 1]);
      expect(sumOf(steps, METRICS.filed)).toBe(decisions.at(-1) === 'filed' ? 1 : 0);
      expect(sumOf(steps, METRICS.inTime)).toBe(inTime[0] === true ? 1 : 0);
      expect(sumOf(steps, METRICS.satisfied)).toBe(isSatisfied(ratings.at(-1) ?? null) ? 1 : 0);
      expect(steps.every(({ by }) => by !== 0)).toBe(true);
    }), runs(200));
  });
});
