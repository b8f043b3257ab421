import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, toPlainDate } from '#platform/kernel/plain-date.ts';
import { errors } from '../contract/access.ts';
import { AID_FORMS, LEVELS } from '../wire.ts';
import { checkSurvey, type Survey } from './check-survey.ts';
import { nextNumber } from './dossier-number.ts';
import { ceiling, deepestLevel, isEntitled, STANDARD_DEFAULTS, type Standard } from './entitlement.ts';
import { isWholeFamily, lineShare, netPerHead } from './household.ts';
import { isDue, mayReview, nextReview, reviewFrom } from './review-due.ts';

const seed = Number(process.env['SEED'] ?? 20261123);
const runs = { seed, numRuns: 200 };
const STANDARD: Standard = { line: 77_000, ...STANDARD_DEFAULTS };
const fen = fc.integer({ min: 0, max: 10_000_000 });

describe('what a household has', () => {
  test('is income less costs by heads, in whole fen, and below nothing where costs are higher', () => {
    expect(netPerHead({ income: 420_000, costs: 150_000, size: 3 })).toBe(90_000);
    expect(netPerHead({ income: 100, costs: 300, size: 3 })).toBe(-67);
    expect(netPerHead({ income: 100, costs: 0, size: 0 })).toBeUndefined();
  });

  test('never differs from the exact share by more than half a fen', () => {
    fc.assert(fc.property(fen, fen, fc.integer({ min: 1, max: 20 }), (income, costs, size) => {
      const net = netPerHead({ income, costs, size });
      expect(Math.abs((net ?? NaN) * size - (income - costs))).toBeLessThanOrEqual(size / 2);
    }), runs);
  });

  test('is told in hundredths of the local line, and the family counts the applicant', () => {
    expect(lineShare(115_500, 77_000)).toBe(150);
    expect(lineShare(1, 0)).toBeUndefined();
    expect([isWholeFamily(3, 2), isWholeFamily(3, 3)]).toEqual([true, false]);
  });
});

describe('the kinds of hardship', () => {
  test('end below the line, at twice of it, and below three times of it', () => {
    expect([76_999, 77_000, 154_000, 154_001, 230_999, 231_000].map((perHead) => deepestLevel(perHead, 77_000)))
      .toEqual(['deep', 'relative', 'relative', 'accident', 'accident', undefined]);
  });

  test('who has less is never entitled to less', () => {
    fc.assert(fc.property(fen, fen, fc.integer({ min: 1, max: 300_000 }), fc.constantFrom(...LEVELS), (one, other, line, level) => {
      if (isEntitled(level, Math.max(one, other), line)) expect(isEntitled(level, Math.min(one, other), line)).toBe(true);
    }), runs);
  });

  test('have a most that may be given, but for what receipts decide', () => {
    const most = LEVELS.map((level) => AID_FORMS.map((aidForm) => ceiling({ level, aidForm }, STANDARD)));
    expect(most).toEqual([
      [770_000, undefined, undefined, 1_000_000], [616_000, undefined, undefined, 1_000_000], [616_000, undefined, undefined, 1_000_000],
    ]);
  });
});

describe('a visit held against the standard', () => {
  const survey: Survey = { household: { income: 420_000, costs: 150_000, size: 3 }, line: 77_000, level: 'relative', aidForm: 'living', amount: 616_000 };

  test('passes at its ends, and says the right number where it does not', () => {
    expect(checkSurvey(survey, STANDARD).ok).toBe(true);
    expect(checkSurvey({ ...survey, line: 70_000 }, STANDARD)).toMatchObject({ error: errors['line-differs'], params: { line: '770.00' } });
    expect(checkSurvey({ ...survey, level: 'deep' }, STANDARD)).toMatchObject({ error: errors['level-unfit'], params: { perHead: '900.00' } });
    expect(checkSurvey({ ...survey, amount: 616_001 }, STANDARD)).toMatchObject({ error: errors['over-ceiling'], params: { most: '6160.00' } });
  });

  test('has nothing to be held against where no union has set one', () => {
    expect(checkSurvey({ ...survey, line: 1, level: 'deep', amount: 900_000_000 }, undefined).ok).toBe(true);
  });
});

describe('the yearly review', () => {
  test('is due on the same day a year later, of a leap day on the 28th', () => {
    expect([nextReview(toPlainDate('2026-03-09')), nextReview(toPlainDate('2028-02-29'))]).toEqual(['2027-03-09', '2029-02-28']);
  });

  test('is a year away from any day, may be held two months before it, and is due from that day on', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const dueOn = nextReview(addDays(toPlainDate('2020-01-01'), days));
      expect([365, 366]).toContain(daysBetween(addDays(toPlainDate('2020-01-01'), days), dueOn));
      expect([mayReview(dueOn, reviewFrom(dueOn)), mayReview(dueOn, addDays(reviewFrom(dueOn), -1))]).toEqual([true, false]);
      expect([isDue(dueOn, dueOn), isDue(dueOn, addDays(dueOn, -1)), isDue(null, dueOn)]).toEqual([true, false, false]);
    }), runs);
  });
});

test('numbers count on within a year and begin anew with the next', () => {
  expect([nextNumber(2026, undefined), nextNumber(2026, '2026-000009'), nextNumber(2026, '2026-999999')]).toEqual(['2026-000001', '2026-000010', '2026-1000000']);
});
