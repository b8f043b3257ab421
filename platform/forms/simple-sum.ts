import type { Sum } from './form.ts';

export type SumPart = Extract<Sum, { readonly field: string } | { readonly column: unknown } | { readonly number: number }>;
export type SumWay = 'add' | 'times' | 'minus' | 'over';
/** A calculation that can be shown as one line: some parts, one way to join them. */
export type SimpleSum = { readonly way: SumWay; readonly parts: readonly SumPart[] };

/** The calculation as one line; undefined where parts are calculations themselves, which only a product's own definition has. */
export function toSimpleSum(sum: Sum): SimpleSum | undefined {
  if (isPart(sum)) return { way: 'add', parts: [sum] };
  const [way, all] = 'add' in sum ? ['add' as const, sum.add] : 'times' in sum ? ['times' as const, sum.times]
    : 'minus' in sum ? ['minus' as const, sum.minus] : ['over' as const, sum.over];
  const parts = all.filter(isPart);
  return parts.length === all.length ? { way, parts } : undefined;
}

/** Back to a calculation. A difference and a quotient have two parts: what is missing is nought and one. */
export function fromSimpleSum({ way, parts }: SimpleSum): Sum {
  const [first = { number: 0 }, second = { number: way === 'over' ? 1 : 0 }] = parts;
  if (way === 'minus') return { minus: [first, second] };
  if (way === 'over') return { over: [first, second] };
  if (parts.length === 0) return { number: 0 };
  return way === 'add' ? { add: parts } : { times: parts };
}

function isPart(sum: Sum): sum is SumPart {
  return 'field' in sum || 'column' in sum || 'number' in sum;
}
