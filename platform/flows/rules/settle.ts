import type { AskedStep } from '../definition.ts';
import type { Visit } from '../instance.ts';
import { findVisit, isOpen, spotOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { openTurns, seatState, seatsOf } from './seats.ts';
import type { SeatState } from './seats.ts';
import { passVisit, refuseVisit } from './walk.ts';

/** After anything that a person did: decides the visit if its places say so, else opens the tasks whose turn has come. */
export function settleVisit(draft: Draft, id: number): void {
  const visit = findVisit(draft, id);
  const step = visit ? askedStepOf(draft, visit) : undefined;
  if (!visit || !step || !isOpen(visit)) return;
  const verdict = verdictOf(step, seatsOf(draft, id).map((seat) => seatState(draft, seat)));
  if (verdict === 'pass') passVisit(draft, visit);
  else if (verdict === 'refuse') refuseVisit(draft, visit);
  else openTurns(draft, visit, step.kind === 'approve' && step.by === 'all' && step.inOrder === true);
}

export function askedStepOf(draft: Draft, visit: Visit): AskedStep | undefined {
  const step = spotOf(draft, visit)?.step;
  return step?.kind === 'approve' || step?.kind === 'fill' ? step : undefined;
}

/** A place that fell away counts for nothing: its holder's successor sits in another one. */
export function verdictOf(step: AskedStep, seats: readonly SeatState[]): 'pass' | 'refuse' | 'open' {
  const count = (state: SeatState): number => seats.filter((one) => one === state).length;
  const agreed = count('agreed');
  const refused = count('refused');
  const valid = seats.length - count('void');
  if (step.kind === 'fill' || step.by === 'one' || step.by === 'any') {
    if (agreed > 0) return 'pass';
    return refused > 0 ? 'refuse' : 'open';
  }
  const needed = neededOf(step, valid);
  if (step.by === 'all') return byShare(agreed, valid - refused, needed);
  if (step.hasVeto && refused > 0) return 'refuse';
  const share = byShare(agreed, valid - refused - count('abstained'), needed);
  return share === 'pass' && step.hasVeto && count('waiting') > 0 ? 'open' : share;
}

function byShare(agreed: number, reachable: number, needed: number): 'pass' | 'refuse' | 'open' {
  if (agreed >= needed) return 'pass';
  return reachable < needed ? 'refuse' : 'open';
}

/** How many must agree of so many; a part of a person is a whole one. */
function neededOf(step: Extract<AskedStep, { kind: 'approve' }>, asked: number): number {
  if (step.percent !== undefined) return Math.max(1, Math.ceil((step.percent * asked) / 100));
  return step.by === 'all' ? Math.max(1, asked) : Math.floor(asked / 2) + 1;
}
