import { compareForms, type FormChange } from '#platform/forms/changes.ts';
import type { Field } from '#platform/forms/form.ts';
import type { Branch, Step } from '../definition.ts';
import type { ProcessDefinition } from '../wire.ts';
import { branchesOf, canonical } from './definition-pieces.ts';
import { OTHERWISE, placedSteps, type Lane } from './edit-flow.ts';

/** Where a step stands: in which lane, and behind which step of it. */
export type StandsAt = { readonly lane: Lane; readonly after: string | undefined };

/** One thing that is otherwise. Values are as they stand in the definition; absent is undefined. */
export type DefinitionChange =
  | { readonly kind: 'head'; readonly part: 'title' | 'about' | 'group' | 'begunBy'; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'step-added' | 'step-removed'; readonly step: Step; readonly at: StandsAt }
  | { readonly kind: 'step-moved'; readonly step: Step; readonly from: StandsAt; readonly at: StandsAt }
  | { readonly kind: 'step-changed'; readonly step: Step; readonly part: string; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'branch-added' | 'branch-removed' | 'branch-moved'; readonly step: Step; readonly branch: Branch }
  | { readonly kind: 'branch-changed'; readonly step: Step; readonly branch: Branch; readonly part: string; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'field'; readonly field: Field; readonly before: Field | undefined; readonly change: FormChange };

const HEADS = ['title', 'about', 'group', 'begunBy'] as const;

/**
 * What is otherwise in `after`, as a list for people: heads, then the form, then the flow from top to bottom. A step is the
 * same step wherever it stands; of steps that changed places with each other, as few as possible count as moved. Nothing of
 * the two differs exactly when the list is empty.
 */
export function compareDefinitions(before: ProcessDefinition, after: ProcessDefinition): readonly DefinitionChange[] {
  const heads = HEADS.filter((part) => isDifferent(before[part], after[part])).map((part) => ({ kind: 'head' as const, part, before: before[part], after: after[part] }));
  return [...heads, ...compareFields(before, after), ...compareSteps(before, after)];
}

function compareFields({ form: before }: ProcessDefinition, { form: after }: ProcessDefinition): DefinitionChange[] {
  const fieldOf = (form: ProcessDefinition['form'], key: string) => form.fields.find((field) => field.key === key);
  const said = compareForms(before, after).flatMap((change): DefinitionChange[] => {
    const field = fieldOf(after, change.key) ?? fieldOf(before, change.key);
    return field === undefined ? [] : [{ kind: 'field', field, before: fieldOf(before, change.key), change }];
  });
  // What the form has no word of its own for, such as the unit of a number or a wider limit, is a change all the same.
  const named = new Set(said.map((one) => (one.kind === 'field' ? one.field.key : '')));
  const unnamed = after.fields.filter((field) => !named.has(field.key) && isDifferent(field, fieldOf(before, field.key)));
  return [...said, ...unnamed.map((field) => ({
    kind: 'field' as const, field, before: fieldOf(before, field.key), change: { key: field.key, change: 'words-changed' as const, harm: 'harmless' as const },
  }))];
}

type Standing = { readonly step: Step; readonly at: StandsAt };

function compareSteps(before: ProcessDefinition, after: ProcessDefinition): DefinitionChange[] {
  const [was, now] = [standings(before), standings(after)];
  const removed = [...was.values()].filter(({ step }) => !now.has(step.key)).map((one) => ({ kind: 'step-removed' as const, ...one }));
  const stayed = new Set(lanesOf(after).flatMap((lane) => longestShared(keysIn(was, lane), keysIn(now, lane))));
  return [...[...now.values()].flatMap(({ step, at }): DefinitionChange[] => {
    const former = was.get(step.key);
    if (former === undefined) return [{ kind: 'step-added', step, at }];
    const moves = stayed.has(step.key) ? [] : [{ kind: 'step-moved' as const, step, from: former.at, at }];
    return [...moves, ...compareParts(former.step, step), ...compareBranches(former.step, step)];
  }), ...removed];
}

function compareParts(before: Step, after: Step): DefinitionChange[] {
  const inside = ['key', 'branches', 'otherwise'];
  return partsThatDiffer(before, after, inside).map(([part, was, now]) => ({ kind: 'step-changed', step: after, part, before: was, after: now }));
}

function compareBranches(before: Step, after: Step): DefinitionChange[] {
  const [was, now] = [branchesOf(before), branchesOf(after)];
  const stayed = new Set(longestShared(was.map(({ key }) => key), now.map(({ key }) => key)));
  const gone = was.filter(({ key }) => now.every((one) => one.key !== key)).map((branch) => ({ kind: 'branch-removed' as const, step: after, branch }));
  return [...now.flatMap((branch): DefinitionChange[] => {
    const former = was.find(({ key }) => key === branch.key);
    if (former === undefined) return [{ kind: 'branch-added', step: after, branch }];
    const moves = stayed.has(branch.key) ? [] : [{ kind: 'branch-moved' as const, step: after, branch }];
    const parts = partsThatDiffer(former, branch, ['key', 'steps']);
    return [...moves, ...parts.map(([part, one, other]) => ({ kind: 'branch-changed' as const, step: after, branch, part, before: one, after: other }))];
  }), ...gone];
}

function partsThatDiffer(before: object, after: object, without: readonly string[]): readonly (readonly [part: string, before: unknown, after: unknown])[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((part) => !without.includes(part));
  return parts.map((part) => [part, Reflect.get(before, part), Reflect.get(after, part)] as const).filter(([, was, now]) => isDifferent(was, now));
}

function standings({ flow }: ProcessDefinition): ReadonlyMap<string, Standing> {
  const placed = placedSteps(flow);
  const before = (lane: Lane, at: number) => placed.find(({ spot }) => spot.lane === lane && spot.at === at - 1)?.step.key;
  return new Map(placed.map(({ step, spot }) => [step.key, { step, at: { lane: spot.lane, after: before(spot.lane, spot.at) } }]));
}

function keysIn(all: ReadonlyMap<string, Standing>, lane: Lane): readonly string[] {
  return [...all.values()].filter(({ at }) => at.lane === lane).map(({ step }) => step.key);
}

function lanesOf({ flow }: ProcessDefinition): readonly Lane[] {
  return ['', ...placedSteps(flow).flatMap(({ step }) => [...branchesOf(step).map(({ key }) => key), OTHERWISE].map((key) => `${step.key}/${key}`))];
}

/** The most that stand in both lists in the same order: those have not moved. Keys are unique in each list. */
function longestShared(before: readonly string[], after: readonly string[]): readonly string[] {
  const places = after.filter((key) => before.includes(key));
  const best: (readonly string[])[] = [];
  for (const [at, key] of places.entries()) {
    const longest = best.slice(0, at).filter((run) => before.indexOf(run.at(-1) ?? '') < before.indexOf(key));
    best.push([...longest.reduce<readonly string[]>((one, other) => (other.length > one.length ? other : one), []), key]);
  }
  return best.reduce<readonly string[]>((one, other) => (other.length > one.length ? other : one), []);
}

function isDifferent(one: unknown, other: unknown): boolean {
  return canonical(one) !== canonical(other);
}
