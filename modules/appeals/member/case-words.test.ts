import { describe, expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { createTranslator } from '#platform/ui/text/translator.ts';
import kit from '#platform/ui/locale/zh-CN.json' with { type: 'json' };
import words from './locale/zh-CN.json' with { type: 'json' };
import type { WorkerCaseRow } from './appeals-api.ts';
import { caseState, dueText, inOrderOfConcern, momentText } from './case-words.ts';

const t = createTranslator({
  language: 'zh-CN', bundles: [kit, words], clock: settableClock(toInstant('2026-11-23T02:00:00Z')), strict: true,
});

describe('the deadline in words', () => {
  test.each([
    ['2026-11-23', '今天'], ['2026-11-26', '还有 3 天'], ['2026-11-21', '2 天'], ['2027-01-04', '2027年'],
  ])('on %s says %s', (day, said) => {
    expect(dueText(t, { dueOn: toPlainDate(day) })).toContain(said);
  });
});

test('an anonymous case shows days, never a made-up hour', () => {
  expect(momentText(t, '2026-11-20')).toBe('11月20日');
  expect(momentText(t, '2026-11-23T01:12:00Z')).toContain('09:12');
});

describe('the state as the worker meets it', () => {
  test('a closed case that can be rated asks for it', () => {
    expect(caseState({ status: 'closed', steps: [], can: { add: false, rate: true } })).toBe('unrated');
    expect(caseState({ status: 'closed', steps: [], can: { add: false, rate: false } })).toBe('closed');
  });

  test('a case that came back says so', () => {
    const reopened = { kind: 'reopened', at: '2026-11-20', by: 'worker', unionName: null, text: null, score: null, isSolved: null } as const;
    expect(caseState({ status: 'accepted', steps: [reopened], can: { add: true, rate: false } })).toBe('reopened');
  });
});

test('what waits for the worker stands first, what is over last', () => {
  const row = (caseNumber: string, parts: Partial<WorkerCaseRow>): WorkerCaseRow => ({
    appealId: caseNumber, caseNumber, topic: 'complaint', status: 'accepted', receivedAt: toInstant('2026-11-20T00:00:00Z'),
    dueOn: null, isUnread: false, canRate: false, excerpt: '', ...parts,
  });
  const rows = [row('1', { status: 'closed' }), row('2', {}), row('3', { status: 'waiting', isUnread: true }), row('4', {})];
  expect(inOrderOfConcern(rows).map(({ caseNumber }) => caseNumber)).toEqual(['3', '2', '4', '1']);
});
