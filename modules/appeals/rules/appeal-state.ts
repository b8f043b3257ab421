import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract.ts';
import type { AppealRow } from '../store/rows.ts';

/** What a decision needs to know of a case. */
export type CaseState = Pick<AppealRow, 'status' | 'personId' | 'isRoundRated'>;
type Verb = 'accept' | 'ask' | 'answer' | 'close';

/** received → accepted ⇄ waiting → closed; nothing is answered or closed by somebody who has not accepted it. */
const FROM: Readonly<Record<Verb, readonly CaseState['status'][]>> = {
  accept: ['received'],
  ask: ['accepted', 'waiting'],
  answer: ['accepted', 'waiting'],
  close: ['accepted', 'waiting'],
};

/** An officer's step. Nobody handles a case of their own (回避). */
export function decideOfficerStep(state: CaseState, verb: Verb, officerId: string): Outcome<CaseState['status']> {
  if (state.personId === officerId) return refuse(errors['own-case']);
  if (!FROM[verb].includes(state.status)) return refuse(errors['wrong-state'], { status: state.status });
  return ok(verb === 'ask' ? 'waiting' : verb === 'close' ? 'closed' : 'accepted');
}

/** The worker adds something: possible until the case is closed; an answer to a question ends the waiting. */
export function decideAddition(state: CaseState): Outcome<CaseState['status']> {
  if (state.status === 'closed') return refuse(errors['wrong-state'], { status: state.status });
  return ok(state.status === 'waiting' ? 'accepted' : state.status);
}

/** One rating for every closing. "Not solved" opens the case again, so the next closing is asked about anew. */
export function decideRating(state: CaseState, isSolved: boolean): Outcome<{ reopens: boolean }> {
  if (!canRate(state)) return refuse(errors['wrong-state'], { status: state.status });
  return ok({ reopens: !isSolved });
}

export function canRate(state: Pick<CaseState, 'status' | 'isRoundRated'>): boolean {
  return state.status === 'closed' && !state.isRoundRated;
}

export function canTake(state: CaseState, verb: Verb, officerId: string): boolean {
  return decideOfficerStep(state, verb, officerId).ok;
}
