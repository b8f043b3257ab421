import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract.ts';
import type { AppealRow } from '../store/rows.ts';

/** What a decision needs to know of a case. */
export type CaseState = Pick<AppealRow, 'status' | 'personId' | 'isRoundRated' | 'excludedIds' | 'holderUnionId' | 'joinedTo'>;

/** How an officer's office stands to the union that holds the case. */
export type Standing = 'holder' | 'above' | 'below';
export type ActingOfficer = { readonly personId: string; readonly standing: Standing };

export type OfficerVerb =
  'accept' | 'ask' | 'answer' | 'pause' | 'resume' | 'hand-over' | 'refuse' | 'escalate' | 'take-up' | 'declare' | 'join' | 'part' | 'close';

type Rule = { readonly from: readonly CaseState['status'][]; readonly standing: readonly Standing[] };
const OPEN = ['received', 'accepted', 'waiting', 'paused'] as const;
const ANYBODY = ['holder', 'above', 'below'] as const;

/**
 * received → accepted ⇄ waiting or paused → closed → ("not solved") received by the next rung. Nothing is closed by somebody who has not accepted it. The union that
 * holds a case acts; a union above takes it up first, so that it is always plain who has it; every officer of the line may
 * ask and answer, for the first receiver stays responsible (首接负责).
 */
const RULES: Readonly<Record<OfficerVerb, Rule>> = {
  'accept': { from: ['received'], standing: ['holder'] },
  'ask': { from: ['accepted', 'waiting'], standing: ANYBODY },
  'answer': { from: ['accepted', 'waiting', 'paused'], standing: ANYBODY },
  'pause': { from: ['accepted'], standing: ['holder'] },
  'resume': { from: ['paused'], standing: ['holder'] },
  'hand-over': { from: OPEN, standing: ['holder'] },
  'refuse': { from: ['received'], standing: ['holder'] },
  'escalate': { from: OPEN, standing: ['holder'] },
  'take-up': { from: OPEN, standing: ['above'] },
  'declare': { from: OPEN, standing: ANYBODY },
  'join': { from: OPEN, standing: ANYBODY },
  'part': { from: OPEN, standing: ANYBODY },
  'close': { from: ['accepted', 'waiting'], standing: ['holder'] },
};

/** An officer's act. Nobody handles a case of their own, or one from which they are excluded (回避). */
export function decideOfficerAct(state: CaseState, verb: OfficerVerb, officer: ActingOfficer): Outcome<true> {
  if ([state.personId, ...state.excludedIds].some((person) => person === officer.personId)) return refuse(errors['own-case']);
  const rule = RULES[verb];
  // A joined case is handled with its lead.
  const isJoined = state.joinedTo !== null;
  if (isJoined !== (verb === 'part') || !rule.from.includes(state.status)) return refuse(errors['wrong-state'], { status: state.status });
  if (!rule.standing.includes(officer.standing)) return refuse(errors['not-holder']);
  return ok(true);
}

export function canAct(state: CaseState, verb: OfficerVerb, officer: ActingOfficer): boolean {
  return decideOfficerAct(state, verb, officer).ok;
}

/** Still being worked on. */
export function isEnded(status: CaseState['status']): boolean {
  return status === 'closed' || status === 'withdrawn';
}

/** The worker adds something or takes the case back: possible until it has ended. */
export function decideWorkerStep(state: Pick<CaseState, 'status'>): Outcome<true> {
  return isEnded(state.status) ? refuse(errors['wrong-state'], { status: state.status }) : ok(true);
}

/** One rating for every closing. "Not solved" opens the case again, so the next closing is asked about anew. */
export function decideRating(state: Pick<CaseState, 'status' | 'isRoundRated'>, isSolved: boolean): Outcome<{ reopens: boolean }> {
  if (!canRate(state)) return refuse(errors['wrong-state'], { status: state.status });
  return ok({ reopens: !isSolved });
}

export function canRate(state: Pick<CaseState, 'status' | 'isRoundRated'>): boolean {
  return state.status === 'closed' && !state.isRoundRated;
}
