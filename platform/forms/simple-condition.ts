import type { Condition } from './holds.ts';

export type SimpleLeaf = Extract<Condition, { readonly field: string }>;
/** A condition that can be shown as a list: all or any of some comparisons. */
export type SimpleCondition = { readonly join: 'all' | 'any'; readonly leaves: readonly SimpleLeaf[] };

/** The condition as a list; undefined where it is more than one (nested, or a not), which only a product's own definition is. */
export function toSimple(asked: Condition): SimpleCondition | undefined {
  if ('field' in asked) return { join: 'all', leaves: [asked] };
  if ('not' in asked) return undefined;
  const [join, parts] = 'all' in asked ? ['all' as const, asked.all] : ['any' as const, asked.any];
  const leaves = parts.filter((part) => 'field' in part);
  return leaves.length === parts.length ? { join, leaves } : undefined;
}

/** Back to a condition; undefined for an empty list. */
export function fromSimple({ join, leaves }: SimpleCondition): Condition | undefined {
  const [first, ...others] = leaves;
  if (first === undefined) return undefined;
  if (others.length === 0) return first;
  return join === 'all' ? { all: leaves } : { any: leaves };
}
