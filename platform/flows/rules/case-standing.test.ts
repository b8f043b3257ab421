import { describe, expect, test } from 'vitest';
import type { CaseView } from '../wire.ts';
import { lineStanding, standingOf, type Reader } from './case-standing.ts';

const DAY = new Date('2026-11-23T02:00:00Z');
const reader: Reader = { language: 'zh-CN', day: (moment) => moment.toISOString().slice(0, 10), daysSince: () => 3, and: '+' };
const title = { 'zh-CN': 'Step', en: 'Step' };
const view: CaseView = {
  caseId: 'c', number: 'n', process: 'own.x', title, unionName: 'u', starterName: 's', status: 'running', stepTitle: title, startedAt: DAY, changedAt: DAY,
  definition: {
    title, about: title, group: 'care', begunBy: 'member', form: { fields: [] },
    flow: { steps: [
      { kind: 'approve', key: 'a', title, by: 'all', who: [{ kind: 'starter' }] }, { kind: 'publicise', key: 'p', title: { 'zh-CN': 'Shown' }, workingDays: 3, shows: [] },
    ] },
  },
  answers: {}, isMasked: false, isMine: true, takesPart: true, unionId: 'u', people: [], unions: [], visits: [], tasks: [], trail: [], consents: [], papers: [], myTask: null, can: [], takeBackTaskId: null, dropTaskId: null, backTo: [],
};
const task = (no: number, state: string): CaseView['tasks'][number] => ({
  taskId: String(no), no, visit: 1, step: 'a', person: { personId: String(no), name: `P${no}` }, inPlaceOf: null, state, origin: 'step', isAddedByMe: false, openedAt: DAY, settledAt: null,
});
const visit = (step: string, wakesAt: Date | null): CaseView['visits'][number] => ({ id: 1, step, round: 1, state: 'open', within: null, wakesAt, dueAt: null });

describe('where a case is, in one sentence', () => {
  test('with whom and how long; of many, three are named', () => {
    const open = [1, 2, 3, 4].map((no) => task(no, 'open'));
    expect(standingOf({ ...view, tasks: [...open, task(5, 'agreed')], visits: [visit('a', null)] }, reader))
      .toEqual({ key: 'flows.stand.asked-days', params: { count: 3, step: 'Step', people: 'P1+P2+P3… (4)' } });
  });

  test('the working day is said where the house knows it', () => {
    expect(lineStanding({ ...view, workingDay: 2 }, reader, true)).toEqual({ key: 'flows.stand.asked-working-line', params: { count: 2, step: 'Step' } });
  });

  test('a period of publicity says its last day', () => {
    expect(standingOf({ ...view, visits: [visit('p', DAY)] }, reader)).toEqual({ key: 'flows.stand.public', params: { step: 'Shown', day: '2026-11-23' } });
  });

  test('what came back says so to its applicant, and differently to others', () => {
    const back = { ...view, status: 'with-starter' as const };
    expect([standingOf(back, reader).key, standingOf({ ...back, isMine: false }, reader).key]).toEqual(['flows.stand.with-me', 'flows.stand.with-starter']);
  });
});
