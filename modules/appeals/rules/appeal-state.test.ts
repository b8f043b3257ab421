import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '#platform/kernel/id.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { errors } from '../contract.ts';
import { STATUSES } from '../wire.ts';
import { canRate, canTake, decideAddition, decideOfficerStep, decideRating, type CaseState } from './appeal-state.ts';

const WORKER = toId<'person'>('00000000-0000-7000-8000-000000000001');
const OFFICER = '00000000-0000-7000-8000-000000000002';
const VERBS = ['accept', 'ask', 'answer', 'close'] as const;

type Move = (typeof VERBS)[number] | 'add' | 'solved' | 'not solved';
const move: fc.Arbitrary<Move> = fc.constantFrom(...VERBS, 'add', 'solved', 'not solved');
const FRESH: CaseState = { status: 'received', personId: WORKER, isRoundRated: false };

/** The state after a move, as apply writes it; undefined when the rules refuse the move. */
function after(state: CaseState, what: Move): CaseState | undefined {
  if (what === 'add') {
    const decided = decideAddition(state);
    return decided.ok ? { ...state, status: decided.value } : undefined;
  }
  if (what === 'solved' || what === 'not solved') {
    const decided = decideRating(state, what === 'solved');
    if (!decided.ok) return undefined;
    return { ...state, isRoundRated: true, status: decided.value.reopens ? 'accepted' : state.status };
  }
  const decided = decideOfficerStep(state, what, OFFICER);
  return decided.ok ? { ...state, status: decided.value, isRoundRated: decided.value === 'closed' ? false : state.isRoundRated } : undefined;
}

describe('the way of a case', () => {
  test('in any order of moves: accepted once, one rating for every closing, and no answer before it was accepted', () => {
    fc.assert(fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      let state = FRESH;
      const taken: Move[] = [];
      for (const what of moves) {
        const next = after(state, what);
        if (next === undefined) continue;
        taken.push(what);
        state = next;
      }
      const count = (...some: Move[]) => taken.filter((what) => some.includes(what)).length;
      expect(count('accept')).toBeLessThanOrEqual(1);
      expect(count('solved', 'not solved')).toBeLessThanOrEqual(count('close'));
      // A case is closed again only after its worker opened it again.
      expect(count('close')).toBeLessThanOrEqual(1 + count('not solved'));
      expect(count('solved')).toBeLessThanOrEqual(1);
      if (count('accept') === 0) expect(count('ask', 'answer', 'close', 'solved', 'not solved')).toBe(0);
      if (count('solved') === 1) expect(taken.at(-1)).toBe('solved');
      expect(STATUSES).toContain(state.status);
      expect(canRate(state)).toBe(state.status === 'closed' && taken.at(-1) === 'close');
    }), runs(3000));
  });

  test('every state can be reached, and from every state but "closed and solved" the case can still be closed', () => {
    const reached = new Map<string, CaseState>();
    const walk = (state: CaseState) => {
      const key = JSON.stringify(state);
      if (reached.has(key)) return;
      reached.set(key, state);
      for (const what of [...VERBS, 'add', 'solved', 'not solved'] as const) {
        const next = after(state, what);
        if (next !== undefined) walk(next);
      }
    };
    walk(FRESH);
    expect(new Set([...reached.values()].map((state) => state.status))).toEqual(new Set(STATUSES));
    const canClose = (state: CaseState, steps: number): boolean => state.status === 'closed' && !state.isRoundRated
      || (steps > 0 && [...VERBS, 'add', 'not solved'].some((what) => {
        const next = after(state, what as Move);
        return next !== undefined && canClose(next, steps - 1);
      }));
    for (const state of reached.values()) expect(canClose(state, 4)).toBe(!(state.status === 'closed' && state.isRoundRated));
  });

  test('a refusal says in which state the case is', () => {
    expect(decideOfficerStep(FRESH, 'close', OFFICER)).toEqual({ ok: false, error: errors['wrong-state'], params: { status: 'received' } });
    expect(decideRating(FRESH, true)).toEqual({ ok: false, error: errors['wrong-state'], params: { status: 'received' } });
    expect(decideAddition({ ...FRESH, status: 'closed' })).toEqual({ ok: false, error: errors['wrong-state'], params: { status: 'closed' } });
  });
});

describe('回避: nobody handles their own case', () => {
  test('whatever the state and the step, and before the state is looked at', () => {
    for (const status of STATUSES) for (const verb of VERBS) {
      const own = { ...FRESH, status };
      expect(decideOfficerStep(own, verb, WORKER)).toMatchObject({ ok: false, error: errors['own-case'] });
      expect(canTake(own, verb, WORKER)).toBe(false);
      expect(canTake(own, verb, OFFICER)).toBe(decideOfficerStep(own, verb, OFFICER).ok);
    }
  });

  test('a case that belongs to nobody is nobody\'s own', () => {
    expect(decideOfficerStep({ ...FRESH, personId: null }, 'accept', OFFICER).ok).toBe(true);
  });
});
