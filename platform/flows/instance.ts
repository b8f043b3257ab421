import type { Answers } from '#platform/forms/condition.ts';

/** A running case as the rules see it. Ids are small numbers, counted up in the case: the same commands give the same ids. */
export type Instance = {
  readonly status: 'running' | 'with-starter' | 'agreed' | 'refused' | 'withdrawn';
  readonly starter: string;
  readonly answers: Answers;
  readonly visits: readonly Visit[];
  readonly tasks: readonly Task[];
  /** The next free number for a visit or a task. */
  readonly next: number;
  /** Where the case goes on when the starter sends it in again; only while it lies with them. */
  readonly resume?: Resume;
  /** What the last command changed, if it was a decision: it can still be taken back. */
  readonly latest?: Latest;
};

/** `also`: the visits that were left together with the one that sent back; a direct return asks in all of them anew. */
export type Resume = { readonly visit: number; readonly then: 'again' | 'direct'; readonly also?: readonly number[] };

/** Once through one step. `round` counts how often that step was come to. */
export type Visit = {
  readonly id: number;
  readonly step: string;
  readonly round: number;
  /** The visit of the `together` or `choose` around it, and which branch. */
  readonly within?: { readonly visit: number; readonly branch: string };
  /** Sent back to, for a direct return: the visits that are asked anew as soon as this one has passed. */
  readonly back?: readonly number[];
  /**
   * finding: people are being looked for · open: waits for people, time, event or call, or for a visit inside · passed ·
   * refused: its people said no · dropped: left without a decision.
   */
  readonly state: 'finding' | 'open' | 'passed' | 'refused' | 'dropped';
};

/** Whose decision it was, the first number it gave out, and the states as they stood before it. */
export type Latest = {
  readonly task: number;
  readonly next: number;
  readonly visits: readonly { readonly id: number; readonly state: Visit['state'] }[];
  readonly tasks: readonly { readonly id: number; readonly state: Task['state'] }[];
};

/** One person asked once. */
export type Task = {
  readonly id: number;
  readonly visit: number;
  readonly person: string;
  /** Whom they stand in for: absence, a delegation. */
  readonly inPlaceOf?: string;
  /**
   * later: its turn has not come · open · agreed · refused · abstained · filled · sent-back · handed-over · awaiting: an opinion was asked
   * for, the task comes back · given: the opinion · dropped.
   */
  readonly state: 'later' | 'open' | 'agreed' | 'refused' | 'abstained' | 'filled' | 'sent-back' | 'handed-over' | 'awaiting' | 'given' | 'dropped';
  /** step: found by the flow · before, after, beside: added by a signer · opinion: delegated to. */
  readonly origin: 'step' | 'before' | 'after' | 'beside' | 'opinion';
  /** The task whose holder added or delegated this one. */
  readonly by?: number;
  /** The task it took over: handed over, or its holder left. */
  readonly replaces?: number;
};

export const OPEN_TASKS: ReadonlySet<Task['state']> = new Set(['open']);

export function isOver(instance: Pick<Instance, 'status'>): boolean {
  return instance.status === 'agreed' || instance.status === 'refused' || instance.status === 'withdrawn';
}
