import { describe, expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import ui from '#platform/ui/locale/zh-CN.json' with { type: 'json' };
import { createTranslator } from '#platform/text/translator.ts';
import en from './locale/en.json' with { type: 'json' };
import zh from './locale/zh-CN.json' with { type: 'json' };
import { dueWords, markWords, phoneWords, rungWords, statusWords, stepWords, timeWords } from './case-words.ts';
import { listSummary } from './list-summary.ts';
import { REASONED_ACTS } from './use-rare-act.ts';
import { ABOUTS, CAUSES, DISCLOSURES, LIST_VIEWS, SOURCES, STATUSES, STEP_KINDS, TOPICS } from '../wire.ts';
import type { AppealRow } from './appeals-api.ts';

// 23 November 2026, 10:00 in China.
const clock = settableClock(toInstant('2026-11-23T02:00:00.000Z'));
const t = createTranslator({ language: 'zh-CN', bundles: [ui, zh], clock, strict: true });
const english = createTranslator({ language: 'en', bundles: [en], clock, strict: true });

const row: AppealRow = {
  appealId: '0b8f7a52-5f0e-4a63-8a10-000000000001', caseNumber: '20260001', topic: 'aid', status: 'received', disclosure: 'named',
  unionId: '0b8f7a52-5f0e-4a63-8a10-000000000002', unionName: '恒口示范区工会', place: '', receivedAt: '2026-11-23T01:12:00.000Z',
  dueOn: toPlainDate('2026-11-20'), isDueProvisional: true, isOverdue: true, excerpt: '', score: null, isSolved: null, reopenedTimes: 0,
  source: 'scan', holderUnionName: '恒口示范区工会', bouncedTimes: 0, joinedCount: 0, isClimbed: false,
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

  test('a row is marked by what is unusual about it, and by nothing else', () => {
    expect(markWords(t, row)).toEqual([]);
    expect(markWords(t, { source: 'letter', isClimbed: true, bouncedTimes: 2, joinedCount: 3 })).toEqual(['来信', '已转上级', '转手 2 次', '4 件一起办']);
  });

  test('a rung says when it was, is or would be', () => {
    const rung = { unionName: '', startsOn: toPlainDate('2026-11-24'), dueOn: toPlainDate('2026-12-01'), isDueProvisional: false, end: null };
    expect(rungWords(t, { ...rung, state: 'planned' })).toContain('11月24日 自动转来');
    expect(rungWords(t, { ...rung, state: 'present' })).toContain('12月1日前办结');
    for (const end of ['closed', 'withdrawn', 'climbed', null] as const) expect(rungWords(english, { ...rung, state: 'past', end })).not.toBe('');
  });

  test('the summary of a list claims no more than is on the screen', () => {
    expect(listSummary(t, [row, { ...row, status: 'waiting', isOverdue: false }], { hasEarlier: false, isMine: true })).toBe('共 2 件：新诉求 1 件，已超期 1 件，等待中 1 件');
    expect(listSummary(t, [{ ...row, status: 'closed', isOverdue: false }], { hasEarlier: true, isMine: false })).toBe('最新的 1 件');
    expect(listSummary(t, [{ ...row, status: 'accepted', isOverdue: false }], { hasEarlier: true, isMine: true })).toBe('先到期的 1 件');
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
  const moved = { unionName: '厂工会', toUnionName: '街道工会', untilOn: toPlainDate('2026-12-01') };
  const still = { unionName: null, toUnionName: null, untilOn: null };
  for (const kind of STEP_KINDS) {
    for (const cause of [null, ...CAUSES]) {
      for (const by of ['worker', 'officer', 'clock'] as const) {
        for (const change of [moved, still, { ...moved, toUnionName: '厂工会' }]) {
          const step = { kind, cause, by, at: '2026-11-23', text: null, score: 5, isSolved: true, ...change };
          expect(stepWords(t, step)).not.toBe('');
          expect(stepWords(english, { ...step, isSolved: false })).not.toBe('');
        }
      }
    }
  }
});

test('every act, source and person concerned of the contract has its words in both languages', () => {
  const acts = [...REASONED_ACTS, 'join', 'part'] as const;
  const keys = [
    ...acts.flatMap((act) => [`act.${act}`, `act.${act}.short`, `done.${act}`]),
    ...REASONED_ACTS.flatMap((act) => [`act.${act}.means`, `act.${act}.reason`, `act.${act}.send`]),
    ...SOURCES.map((source) => `source.${source}`), ...ABOUTS.map((about) => `about.${about}`),
    ...DISCLOSURES.flatMap((one) => [`enter.disclosure.${one}`, `enter.disclosure.${one}-hint`]),
  ].map((key) => `appeals.office.${key}`);
  expect(keys.filter((key) => !t.has(key) || !english.has(key))).toEqual([]);
});
