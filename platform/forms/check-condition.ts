import type { Field, FieldKind } from './form.ts';
import type { Comparison, Condition } from './holds.ts';
import { isBounded } from './is-bounded.ts';
import type { FormReason } from './problem.ts';

export type ConditionReason = Extract<FormReason, 'show-if-missing' | 'show-if-kind' | 'show-if-choice' | 'too-deep'>;
/** What is wrong with one comparison; `field` is the key it names. */
export type ConditionProblem = { readonly reason: ConditionReason; readonly field: string };

/** How a field of this kind can be compared, beside being given or empty. */
export function comparisonsOf(kind: FieldKind): readonly Comparison[] {
  switch (kind) {
    case 'number': case 'money': case 'calculated': case 'date': return ['equal', 'above', 'at-least', 'below', 'at-most'];
    case 'text': case 'choice': case 'yes-no': case 'union': case 'person': return ['equal'];
    case 'choices': return ['has'];
    default: return [];
  }
}

/** Whether a condition can be asked over these fields: also for the branches of a flow. Empty: it can. */
export function checkCondition(asked: Condition, fields: readonly Field[]): readonly ConditionProblem[] {
  return !isBounded(asked) ? [{ reason: 'too-deep', field: '' }] : leavesOf(asked).flatMap((leaf) => wrongLeaf(leaf, fields));
}

type Leaf = Extract<Condition, { readonly field: string }>;

function leavesOf(asked: Condition): readonly Leaf[] {
  if ('all' in asked) return asked.all.flatMap(leavesOf);
  if ('any' in asked) return asked.any.flatMap(leavesOf);
  return 'not' in asked ? leavesOf(asked.not) : [asked];
}

function wrongLeaf(leaf: Leaf, fields: readonly Field[]): ConditionProblem[] {
  const field = fields.find(({ key }) => key === leaf.field);
  if (field === undefined) return [{ reason: 'show-if-missing', field: leaf.field }];
  if (!('to' in leaf)) return field.kind === 'section' || field.kind === 'note' ? [{ reason: 'show-if-kind', field: leaf.field }] : [];
  const isFitting = comparisonsOf(field.kind).includes(leaf.is) && typeof leaf.to === comparedAs(field.kind);
  if (!isFitting) return [{ reason: 'show-if-kind', field: leaf.field }];
  const isKnown = !('choices' in field) || field.choices.some(({ key }) => key === leaf.to);
  return isKnown ? [] : [{ reason: 'show-if-choice', field: leaf.field }];
}

function comparedAs(kind: FieldKind): 'number' | 'boolean' | 'string' {
  if (kind === 'yes-no') return 'boolean';
  return kind === 'number' || kind === 'money' || kind === 'calculated' ? 'number' : 'string';
}
