import { describe, expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { createTranslator } from '#platform/text/translator.ts';
import kit from '#platform/ui/locale/zh-CN.json' with { type: 'json' };
import enKit from '#platform/ui/locale/en.json' with { type: 'json' };
import enWords from './locale/en.json' with { type: 'json' };
import words from './locale/zh-CN.json' with { type: 'json' };
import type { WorkerCaseRow } from './appeals-api.ts';
import { CAUSES, STATUSES, STEP_KINDS } from '../wire.ts';
import { caseState, dueText, holderText, inOrderOfConcern, momentText, rungText, statusWords, stepSentence } from './case-words.ts';

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
    expect(caseState({ status: 'closed', reopenedTimes: 0, can: { rate: true } })).toBe('unrated');
    expect(caseState({ status: 'closed', reopenedTimes: 0, can: { rate: false } })).toBe('closed');
  });

  test('a case that came back says so', () => {
    expect(caseState({ status: 'accepted', reopenedTimes: 1, can: { rate: false } })).toBe('reopened');
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

test('the poster\'s contact person is named only as long as the case is with them', () => {
  const first = { holderUnionName: '厂工会', unionName: '厂工会', contactName: '李联系人', bouncedTimes: 0 };
  expect(holderText(first)).toBe('李联系人');
  expect(holderText({ ...first, holderUnionName: '街道工会' })).toBe('街道工会');
  expect(holderText({ ...first, bouncedTimes: 1 })).toBe('厂工会');
  expect(holderText({ ...first, contactName: '' })).toBe('厂工会');
});

test('every state, step and rung that a worker may see has its words in both languages', () => {
  const en = createTranslator({ language: 'en', bundles: [enKit, enWords], clock: settableClock(toInstant('2026-11-23T02:00:00Z')), strict: true });
  const [union, to, untilOn] = ['厂工会', '街道工会', toPlainDate('2026-12-01')];
  for (const words of [t, en]) {
    for (const kind of STEP_KINDS) {
      for (const cause of [null, ...CAUSES]) {
        for (const by of ['worker', 'officer', 'clock'] as const) {
          const step = { kind, cause, by, at: '2026-11-20', text: null, score: 5, isSolved: false };
          expect(stepSentence(words, { ...step, unionName: union, toUnionName: to, untilOn })).not.toBe('');
          expect(stepSentence(words, { ...step, unionName: null, toUnionName: null, untilOn: null })).not.toBe('');
        }
      }
    }
    for (const status of STATUSES) {
      for (const rate of [true, false]) expect(statusWords(words, caseState({ status, reopenedTimes: 1, can: { rate } })).label).not.toBe('');
    }
    for (const state of ['past', 'present', 'planned'] as const) {
      for (const end of ['closed', 'withdrawn', 'climbed', null] as const) {
        expect(rungText(words, { unionName: union, startsOn: untilOn, dueOn: untilOn, isDueProvisional: false, state, end })).not.toBe('');
      }
    }
  }
});
