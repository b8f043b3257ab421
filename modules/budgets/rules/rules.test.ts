import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { checkLimits, findLooser, limitsInForce, type Limits } from './limits.ts';
import { decideAllotment, decideCommitment, decideSettlement, MOST_OVER_PERCENT, remainingOf, type Year } from './money.ts';

const amount = fc.integer({ min: 0, max: 1_000_000 });
const limits: fc.Arbitrary<Limits> = fc.record({ perPerson: fc.option(amount), perEvent: fc.option(amount) });

describe('limits', () => {
  test('of a ladder are the strictest of each, whatever their order', () => {
    fc.assert(fc.property(fc.array(limits, { maxLength: 6 }), amount, fc.integer({ min: 1, max: 500 }), (ladder, total, people) => {
      const inForce = limitsInForce(ladder);
      expect(limitsInForce(ladder.toReversed())).toEqual(inForce);
      const isWithinAll = ladder.every((one) => checkLimits({ total, people }, one).ok);
      expect(checkLimits({ total, people }, inForce).ok).toBe(isWithinAll);
    }), runs(200));
  });
  test('that are looser than above in one number are told apart from those that only add one', () => {
    fc.assert(fc.property(limits, limits, (asked, above) => {
      const isLooser = limitsInForce([above, asked]).perPerson !== (asked.perPerson ?? above.perPerson) || limitsInForce([above, asked]).perEvent !== (asked.perEvent ?? above.perEvent);
      expect(findLooser(asked, above) !== undefined).toBe(isLooser);
    }), runs(200));
  });
});

describe('a year', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('commit' as const), amount }), fc.record({ kind: fc.constant('settle' as const), amount }), fc.record({ kind: fc.constant('allot' as const), amount }),
  );
  test('never promises or spends more than it was allotted, whatever is asked of it', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let year: Year = { allotment: 1_000_000, committed: 0, spent: 0 };
      const promised: number[] = [];
      for (const one of acts) {
        if (one.kind === 'commit' && decideCommitment(year, one.amount).ok) {
          promised.push(one.amount);
          year = { ...year, committed: year.committed + one.amount };
        }
        if (one.kind === 'allot' && decideAllotment(year, one.amount).ok) year = { ...year, allotment: one.amount };
        const total = promised[0];
        if (one.kind === 'settle' && total !== undefined && decideSettlement({ total, spent: one.amount, isExplained: true, year }).ok) {
          promised.shift();
          year = { ...year, committed: year.committed - total, spent: year.spent + one.amount };
        }
        expect(remainingOf(year)).toBeGreaterThanOrEqual(0);
        expect(year.committed).toBe(promised.reduce((sum, each) => sum + each, 0));
      }
    }), runs(200));
  });
  test('takes a settlement beyond its plan only with a reason and up to a tenth', () => {
    const year = { allotment: 10_000, committed: 1000, spent: 0 };
    const code = (spent: number, isExplained: boolean) => {
      const decided = decideSettlement({ total: 1000, spent, isExplained, year });
      return decided.ok ? decided.value.over : decided.error.code;
    };
    expect([code(1000, false), code(1001, false), code(1000 + 10 * MOST_OVER_PERCENT, true), code(1101, true)])
      .toEqual([0, 'budgets/explanation-needed', 100, 'budgets/over-budget']);
    expect(decideCommitment(undefined, 0)).toMatchObject({ ok: false, error: { code: 'budgets/no-allotment' } });
  });
});
