import type { Form } from '#platform/forms/form.ts';
import type { Flow } from '../definition.ts';

/** What can be wrong with a definition; each has its sentence in locale/ as `flows.problem.…`. */
export const FLOW_PROBLEMS = [
  'no-steps', 'too-many-steps', 'key-twice', 'branch-twice', 'key-reserved', 'unreachable', 'branch-never', 'branch-empty', 'need-too-many',
  'again-not-before', 'event-unknown', 'call-unknown', 'paper-unknown', 'process-unknown', 'sub-cycle', 'who-empty', 'person-missing', 'person-kind',
  'union-missing', 'union-kind', 'decider-not-before', 'decider-not-sure', 'condition-missing', 'condition-kind', 'condition-choice', 'condition-too-deep',
  'limit-unknown', 'due-missing', 'climb-by', 'writes-missing', 'writes-kind', 'shows-missing', 'passes-missing', 'date-missing', 'date-kind',
] as const;
export type FlowProblemKind = (typeof FLOW_PROBLEMS)[number];

/** `at`: the key of the step, or `step/branch`; empty for the definition as a whole. */
export type FlowProblem = {
  readonly at: string;
  readonly problem: FlowProblemKind;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What a flow may name: the form it runs on, and what its process and its union offer. */
export type KnownToFlow = {
  readonly form: Form;
  readonly calls: readonly string[];
  readonly papers: readonly string[];
  readonly events: readonly string[];
  readonly limits: readonly string[];
  readonly processes: readonly string[];
  /** The process the flow belongs to, and the flows of the others, to find a case that would begin itself for ever. */
  readonly process?: string;
  readonly flowOf?: (process: string) => Flow | undefined;
};

export function problem(at: string, kind: FlowProblemKind, params: FlowProblem['params'] = {}): FlowProblem {
  return { at, problem: kind, params };
}
