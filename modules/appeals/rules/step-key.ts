import type { CAUSES, STEP_KINDS } from '../wire.ts';

export type TalkedStep = {
  readonly kind: (typeof STEP_KINDS)[number];
  readonly cause: (typeof CAUSES)[number] | null;
  readonly by: 'worker' | 'officer' | 'clock';
  readonly isSolved: boolean | null;
  readonly untilOn: string | null;
  readonly unionName: string | null;
  readonly toUnionName: string | null;
};

/** The sentence of a step, as the last part of its key in locale/: one kind is told in several ways, by whom and why it was made. */
export function stepKey({ kind, cause, by, isSolved, untilOn, unionName, toUnionName }: TalkedStep): string {
  switch (kind) {
    case 'submitted': return by === 'officer' ? 'entered' : kind;
    case 'rated': return isSolved === true ? 'solved' : 'unsolved';
    case 'escalated': return cause === 'overdue' || cause === 'taken-up' ? `escalated-${cause}` : kind;
    case 'resumed': return cause === 'date' ? 'resumed-date' : kind;
    case 'joined': return cause === 'lead-ended' ? 'joined-lead' : kind;
    case 'parted': return cause === 'lead-ended' ? 'parted-lead' : by === 'worker' ? 'parted-unsolved' : kind;
    case 'handed-over': return unionName === toUnionName ? 'handed-over-inside' : kind;
    case 'declared': return unionName === toUnionName ? kind : 'declared-moved';
    case 'asked': case 'paused': return untilOn === null ? kind : `${kind}-until`;
    case 'accepted': case 'added': case 'answered': case 'refused': case 'withdrawn': case 'closed': case 'reopened': return kind;
  }
}
