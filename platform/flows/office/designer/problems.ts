import { compareForms } from '#platform/forms/changes.ts';
import { checkForm } from '#platform/forms/check-form.ts';
import type { FormProblem } from '#platform/forms/problem.ts';
import type { Step } from '../../definition.ts';
import { checkFlow } from '../../rules/check-flow.ts';
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

/** Everything there is to put right: words that are missing, the form's own checks, the flow's. The server checks the same. */
export function problemsOf({ process, definition, backing, published }: Checked): readonly DesignProblem[] {
  const parsed = processDefinition.safeParse(definition);
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => toProblem(definition, issue));
  const changed = published === undefined ? [] : compareForms(published.form, definition.form).filter(({ harm }) => harm === 'refused');
  const form = [...checkForm(definition.form), ...changed.map(({ key }): FormProblem => ({ key, reason: 'kind-changed', params: {} }))];
  const flow = checkFlow(definition.flow, { form: definition.form, ...backing, process });
  const unfinished = new Set(shape.map(({ at }) => JSON.stringify(at)));
  return withIds([
    ...shape,
    ...form.map((problem): DesignProblem => ({ id: '', tab: 'form', field: problem, reason: problem.reason, params: problem.params })),
    ...flow.map(({ at, problem, params }): DesignProblem => ({ id: '', tab: 'flow', ...selectionOf(at), reason: problem, params }))
      // Of a step that is not finished, what is not chosen yet is said once.
      .filter(({ at, params }) => !(unfinished.has(JSON.stringify(at)) && Object.values(params).includes(''))),
  ]);
}

export type Checked = { readonly process: string; readonly definition: ProcessDefinition; readonly backing: Backing; readonly published: ProcessDefinition | undefined };

/** `step`, or `step/branch`. */
function selectionOf(at: string): { readonly at?: Selection } {
  const [step = '', branch] = at.split('/');
  if (step === '') return {};
  return { at: branch === undefined ? { step } : { step, branch } };
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

/** What is said twice at one place is said once. */
function withIds(problems: readonly DesignProblem[]): readonly DesignProblem[] {
  const known = new Map<string, DesignProblem>();
  for (const problem of problems) {
    const { tab, at, field, reason, params } = problem;
    const id = JSON.stringify([tab, at, field?.key, field?.column, reason, params]);
    if (!known.has(id)) known.set(id, { ...problem, id });
  }
  return [...known.values()];
}
