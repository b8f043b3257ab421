/**
 * What decides whether a field is shown or a branch is taken. A closed list of comparisons: no scripts, no patterns of a
 * user's own, so that a condition always ends and always means the same on the phone and on the server.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly is: 'given' | 'empty' }
  | { readonly field: string; readonly is: Comparison; readonly to: string | number | boolean };
export type Comparison = 'equal' | 'above' | 'at-least' | 'below' | 'at-most' | 'has';

export type Answers = Readonly<Record<string, unknown>>;

/** Whether it holds for these answers. What is not given is neither above nor below anything. */
export function holds(asked: Condition, answers: Answers): boolean {
  if ('all' in asked) return asked.all.every((one) => holds(one, answers));
  if ('any' in asked) return asked.any.some((one) => holds(one, answers));
  if ('not' in asked) return !holds(asked.not, answers);
  const value = answers[asked.field];
  if ('to' in asked) return compares(asked.is, value, asked.to);
  return isGiven(value) === (asked.is === 'given');
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function compares(how: Comparison, value: unknown, to: string | number | boolean): boolean {
  if (how === 'equal') return value === to;
  if (how === 'has') return Array.isArray(value) && value.includes(to);
  if (typeof value === 'number' && typeof to === 'number') return isOrdered(how, value - to);
  if (typeof value === 'string' && typeof to === 'string' && value !== '') return isOrdered(how, value < to ? -1 : Number(value > to));
  return false;
}

function isOrdered(how: Exclude<Comparison, 'equal' | 'has'>, difference: number): boolean {
  switch (how) {
    case 'above': return difference > 0;
    case 'at-least': return difference >= 0;
    case 'below': return difference < 0;
    case 'at-most': return difference <= 0;
  }
}

/** The fields a condition looks at: what a check of a definition asks for. */
export function fieldsIn(asked: Condition): readonly string[] {
  if ('all' in asked) return asked.all.flatMap(fieldsIn);
  if ('any' in asked) return asked.any.flatMap(fieldsIn);
  if ('not' in asked) return fieldsIn(asked.not);
  return [asked.field];
}
