import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '#platform/kernel/id.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { errors } from '../contract.ts';
import { STATUSES } from '../wire.ts';
import { canAct, canRate, decideOfficerAct, decideRating, decideWorkerStep, type CaseState, type OfficerVerb } from './case-state.ts';

const WORKER = toId<'person'>('00000000-0000-7000-8000-000000000001');
const OFFICER = { personId: '00000000-0000-7000-8000-000000000002', standing: 'holder' } as const;
const UNION = toId<'union'>('00000000-0000-7000-8000-000000000003');
const VERBS = ['accept', 'ask', 'answer', 'pause', 'resume', 'refuse', 'escalate', 'close'] as const;
const ALL_VERBS = [...VERBS, 'hand-over', 'take-up', 'declare', 'join', 'part'] as const;
const AFTER: Readonly<Record<(typeof VERBS)[number], CaseState['status']>> = {
  accept: 'accepted', ask: 'waiting', answer: 'accepted', pause: 'paused', resume: 'accepted', refuse: 'received', escalate: 'received', close: 'closed',
};
type Move = (typeof VERBS)[number] | 'add' | 'withdraw' | 'solved' | 'not solved';
const move: fc.Arbitrary<Move> = fc.constantFrom(...VERBS, 'add', 'withdraw', 'solved', 'not solved');
const FRESH: CaseState = { status: 'received', personId: WORKER, isRoundRated: false, excludedIds: [], holderUnionId: UNION, joinedTo: null };

function isVerb(what: Move): what is (typeof VERBS)[number] {
  return VERBS.some((verb) => verb === what);
}

/** The state after a move, as apply writes it; undefined when the rules refuse the move. */
function after(state: CaseState, what: Move): CaseState | undefined {
  if (isVerb(what)) {
    if (!decideOfficerAct(state, what, OFFICER).ok) return undefined;
    return { ...state, status: AFTER[what], isRoundRated: what === 'close' ? false : state.isRoundRated };
  }
  if (what === 'add' || what === 'withdraw') {
    if (!decideWorkerStep(state).ok) return undefined;
    return { ...state, status: what === 'withdraw' ? 'withdrawn' : state.status === 'waiting' ? 'accepted' : state.status };
  }
  const decided = decideRating(state, what === 'solved');
  return decided.ok ? { ...state, isRoundRated: true, status: decided.value.reopens ? 'received' : state.status } : undefined;
}

describe('the way of a case', () => {
  test('in any order of moves: one rating for every closing, and nothing is closed that was not accepted', () => {
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
      expect(count('solved', 'not solved')).toBeLessThanOrEqual(count('close'));
      // A case is closed again only after its worker opened it again, and refusing or climbing never ends one.
      expect(count('close')).toBeLessThanOrEqual(1 + count('not solved'));
      expect(count('accept')).toBeLessThanOrEqual(1 + count('refuse', 'escalate', 'not solved'));
      expect(count('solved') + count('withdraw')).toBeLessThanOrEqual(1);
      if (count('accept') === 0) expect(count('close', 'solved', 'not solved')).toBe(0);
      expect(canRate(state)).toBe(state.status === 'closed' && taken.at(-1) === 'close');
    }), runs(3000));
  });

  test('every state can be reached, and from every open one the case can still be closed', () => {
    const reached = new Map<string, CaseState>();
    const moves: readonly Move[] = [...VERBS, 'add', 'withdraw', 'solved', 'not solved'];
    const walk = (state: CaseState) => {
      const key = JSON.stringify(state);
      if (reached.has(key)) return;
      reached.set(key, state);
      for (const what of moves) {
        const next = after(state, what);
        if (next !== undefined) walk(next);
      }
    };
    walk(FRESH);
    expect(new Set([...reached.values()].map((state) => state.status))).toEqual(new Set(STATUSES));
    const canClose = (state: CaseState, steps: number): boolean => state.status === 'closed'
      || (steps > 0 && moves.some((what) => {
        const next = what === 'withdraw' ? undefined : after(state, what);
        return next !== undefined && canClose(next, steps - 1);
      }));
    for (const state of reached.values()) expect(canClose(state, 3)).toBe(state.status !== 'withdrawn');
  });

  test('a refusal says in which state the case is', () => {
    expect(decideOfficerAct(FRESH, 'close', OFFICER)).toEqual({ ok: false, error: errors['wrong-state'], params: { status: 'received' } });
    expect(decideRating(FRESH, true)).toEqual({ ok: false, error: errors['wrong-state'], params: { status: 'received' } });
    expect(decideWorkerStep({ status: 'withdrawn' })).toEqual({ ok: false, error: errors['wrong-state'], params: { status: 'withdrawn' } });
  });

  test('a joined case is handled with its lead: alone it can only be parted', () => {
    const joined = { ...FRESH, status: 'accepted' as const, joinedTo: toId<'appeal'>(WORKER) };
    expect(ALL_VERBS.filter((verb) => canAct(joined, verb, OFFICER))).toEqual(['part']);
  });
});

describe('who acts', () => {
  test('the union that holds the case; above it only by taking it up, below it by word', () => {
    const state = { ...FRESH, status: 'accepted' as const };
    const allowed = (standing: 'above' | 'below') => ALL_VERBS.filter((verb) => canAct(state, verb, { ...OFFICER, standing }));
    expect(allowed('above')).toEqual(['ask', 'answer', 'take-up', 'declare', 'join']);
    expect(allowed('below')).toEqual(['ask', 'answer', 'declare', 'join']);
  });

  test('回避: nobody handles their own case, or one they are excluded from, whatever the state and the act', () => {
    for (const status of STATUSES) for (const verb of ALL_VERBS satisfies readonly OfficerVerb[]) {
      const own = { ...FRESH, status };
      expect(decideOfficerAct(own, verb, { ...OFFICER, personId: WORKER })).toMatchObject({ ok: false, error: errors['own-case'] });
      const excluded = { ...own, excludedIds: [toId<'person'>(OFFICER.personId)] };
      expect(decideOfficerAct(excluded, verb, OFFICER)).toMatchObject({ ok: false, error: errors['own-case'] });
    }
    expect(canAct({ ...FRESH, personId: null }, 'accept', OFFICER)).toBe(true);
  });
});
