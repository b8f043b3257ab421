import fc from 'fast-check';
import type { Field } from '#platform/forms/form.ts';
import type { Branch, Step } from '../definition.ts';
import { findStep, freshKey, insertStep, moveStep, placedSteps, removeStep, replaceStep, stepKeys, withBranches } from '../rules/edit-flow.ts';
import type { ProcessDefinition } from '../wire.ts';

const words = (text: string) => ({ 'zh-CN': text });
const chair = (place: 'own' | 'above' | 'top') => ({ kind: 'office' as const, office: 'chair' as const, at: place });
export const approval = (key: string, title = key): Step => ({ key, title: words(title), kind: 'approve', by: 'one', who: [chair('own')] });
const branch = (key: string, steps: readonly Step[]): Branch => ({ key, title: words(key), steps });
export const textField = (key: string, label = key): Field => ({ key, label: words(label), kind: 'text', isRequired: false, class: 'C2' });

export const plain: ProcessDefinition = {
  title: words('t'), about: words('a'), group: 'union', begunBy: 'member',
  form: { fields: ['one', 'two', 'three'].map((key) => textField(key)) },
  flow: { steps: [
    approval('first'),
    {
      key: 'fork', title: words('fork'), kind: 'choose', otherwise: [approval('else')],
      branches: [{ ...branch('much', [approval('treasurer'), approval('committee')]), when: { field: 'one', is: 'given' } }, { ...branch('some', [approval('deputy')]), when: { field: 'two', is: 'given' } }],
    },
    { key: 'both', title: words('both'), kind: 'together', branches: [branch('left', [approval('left-one')]), branch('right', []), branch('middle', [approval('middle-one')])] },
    { key: 'last', title: words('last'), kind: 'copy', who: [{ kind: 'starter' }] },
  ] },
};

export type Edit = { readonly kind: typeof KINDS[number]; readonly one: number; readonly other: number; readonly text: string };
const KINDS = ['retitle', 'ask', 'remove', 'add', 'shift', 'carry', 'head', 'relabel', 'add-field', 'drop-field', 'swap-fields', 'add-branch', 'drop-branch', 'rekind'] as const;

export const edits = (most: number): fc.Arbitrary<readonly Edit[]> => fc.array(fc.record({
  kind: fc.constantFrom(...KINDS), one: fc.nat(50), other: fc.nat(50), text: fc.constantFrom('p', 'q', 'r', 's'),
}), { maxLength: most });

/** What somebody did in a designer, one thing after the other. What is not possible changes nothing. */
export function edited(definition: ProcessDefinition, list: readonly Edit[]): ProcessDefinition {
  return list.reduce(editOnce, definition);
}

function editOnce(definition: ProcessDefinition, edit: Edit): ProcessDefinition {
  const { form } = definition;
  const field = form.fields[edit.one % Math.max(1, form.fields.length)];
  const withFields = (fields: readonly Field[]): ProcessDefinition => ({ ...definition, form: { fields: [...fields] } });
  switch (edit.kind) {
    case 'head': return { ...definition, [edit.one % 2 === 0 ? 'title' : 'about']: words(edit.text) };
    case 'relabel': return withFields(form.fields.map((one) => (one === field ? { ...one, label: words(edit.text) } : one)));
    case 'add-field': return withFields(form.fields.toSpliced(edit.one % (form.fields.length + 1), 0, textField(freshKey(edit.text, new Set(form.fields.map(({ key }) => key))))));
    case 'drop-field': return withFields(form.fields.filter((one) => one !== field));
    case 'swap-fields': return field === undefined ? definition : withFields([...form.fields.filter((one) => one !== field), field]);
    default: return { ...definition, flow: editSteps(definition, edit) };
  }
}

function editSteps({ flow }: ProcessDefinition, { kind, one, other, text }: Edit): ProcessDefinition['flow'] {
  const placed = placedSteps(flow);
  const chosen = placed[one % Math.max(1, placed.length)];
  if (chosen === undefined) return flow;
  const { step } = chosen;
  const fresh = freshKey(text, new Set(stepKeys(flow)));
  switch (kind) {
    case 'retitle': return replaceStep(flow, step.key, { ...step, title: words(text) });
    case 'ask': return replaceStep(flow, step.key, step.kind === 'approve' ? { ...step, who: [chair(text === 'p' ? 'above' : 'top')] } : step);
    case 'rekind': return replaceStep(flow, step.key, text === 'p' ? { key: step.key, title: step.title, kind: 'end', outcome: 'agreed' } : { key: step.key, title: step.title, kind: 'copy', who: [chair('own')] });
    case 'remove': return removeStep(flow, step.key);
    case 'add': return insertStep(flow, chosen.spot, approval(fresh));
    case 'shift': return moveStep(flow, step.key, other % 2 === 0 ? 1 : -1);
    case 'carry': {
      const left = removeStep(flow, step.key);
      const target = placedSteps(left)[other % Math.max(1, placedSteps(left).length)];
      return target === undefined ? flow : insertStep(left, target.spot, step);
    }
    case 'add-branch': return replaceStep(flow, step.key, withBranches(step, (all) => (all.length >= 7 ? all : [...all, branch(freshKey(text, new Set(all.map(({ key }) => key))), [approval(fresh)])])));
    default: return replaceStep(flow, step.key, withBranches(step, (all) => (all.length <= 2 ? all : all.toSpliced(other % all.length, 1))));
  }
}

export function hasStep(definition: ProcessDefinition, key: string): boolean {
  return findStep(definition.flow, key) !== undefined;
}
