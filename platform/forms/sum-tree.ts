import type { Sum } from './form.ts';
import { isBounded } from './is-bounded.ts';

export type SumLeaf = Extract<Sum, { readonly field: string } | { readonly column: unknown } | { readonly number: number }>;
export type SumWay = 'add' | 'minus' | 'times' | 'over';
/** A calculation as it is edited: parts and brackets, and the one way in which they are joined. */
export type SumGroup = { readonly way: SumWay; readonly parts: readonly SumPart[] };
export type SumPart = SumLeaf | SumGroup;

export function isBracket(part: SumPart): part is SumGroup {
  return 'way' in part;
}

/** Every calculation is one group at the top; a part that stands alone is a total of one. */
export function toSumGroup(sum: Sum): SumGroup {
  if (isLeaf(sum)) return { way: 'add', parts: [sum] };
  if ('add' in sum) return { way: 'add', parts: sum.add.map(toPart) };
  if ('times' in sum) return { way: 'times', parts: sum.times.map(toPart) };
  return 'minus' in sum ? { way: 'minus', parts: sum.minus.map(toPart) } : { way: 'over', parts: sum.over.map(toPart) };
}

/** Back to a calculation. A difference and a quotient have two parts: what is missing is nought and one. */
export function fromSumGroup({ way, parts }: SumGroup): Sum {
  const [first = { number: 0 }, second = { number: way === 'over' ? 1 : 0 }] = parts;
  if (way === 'minus') return { minus: [fromPart(first), fromPart(second)] };
  if (way === 'over') return { over: [fromPart(first), fromPart(second)] };
  const all = (parts.length === 0 ? [first] : parts).map(fromPart);
  return way === 'add' ? { add: all } : { times: all };
}

/** Joined another way. What is more than the two parts of a difference or a quotient goes into brackets behind the first: A − (B + C). */
export function joinedBy(group: SumGroup, way: SumWay): SumGroup {
  const [first, second, ...more] = group.parts;
  if (first === undefined || (way !== 'minus' && way !== 'over')) return { way, parts: group.parts };
  if (second === undefined) return { way, parts: [first, { number: way === 'over' ? 1 : 0 }] };
  return { way, parts: more.length === 0 ? [first, second] : [first, { way: way === 'minus' ? 'add' : 'times', parts: [second, ...more] }] };
}

/** Whether the schema takes it: how deep brackets may stand in one another, and how many parts there are in all. */
export function fitsSum(group: SumGroup): boolean {
  return isBounded(fromSumGroup(group));
}

function isLeaf(sum: Sum): sum is SumLeaf {
  return 'field' in sum || 'column' in sum || 'number' in sum;
}

function toPart(sum: Sum): SumPart {
  return isLeaf(sum) ? sum : toSumGroup(sum);
}

function fromPart(part: SumPart): Sum {
  return isBracket(part) ? fromSumGroup(part) : part;
}
