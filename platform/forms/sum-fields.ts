import type { Sum } from './form.ts';

/** The fields, and tables, that a calculation is made of. */
export function fieldsOfSum(sum: Sum): readonly string[] {
  if ('field' in sum) return [sum.field];
  if ('column' in sum) return [sum.column.table];
  if ('number' in sum) return [];
  return ('add' in sum ? sum.add : 'times' in sum ? sum.times : 'minus' in sum ? sum.minus : sum.over).flatMap(fieldsOfSum);
}
