import { describe, expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import ui from '#platform/ui/locale/zh-CN.json' with { type: 'json' };
import { createTranslator } from '#platform/ui/text/translator.ts';
import en from './locale/en.json' with { type: 'json' };
import zh from './locale/zh-CN.json' with { type: 'json' };
import { dueWords, phoneWords, statusWords, stepWords, timeWords } from './case-words.ts';
import { listSummary } from './list-summary.ts';
import { DISCLOSURES, LIST_VIEWS, STATUSES, STEP_KINDS, TOPICS } from '../wire.ts';
import type { AppealRow } from './appeals-api.ts';

// 23 November 2026, 10:00 in China.
const clock = settableClock(toInstant('2026-11-23T02:00:00.000Z'));
const t = createTranslator({ language: 'zh-CN', bundles: [ui, zh], clock, strict: true });
const english = createTranslator({ language: 'en', bundles: [en], clock, strict: true });

const row: AppealRow = {
  appealId: '0b8f7a52-5f0e-4a63-8a10-000000000001', caseNumber: '20260001', topic: 'aid', status: 'received', disclosure: 'named',
  unionId: '0b8f7a52-5f0e-4a63-8a10-000000000002', unionName: '恒口示范区工会', place: '', receivedAt: '2026-11-23T01:12:00.000Z',
  dueOn: toPlainDate('2026-11-20'), isDueProvisional: true, isOverdue: true, excerpt: '', score: null, isSolved: null, reopenedTimes: 0,
};

describe('a case in words', () => {
  test('an overdue case says by how much, and that a provisional deadline may move', () => {
    expect(dueWords(t, row)).toEqual({ text: '已超期 3 天（暂定）', tone: 'danger' });
    expect(dueWords(english, { ...row, dueOn: toPlainDate('2026-11-22'), isDueProvisional: false })?.text).toBe('1 day overdue');
  });

  test('a closed case raises no alarm', () => {
    expect(dueWords(t, { ...row, status: 'closed' })).toBeUndefined();
  });

  test('a case that came back is told from one under way', () => {
    expect(statusWords(t, { status: 'accepted', reopenedTimes: 1 }).text).not.toBe(statusWords(t, { status: 'accepted', reopenedTimes: 0 }).text);
  });

  test('no hour is made up for an anonymous case', () => {
    expect(timeWords(t, '2026-11-23')).toBe('今天');
    expect(timeWords(t, '2026-11-23T01:12:00.000Z')).toBe('今天 09:12');
    expect(timeWords(t, '2025-01-05')).toContain('2025');
  });

  test('a Chinese mobile number is grouped, another stays', () => {
    expect(phoneWords('+8613890002046')).toBe('138 9000 2046');
    expect(phoneWords('0915-3212345')).toBe('0915-3212345');
  });

  test('the summary of a list claims no more than is on the screen', () => {
    expect(listSummary(t, [row, { ...row, status: 'waiting', isOverdue: false }], false)).toBe('共 2 件：新诉求 1 件，已超期 1 件，等职工补充 1 件');
    expect(listSummary(t, [{ ...row, status: 'closed', isOverdue: false }], true)).toBe('最新的 1 件');
  });
});

test('every state, step, view and topic of the contract has its words in both languages', () => {
  const keys = [
    ...STATUSES.map((status) => `appeals.office.status.${status}`),
    ...LIST_VIEWS.flatMap((view) => [`appeals.office.view.${view}`, `appeals.office.lead.${view}`]),
    ...TOPICS.map((topic) => `appeals.topic.${topic}`),
    ...DISCLOSURES.map((disclosure) => `appeals.office.disclosure.${disclosure}`),
  ];
  expect(keys.filter((key) => !t.has(key) || !english.has(key))).toEqual([]);
  for (const kind of STEP_KINDS) {
    const step = { kind, at: '2026-11-23', by: 'officer' as const, unionName: null, text: null, score: 5, isSolved: true };
    expect(stepWords(t, step)).not.toBe('');
    expect(stepWords(english, { ...step, isSolved: false })).not.toBe('');
  }
});
