import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCalendar } from '#platform/calendar/rules/working-days.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { toOrgPath } from '#platform/kernel/org-path.ts';
import { toId } from '#platform/kernel/id.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { FOUNDING_STATUSES } from '../wire.ts';
import { blankSpots } from './blank-spots.ts';
import { alikeness, employerKey } from './employer-name.ts';
import { isUpperTurn } from './founding-state.ts';
import { isFoundedAlready, likenesses } from './likeness.ts';
import { isPast, joinDue, transferDue } from './limits.ts';
import { maskedIdNumber, maskedName } from './masked.ts';
import { proposeUnions, type Candidate } from './propose-unions.ts';

describe('applications and requests', () => {
  test('that lie with the union above are those it has to answer', () => {
    expect(FOUNDING_STATUSES.filter(isUpperTurn)).toEqual(['submitted', 'congress-asked', 'elected', 'established']);
  });
});

describe('days', () => {
  const calendar = toCalendar([2026], [{ date: toPlainDate('2026-10-01'), isWorking: false }, { date: toPlainDate('2026-10-10'), isWorking: true }]);

  test('count working days only, and are over the day after', () => {
    expect(joinDue(calendar, toPlainDate('2026-09-30'))).toEqual({ contactOn: '2026-10-06', dueOn: '2026-10-21' });
    expect(transferDue(calendar, toPlainDate('2026-09-30'))).toBe('2026-10-21');
    expect(transferDue(calendar, toPlainDate('2026-09-30'), { contact: 1, decide: 1, transfer: 2 })).toBe('2026-10-05');
    expect([isPast(toPlainDate('2026-10-06'), toPlainDate('2026-10-06')), isPast(toPlainDate('2026-10-06'), toPlainDate('2026-10-07'))]).toEqual([false, true]);
  });
});

describe('employers', () => {
  test('are the same under every spelling of their name, and one word apart are not', () => {
    for (const name of ['示例 玩具有限公司', '示例（玩具）有限责任公司', '示例玩具集团有限公司工会委员会', '示例玩具工会', '示例玩具']) expect(employerKey(name)).toBe('示例玩具');
    expect(employerKey('工会')).toBe('工会');
    expect(alikeness(employerKey('示例玩具厂'), employerKey('示例玩具一厂'))).toBeGreaterThan(0.6);
    expect(alikeness(employerKey('示例玩具厂'), employerKey('远方物流'))).toBe(0);
  });

  test('never throw, whatever a name is made of, and are as alike one way as the other', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (one, other) => {
      const [a, b] = [employerKey(one), employerKey(other)];
      expect(alikeness(a, b)).toBe(alikeness(b, a));
      expect(employerKey(a)).toBe(a);
    }), runs(200));
  });

  test('with the same code come first, and only a union or another request stands against a second founding', () => {
    const known = [
      { name: '示例玩具厂工会', creditCode: null, where: '示例区', source: 'union' as const }, { name: '别名', creditCode: 'C', where: '名册', source: 'firm' as const },
      { name: '不相干', creditCode: null, where: '别处', source: 'union' as const },
    ];
    const found = likenesses({ name: '示例玩具厂', creditCode: 'C' }, known, 5);
    expect(found.map(({ name, isSameCode }) => [name, isSameCode])).toEqual([['别名', true], ['示例玩具厂工会', false]]);
    expect(isFoundedAlready(found)).toBe(true);
    expect(isFoundedAlready(found.filter(({ source }) => source === 'firm'))).toBe(false);
  });

  test('without a union are listed once, firms and what workers wrote together', () => {
    const firm = (name: string, workers: number | null, creditCode: string | null = null) => ({ name, workers, creditCode, address: null });
    const named = (name: string, joiners: number, creditCode: string | null = null) => ({ name, key: employerKey(name), joiners, creditCode });
    const spots = blankSpots(
      [firm('甲甲有限公司', 10), firm('乙厂', 90), firm('甲 甲公司', 3), firm('丙丙', null), firm('丁丁有限公司', 7, 'CODE')],
      [named('甲甲', 2), named('戊', 1), named('已建', 5), named('别的写法', 3, 'CODE')], [{ name: '已建工会' }, { name: '丙丙工会委员会' }],
    );
    expect(spots.map(({ name, joiners, source }) => [name, joiners, source])).toEqual([
      ['丁丁有限公司', 3, 'firm'], ['甲甲有限公司', 2, 'firm'], ['戊', 1, 'joins'], ['乙厂', 0, 'firm'],
    ]);
  });
});

describe('a union for somebody without an employer', () => {
  const union = (name: string, kind: Candidate['kind'], level: number): Candidate =>
    ({ id: toId<'union'>(`00000000-0000-7000-8000-${String(level).padStart(12, '0')}`), name, kind, level, path: toOrgPath(`${level}/`) });
  const candidates = [
    union('区总工会', 'federation', 3), union('街道总工会', 'street', 4), union('网约车行业联合工会', 'industry', 5), union('新就业形态联合工会', 'industry', 6),
    union('某公司工会', 'enterprise', 7),
  ];

  test('is that of the trade, then one open to all, then the nearest of the area; never a single employer\'s', () => {
    expect(proposeUnions(candidates, 'ride-hailing-driver', 5).map(({ name }) => name)).toEqual(['网约车行业联合工会', '新就业形态联合工会', '街道总工会', '区总工会']);
    expect(proposeUnions(candidates, 'domestic-worker', 2).map(({ name }) => name)).toEqual(['新就业形态联合工会', '街道总工会']);
  });
});

test('names and numbers are masked so that holder and bearer can be compared, and no more', () => {
  expect(['', '李', '李四', '王小明', '欧阳小明明'].map(maskedName)).toEqual(['', '*', '李*', '王*明', '欧***明']);
  expect([maskedIdNumber('11010519491231002X'), maskedIdNumber('12'), maskedIdNumber('')]).toEqual(['1***************2X', '', '']);
});
