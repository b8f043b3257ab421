import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract.ts';
import type { EntryRow } from '../store/rows.ts';

/** What the decision needs to know of an entry. */
export type EntryState = Pick<EntryRow, 'personId' | 'answeredAt'>;

/** An entry is answered once, and nobody answers their own (回避). */
export function decideAnswer(state: EntryState, officerId: string): Outcome<'answered'> {
  if (state.personId === officerId) return refuse(errors['own-entry']);
  if (state.answeredAt !== null) return refuse(errors['already-answered']);
  return ok('answered');
}

export function canAnswer(state: EntryState, officerId: string): boolean {
  return decideAnswer(state, officerId).ok;
}
