import type { Condition } from './holds.ts';

export type ConditionLeaf = Extract<Condition, { readonly field: string }>;
/** A condition as it is edited: comparisons and further groups, of which all, any or none must hold. */
export type ConditionGroup = { readonly join: 'all' | 'any' | 'none'; readonly parts: readonly ConditionPart[] };
export type ConditionPart = ConditionLeaf | ConditionGroup;

export function isGroup(part: ConditionPart): part is ConditionGroup {
  return 'join' in part;
}

/** Every condition is one group at the top; where nothing is asked, it has no parts. */
export function toGroup(asked: Condition | undefined): ConditionGroup {
  if (asked === undefined) return { join: 'all', parts: [] };
  if ('field' in asked) return { join: 'all', parts: [asked] };
  if ('all' in asked) return { join: 'all', parts: asked.all.map(toPart) };
  if ('any' in asked) return { join: 'any', parts: asked.any.map(toPart) };
  return { join: 'none', parts: 'any' in asked.not ? asked.not.any.map(toPart) : [toPart(asked.not)] };
}

/** Back to a condition, undefined where nothing is asked. A comparison alone at the top needs no group around it. */
export function fromGroup(group: ConditionGroup): Condition | undefined {
  const [first, second] = group.parts;
  if (first === undefined) return undefined;
  return group.join === 'all' && second === undefined && !isGroup(first) ? first : fromPart(group);
}

function toPart(asked: Condition): ConditionPart {
  return 'field' in asked ? asked : toGroup(asked);
}

function fromPart(part: ConditionPart): Condition {
  if (!isGroup(part)) return part;
  const parts = part.parts.map(fromPart);
  if (part.join !== 'none') return part.join === 'all' ? { all: parts } : { any: parts };
  const [first, second] = parts;
  // None of one is simply not that one; an `any` would be taken for the group itself.
  return first === undefined || second !== undefined || 'any' in first ? { not: { any: parts } } : { not: first };
}
