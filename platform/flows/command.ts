import type { Answers } from '#platform/forms/condition.ts';
import type { Due, Place, StepDue, Who } from './definition.ts';
import type { Instance } from './instance.ts';

/** Whom a visit may ask, as the house found them. `standsFor`: absence or empty office, whose turn it would have been. */
export type Found = { readonly person: string; readonly standsFor?: string };

/**
 * Everything that can happen to a case. `task` is the asking person's own open task, `by` the person; the runner has proven
 * both. Words and photos of an opinion stay outside the rules: they change nothing here.
 */
export type Command =
  | { readonly kind: 'start' }
  | { readonly kind: 'agree' | 'refuse' | 'abstain'; readonly task: number; readonly writes?: Answers }
  | { readonly kind: 'fill'; readonly task: number; readonly writes: Answers }
  /** To the starter, to the step before, or to any step already passed; afterwards through all steps again, or directly back here. */
  | { readonly kind: 'send-back'; readonly task: number; readonly to: 'starter' | 'previous' | { readonly step: string }; readonly then: 'again' | 'direct' }
  | { readonly kind: 'add-signer'; readonly task: number; readonly person: string; readonly where: 'before' | 'after' | 'beside' }
  | { readonly kind: 'drop-signer'; readonly task: number; readonly dropped: number }
  | { readonly kind: 'hand-over'; readonly task: number; readonly person: string }
  /** Asks somebody for an opinion; the task itself comes back with it. */
  | { readonly kind: 'delegate'; readonly task: number; readonly person: string }
  | { readonly kind: 'give-opinion'; readonly task: number }
  /** The delegation, or one's own decision of a moment ago that nothing has built on yet. */
  | { readonly kind: 'take-back'; readonly task: number }
  | { readonly kind: 'resubmit' | 'withdraw' | 'remind'; readonly by: string; readonly answers?: Answers }
  | { readonly kind: 'comment' | 'attach'; readonly by: string }
  /** From the house, never from a person: */
  | { readonly kind: 'found'; readonly visit: number; readonly people: readonly Found[] }
  | { readonly kind: 'due'; readonly visit: number }
  /** Whom the union above has to ask as well; nobody where there is no union above. */
  | { readonly kind: 'climbed'; readonly visit: number; readonly people: readonly Found[] }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'called' | 'printed'; readonly visit: number }
  | { readonly kind: 'sub-ended'; readonly visit: number; readonly outcome: 'agreed' | 'refused' | 'withdrawn' }
  /** The holder of a task left or went on leave: others take it. */
  | { readonly kind: 'replace'; readonly task: number; readonly people: readonly Found[] };
export type CommandKind = Command['kind'];

/** What the house has to do, in this order, in the same transaction. */
export type Effect =
  /** Look for people and answer with `found`. `except`: may not decide here (own case, decided the step before). */
  | { readonly kind: 'find'; readonly visit: number; readonly step: string; readonly who: readonly Who[]; readonly except: readonly string[]; readonly single: boolean }
  /** `wakes`: `due` is to come when that day is over. */
  | { readonly kind: 'set-due'; readonly visit: number; readonly due: StepDue; readonly wakes?: true }
  /** Look for people in the unions above those that the step names, and answer with `climbed`. `except`: may not decide here, or is asked already. */
  | { readonly kind: 'climb'; readonly visit: number; readonly who: readonly Who[]; readonly except: readonly string[] }
  /** Wake the visit with `due`: for `wait`, and for `publicise` by working days. */
  | { readonly kind: 'wake'; readonly visit: number; readonly at: { readonly date: string } | Due }
  | { readonly kind: 'expect'; readonly visit: number; readonly event: string }
  | { readonly kind: 'call'; readonly visit: number; readonly call: string }
  | { readonly kind: 'print'; readonly visit: number; readonly paper: string }
  | { readonly kind: 'copy'; readonly visit: number; readonly who: readonly Who[] }
  | { readonly kind: 'start-sub'; readonly visit: number; readonly process: string; readonly at: Place; readonly passes: readonly string[] }
  | { readonly kind: 'remind'; readonly people: readonly string[] }
  | { readonly kind: 'end-sub'; readonly visit: number }
  | { readonly kind: 'ended'; readonly outcome: 'agreed' | 'refused' | 'withdrawn' };

/** Why a command is refused; each has its sentence in locale/. */
export const REFUSALS = [
  'over', 'not-started', 'started-already', 'not-your-task', 'task-settled', 'not-with-starter', 'with-starter', 'not-starter', 'unknown-step',
  'not-passed', 'other-branch', 'nothing-before', 'signer-already', 'self', 'not-added-by-you', 'not-your-turn', 'not-an-approval', 'not-a-fill',
  'not-a-ballot', 'not-delegated', 'built-upon', 'not-asked-for', 'nobody-found', 'not-writable',
  'awaiting-opinion', 'may-not-decide',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Advanced =
  | { readonly ok: true; readonly instance: Instance; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };
