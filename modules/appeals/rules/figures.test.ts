import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { countShift } from '../events/fields.ts';
import { FIGURE_KINDS, SOURCES, TOPICS, type FigureKind } from '../wire.ts';
import { LEAST_ANSWERS, metricOf, RATE_KINDS, RATE_NAMES, SOURCE_KINDS, sourceMetricOf, toFigureSet, whyNoPercentage, type Counts } from './figures.ts';

const UNION = toId<'union'>('00000000-0000-7000-8000-000000000002');
const RECEIVED_ON = toPlainDate('2026-03-09');
const kinds = fc.subarray([...FIGURE_KINDS]);
const counts = fc.array(fc.nat(60), { minLength: FIGURE_KINDS.length, maxLength: FIGURE_KINDS.length })
  // -- every kind is listed: fromEntries forgets which keys it was given.
  .map((numbers) => Object.fromEntries(FIGURE_KINDS.map((kind, index) => [kind, numbers[index] ?? 0])) as Counts);

describe('figures', () => {
  test('after any course of events the counters hold what the case stands in now, and nothing else', () => {
    fc.assert(fc.property(fc.array(kinds, { maxLength: 12 }), fc.constantFrom(...TOPICS), fc.constantFrom(...SOURCES), (states, topic, source) => {
      const sums = new Map<string, number>();
      let from: readonly FigureKind[] = [];
      for (const to of states) {
        const changes = countShift({ unionId: UNION, topic, source, receivedOn: RECEIVED_ON, counted: { from, to } });
        expect(changes.every((change) => change.unionId === UNION && change.day === RECEIVED_ON)).toBe(true);
        for (const { metric, by } of changes) sums.set(metric, (sums.get(metric) ?? 0) + by);
        from = to;
      }
      const standing = [...sums].filter(([, n]) => n !== 0);
      const expected = [
        ...from.map((kind) => metricOf(kind, topic)),
        ...SOURCE_KINDS.filter((kind) => from.includes(kind)).map((kind) => sourceMetricOf(kind, source)),
      ];
      expect(standing.map(([metric]) => metric).toSorted()).toEqual(expected.toSorted());
      expect(standing.every(([, n]) => n === 1)).toBe(true);
    }), runs(300));
  });

  test('every rate is made of the lists that the page opens for it', () => {
    fc.assert(fc.property(counts, (of) => {
      const set = toFigureSet(of);
      for (const name of RATE_NAMES) {
        expect(set[name].numerator).toBe(of[RATE_KINDS[name].above]);
        expect(set[name].denominator).toBe(RATE_KINDS[name].below.reduce((sum, kind) => sum + of[kind], 0));
      }
    }), runs(200));
  });

  test('a percentage needs ten cases, and satisfaction an answer from half of those asked', () => {
    fc.assert(fc.property(counts, (of) => {
      const set = toFigureSet(of);
      for (const name of RATE_NAMES) expect(whyNoPercentage(set, name) === 'few').toBe(set[name].denominator < LEAST_ANSWERS);
      expect(RATE_NAMES.filter((name) => whyNoPercentage(set, name) === 'unanswered').every((name) => name === 'satisfaction' && of.rated * 2 < of.finished)).toBe(true);
    }), runs(300));
  });
});
