import { checkForm } from '#platform/forms/check-form.ts';
import type { FormProblem } from '#platform/forms/problem.ts';
import type { Step } from '../../definition.ts';
import { processDefinition, type ProcessDefinition } from '../../wire.ts';
import type { Backing } from './designer-api.ts';
import type { Selection, Tab } from './places.ts';

/** What keeps a design from being published, with the place where it is put right. */
export type DesignProblem = {
  readonly id: string;
  readonly tab: Tab;
  readonly at?: Selection;
  readonly field?: FormProblem;
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
};

type Issue = { readonly path: readonly PropertyKey[]; readonly code: string };

/** Everything there is to put right: words that are missing, the form's own checks, the flow's. */
export function problemsOf(definition: ProcessDefinition, _backing: Backing, _published: ProcessDefinition | undefined): readonly DesignProblem[] {
  const parsed = processDefinition.safeParse(definition);
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => toProblem(definition, issue));
  const form = checkForm(definition.form).map((problem): DesignProblem => ({ id: '', tab: 'form', field: problem, reason: problem.reason, params: problem.params }));
  return numbered([...shape, ...form]);
}

function toProblem(definition: ProcessDefinition, { path, code }: Issue): DesignProblem {
  const [part, , at] = path;
  if (part === 'form') return { id: '', tab: 'form', reason: 'field-not-complete', params: { number: typeof at === 'number' ? at + 1 : 1 } };
  if (part === 'flow') return { id: '', tab: 'flow', ...placeOf(definition.flow.steps, path.slice(2)), reason: reasonOf(path, code), params: {} };
  return { id: '', tab: 'about', reason: 'words-missing', params: {} };
}

/** The innermost step or branch that an issue's path goes through. */
function placeOf(steps: readonly Step[], [at, part, ...rest]: readonly PropertyKey[]): { readonly at?: Selection } {
  const step = typeof at === 'number' ? steps[at] : undefined;
  if (step === undefined) return {};
  if (part === 'otherwise' && step.kind === 'choose') return { at: { step: step.key }, ...placeOf(step.otherwise, rest) };
  const branch = part === 'branches' && 'branches' in step && typeof rest[0] === 'number' ? step.branches[rest[0]] : undefined;
  if (branch === undefined) return { at: { step: step.key } };
  const here = { at: { step: step.key, branch: branch.key } };
  return rest[1] === 'steps' ? { ...here, ...placeOf(branch.steps, rest.slice(2)) } : here;
}

function reasonOf(path: readonly PropertyKey[], code: string): string {
  if (path.includes('title')) return 'words-missing';
  if (path.at(-1) === 'who') return 'nobody-asked';
  if (code === 'too_big') return 'too-much';
  return 'not-complete';
}

function numbered(problems: readonly DesignProblem[]): readonly DesignProblem[] {
  const keyOf = ({ tab, at, field, reason, params }: DesignProblem) => JSON.stringify([tab, at, field?.key, field?.column, reason, params]);
  const first = new Map(problems.map((problem) => [keyOf(problem), problem]).toReversed() as [string, DesignProblem][]); // -- pairs of key and problem
  return [...first].toReversed().map(([id, problem]) => ({ ...problem, id }));
}
