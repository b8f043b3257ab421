import { describe, expect, test } from 'vitest';
import { dueState, dueTone } from './due-state.ts';

describe('how a case stands to its deadline', () => {
  test('yesterday is one day over, today is not over', () => {
    expect(dueState('accepted', -1)).toEqual({ kind: 'overdue', days: 1 });
    expect(dueState('accepted', 0)).toEqual({ kind: 'today' });
  });

  test('three days are soon, four are not', () => {
    expect(dueState('received', 3)).toEqual({ kind: 'soon', days: 3 });
    expect(dueState('received', 4)).toEqual({ kind: 'later', days: 4 });
  });

  test('a case that has ended is done, however late, and shows no alarm', () => {
    expect(dueState('withdrawn', -1)).toEqual({ kind: 'done' });
    expect(dueState('closed', -30)).toEqual({ kind: 'done' });
    expect(dueTone(dueState('closed', -30))).toBe('idle');
  });

  test('a case without a deadline says so', () => {
    expect(dueState('received', undefined)).toEqual({ kind: 'none' });
  });
});
