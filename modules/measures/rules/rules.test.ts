import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { HEADINGS } from '../wire.ts';
import { checkSymbol, isCreditCode, plainCreditCode } from '#platform/kernel/credit-code.ts';
import { kindOfCreditCode } from './credit-code.ts';
import { countPlan, itemStatus, type ItemState } from './item-status.ts';
import { plainName } from './plain-name.ts';

const today = toPlainDate('2026-03-09');
const item: fc.Arbitrary<ItemState> = fc.record({
  heading: fc.constantFrom(...HEADINGS), progress: fc.oneof(fc.constantFrom(0, 100), fc.integer({ min: 0, max: 100 })),
  endsOn: fc.integer({ min: -20, max: 20 }).map((days) => addDays(today, days)),
});

describe('the state of an item', () => {
  test('is done exactly at a hundred, late exactly when its last day is over before that', () => {
    fc.assert(fc.property(item, (one) => {
      const status = itemStatus(one, today);
      expect(status === 'done').toBe(one.progress === 100);
      expect(status === 'late').toBe(one.progress < 100 && one.endsOn < today);
      expect(status === 'not-begun').toBe(one.progress === 0 && one.endsOn >= today);
    }), runs(200));
  });

  test('never goes back from done with time, and what is not done becomes late', () => {
    fc.assert(fc.property(item, fc.integer({ min: 21, max: 400 }), (one, days) => {
      expect(itemStatus(one, addDays(today, days))).toBe(one.progress === 100 ? 'done' : 'late');
    }), runs(100));
  });

  test('adds up: every item is in one state, and no more headings are done than begun', () => {
    fc.assert(fc.property(fc.array(item, { maxLength: 40 }), (items) => {
      const counts = countPlan(items, today);
      const rest = items.filter((one) => ['going', 'not-begun'].includes(itemStatus(one, today))).length;
      expect(counts.done + counts.late + rest).toBe(counts.items);
      expect(counts.headingsDone).toBeLessThanOrEqual(Math.min(counts.headings, counts.done));
      expect(counts.headings).toBeLessThanOrEqual(10);
    }), runs(100));
  });
});

describe('a credit code (GB 32100-2015)', () => {
  test('of a real body passes, and the wrong example that goes round does not', () => {
    for (const code of ['91350100M000100Y43', '91110000600037341L', '9111000071093123XX', '91440300708461136T', '81610103MC00000120']) {
      expect(isCreditCode(code), code).toBe(true);
    }
    expect(isCreditCode('91310115MA1G4L1WXK')).toBe(false);
  });

  test('with one symbol another, or two neighbours changed round, is found out', () => {
    const symbols = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const body = fc.array(fc.constantFrom(...symbols), { minLength: 17, maxLength: 17 }).map((all) => all.join(''));
    fc.assert(fc.property(body, fc.nat(17), fc.constantFrom(...symbols), (all, at, other) => {
      const code = `${all}${checkSymbol(all) ?? ''}`;
      expect(isCreditCode(code)).toBe(true);
      const changed = code.slice(0, at) + other + code.slice(at + 1);
      expect(isCreditCode(changed)).toBe(changed === code);
      const [left, right] = [code[at] ?? '', code[at + 1] ?? ''];
      const swapped = code.slice(0, at) + right + left + code.slice(at + 2);
      if (right !== '') expect(isCreditCode(swapped)).toBe(swapped === code);
    }), runs(300));
  });

  test('is kept in one spelling and tells the kind of firm', () => {
    expect(plainCreditCode(' ９１３５０１００-m000100y43 ')).toBe('91350100M000100Y43');
    expect(['91350100M000100Y43', '92610902MA00000000', '93610902MA00000000', null].map(kindOfCreditCode))
      .toEqual(['company', 'self-employed', 'cooperative', 'company']);
  });
});

describe('a name', () => {
  test('is the same in every spelling of width, brackets and blanks, and no other', () => {
    expect(new Set(['恒口（示例）玩具厂', '恒口(示例)玩具厂', ' 恒口 ( 示例 ) 玩具厂', '恒口【示例】玩具厂'].map(plainName)).size).toBe(1);
    expect(plainName('恒口玩具一厂')).not.toBe(plainName('恒口玩具二厂'));
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => { expect(plainName(plainName(name))).toBe(plainName(name)); }), runs(200));
  });
});
