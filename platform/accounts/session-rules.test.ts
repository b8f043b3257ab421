import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  SESSION_LIMITS, isFactorFresh, needsTouch, sessionEndsAt, sessionState, sessionsToEnd, type SessionKind, type SessionTimes,
} from './session-rules.ts';

const seed = Number(process.env.SEED ?? 20261123);
const start = new Date('2026-11-23T08:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const kinds: readonly SessionKind[] = ['officer', 'member', 'receipt'];
const anyKind = fc.constantFrom(...kinds);

// Written out a second time on purpose: these are the numbers of security.md 2b.
const law = {
  officer: { idle: 30 * MINUTE, absolute: 12 * HOUR },
  member: { idle: 30 * DAY, absolute: 180 * DAY },
  receipt: { idle: 30 * MINUTE, absolute: 2 * HOUR },
} as const;

describe('SE-3 idle and absolute limits', () => {
  test.each(kinds)('%s: lives until one second before the idle limit, not at it', (kind) => {
    const session = { kind, createdAt: start, lastSeenAt: start };
    const { idle } = law[kind];
    expect([-1000, -1, 0, 1000].map((offset) => sessionState(session, after(idle + offset)))).toEqual(['live', 'live', 'idle', 'idle']);
  });

  test.each(kinds)('%s: however busy, it ends at the absolute limit to the second', (kind) => {
    const { absolute } = law[kind];
    const states = [-1000, -1, 0, 1000].map((offset) => {
      const now = after(absolute + offset);
      return sessionState({ kind, createdAt: start, lastSeenAt: now }, now);
    });
    expect(states).toEqual(['live', 'live', 'worn-out', 'worn-out']);
  });

  test('a life of any uses agrees with a plain reckoning, and no session outlives its absolute limit', () => {
    const gaps = fc.array(fc.oneof(fc.nat(40 * MINUTE), fc.nat(40 * DAY)), { maxLength: 40 });
    fc.assert(fc.property(anyKind, gaps, (kind, waits) => {
      let session: SessionTimes = { kind, createdAt: start, lastSeenAt: start };
      let elapsed = 0;
      for (const wait of waits) {
        elapsed += wait;
        const expected = elapsed < law[kind].absolute && elapsed - (session.lastSeenAt.getTime() - start.getTime()) < law[kind].idle;
        const now = after(elapsed);
        expect(sessionState(session, now) === 'live').toBe(expected);
        if (!expected) return;
        if (needsTouch(session, now)) session = { ...session, lastSeenAt: now };
      }
    }), { seed, numRuns: 500 });
  });

  test('the announced end is the first moment at which an unused session is no longer live', () => {
    fc.assert(fc.property(anyKind, fc.nat(200 * DAY), (kind, used) => {
      const session = { kind, createdAt: start, lastSeenAt: after(Math.min(used, law[kind].absolute - 1)) };
      const end = sessionEndsAt(session);
      expect(sessionState(session, end)).not.toBe('live');
      expect(sessionState(session, new Date(end.getTime() - 1))).toBe('live');
    }), { seed });
  });

  test('a session from a clock that ran ahead is refused; a few minutes of skew are not', () => {
    fc.assert(fc.property(anyKind, fc.integer({ min: 1, max: 365 * DAY }), (kind, ahead) => {
      const session = { kind, createdAt: after(ahead), lastSeenAt: after(ahead) };
      expect(sessionState(session, start)).toBe(ahead > 5 * MINUTE ? 'from-the-future' : 'live');
    }), { seed });
  });

  test('the mark of last use costs an officer at most a second, and a member at most one write an hour', () => {
    const seenAgo = (kind: SessionKind, ms: number) => needsTouch({ kind, createdAt: start, lastSeenAt: start }, after(ms));
    expect([seenAgo('officer', 999), seenAgo('officer', 1000)]).toEqual([false, true]);
    expect([seenAgo('receipt', 999), seenAgo('receipt', 1000)]).toEqual([false, true]);
    expect([seenAgo('member', HOUR - 1), seenAgo('member', HOUR)]).toEqual([false, true]);
  });
});

describe('sessions at once', () => {
  const sessions = fc.array(fc.record({ kind: anyKind, created: fc.nat(13 * HOUR), seen: fc.nat(HOUR) }), { maxLength: 8 });

  test('an officer has two: a third ends the longest unused, and only as many as needed', () => {
    fc.assert(fc.property(sessions, (list) => {
      const now = after(14 * HOUR);
      const all = list.map(({ kind, created, seen }) => ({
        kind, createdAt: after(created), lastSeenAt: new Date(Math.max(now.getTime() - seen, start.getTime() + created)),
      }));
      const live = all.filter((session) => session.kind === 'officer' && sessionState(session, now) === 'live');
      const ended = sessionsToEnd(all, 'officer', now);
      expect(ended.length).toBe(Math.max(0, live.length - 1));
      const kept = live.filter((session) => !ended.includes(session));
      for (const one of ended) for (const other of kept) expect(one.lastSeenAt <= other.lastSeenAt).toBe(true);
    }), { seed, numRuns: 300 });
  });

  test('members and receipts have no such limit', () => {
    const many = Array.from({ length: 20 }, () => ({ kind: 'member' as const, createdAt: start, lastSeenAt: start }));
    expect(sessionsToEnd(many, 'member', start)).toEqual([]);
    expect(SESSION_LIMITS.officer.atOnce).toBe(2);
  });
});

describe('SE-9 step-up', () => {
  test('a factor of ten minutes is fresh, one of ten minutes and a second is not, none never is', () => {
    expect([0, 9 * MINUTE, 10 * MINUTE, 10 * MINUTE + 1000, 11 * MINUTE].map((age) => isFactorFresh(start, after(age))))
      .toEqual([true, true, true, false, false]);
    expect(isFactorFresh(undefined, start)).toBe(false);
  });

  test('a factor from the future is not fresh', () => {
    expect(isFactorFresh(after(HOUR), start)).toBe(false);
  });
});
