import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import type { FigureChange } from '#platform/contract/figure.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { appealClosed, appealRated, appealReopened, appealSubmitted } from '../events/definitions.ts';
import { TOPICS } from '../wire.ts';
import { FIGURE_KINDS, metricOf, toFigureSet, type Counts, type FigureKind } from './figures.ts';
import { isSatisfied } from './satisfaction.ts';

type Round = { readonly isSolved: boolean; readonly score: number } | 'not rated' | 'not closed';
/** A case as a list of rounds: every round but the last was rated "not solved". */
const rated = (isSolved: fc.Arbitrary<boolean>) => fc.record({ isSolved, score: fc.integer({ min: 1, max: 5 }) });
const history: fc.Arbitrary<readonly Round[]> = fc.tuple(
  fc.array(rated(fc.constant(false)), { maxLength: 3 }), fc.oneof(rated(fc.constant(true)), fc.constant('not rated' as const), fc.constant('not closed' as const)),
).map(([before, last]) => [...before, last]);

const head = { eventId: 'e', at: new Date('2026-03-09T01:00:00Z') };
const fields = (topic: (typeof TOPICS)[number]) => ({
  appealId: toId<'appeal'>('00000000-0000-7000-8000-000000000001'), keyId: toId<'key'>('00000000-0000-7000-8000-000000000001'),
  unionId: toId<'union'>('00000000-0000-7000-8000-000000000002'), contactId: toId<'person'>('00000000-0000-7000-8000-000000000003'),
  holderId: null, caseNumber: '10000000', topic, receivedOn: toPlainDate('2026-03-09'),
});

/** What the events of a case add to the counters, in the order in which the use-cases record them. */
function changesOf(topic: (typeof TOPICS)[number], rounds: readonly Round[]): FigureChange[] {
  const common = fields(topic);
  const officer = { officerId: common.contactId, officerUnionId: common.unionId };
  const due = { openedOn: common.receivedOn, dueOn: common.receivedOn, isDueProvisional: false };
  const changes = [...appealSubmitted.figures({
    ...common, ...head, localUnionId: null, codeId: toId<'appeal-code'>(common.appealId), personId: null, disclosure: 'named', place: '', photos: [],
    receiptHash: '', dueOn: common.receivedOn, isDueProvisional: false,
  })];
  let previous: { isSolved: boolean; score: number } | null = null;
  for (const [index, round] of rounds.entries()) {
    if (round === 'not closed') continue;
    changes.push(...appealClosed.figures({ ...common, ...head, ...officer, isFirstTime: index === 0 }));
    if (round === 'not rated') continue;
    changes.push(...appealRated.figures({ ...common, ...head, ...round, previous }));
    previous = round;
    if (!round.isSolved) changes.push(...appealReopened.figures({ ...common, ...head, ...due, isFirstTime: index === 0 }));
  }
  return changes;
}

/** The same figures by looking at the case itself: what each of the lists behind them would hold. */
function seen(rounds: readonly Round[]): Counts {
  const last = rounds.at(-1);
  const ratings = rounds.filter((round) => typeof round === 'object');
  const newest = ratings.at(-1);
  return {
    received: 1, closed: Number(last === 'not rated' || (typeof last === 'object' && last.isSolved)), finished: Number(rounds[0] !== 'not closed'),
    rated: Number(ratings.length > 0), satisfied: Number(newest !== undefined && isSatisfied(newest)), reopened: Number(ratings.some((round) => !round.isSolved)),
  };
}

describe('figures', () => {
  test('counted from events are what one sees by looking at the cases, in every kind and topic', () => {
    fc.assert(fc.property(fc.array(fc.record({ topic: fc.constantFrom(...TOPICS), rounds: history }), { maxLength: 12 }), (cases) => {
      const sums = new Map<string, number>();
      for (const change of cases.flatMap(({ topic, rounds }) => changesOf(topic, rounds))) sums.set(change.metric, (sums.get(change.metric) ?? 0) + change.by);
      for (const kind of FIGURE_KINDS) for (const topic of TOPICS) {
        const expected = cases.filter((one) => one.topic === topic).reduce((sum, one) => sum + seen(one.rounds)[kind], 0);
        expect(sums.get(metricOf(kind, topic)) ?? 0).toBe(expected);
      }
    }), runs(800));
  });

  test('are all counted at the case\'s union, on the day it was received', () => {
    for (const change of changesOf('aid', [{ isSolved: false, score: 2 }, { isSolved: true, score: 5 }])) {
      expect(change).toMatchObject({ unionId: fields('aid').unionId, day: '2026-03-09' });
    }
  });

  test('make rates whose numerator never passes their denominator', () => {
    fc.assert(fc.property(fc.array(history, { maxLength: 12 }), (cases) => {
      const sum = (kind: FigureKind) => cases.reduce((all, rounds) => all + seen(rounds)[kind], 0);
      const set = toFigureSet({
        received: sum('received'), closed: sum('closed'), finished: sum('finished'), rated: sum('rated'), satisfied: sum('satisfied'), reopened: sum('reopened'),
      });
      for (const rate of [set.completion, set.satisfaction, set.response]) expect(rate.numerator).toBeLessThanOrEqual(rate.denominator);
      expect(set.open + set.closed).toBe(set.received);
      expect(set.reopened).toBeLessThanOrEqual(set.rated);
      expect([set.completion, set.satisfaction, set.response]).toEqual([
        { numerator: set.closed, denominator: set.received }, { numerator: set.satisfied, denominator: set.rated }, { numerator: set.rated, denominator: set.finished },
      ]);
    }), runs(500));
  });

  test('满意: three stars and solved; "not solved" is never satisfied, whatever the stars', () => {
    const table = [1, 2, 3, 4, 5].map((score) => [isSatisfied({ isSolved: true, score }), isSatisfied({ isSolved: false, score })]);
    expect(table).toEqual([[false, false], [false, false], [true, false], [true, false], [true, false]]);
  });
});
