import { expect, test } from 'vitest';
import type { Field, Sum } from '#platform/forms/form.ts';
import { formPart } from './form-part.ts';

const base = { label: { 'zh-CN': '字段' }, isRequired: false, class: 'C2' } as const;
const money = (key: string): Field => ({ ...base, key, kind: 'money' });
const sum = (key: string, made: Sum): Field => ({ ...base, key, kind: 'calculated', as: 'money', sum: made });
const form = { fields: [
  money('heads'), money('income'), sum('each', { over: [{ field: 'income' }, { field: 'heads' }] }),
  money('checked'), sum('left', { over: [{ field: 'checked' }, { field: 'heads' }] }), money('line'), sum('share', { over: [{ field: 'left' }, { field: 'line' }] }),
  { ...money('why'), showIf: { field: 'income', is: 'given' as const } },
] };
const keysOf = (writes: readonly string[]) => formPart(form, writes).fields.map(({ key }) => key);

test('a sum stands where its last part is written, with the parts that were written before', () => {
  expect(keysOf(['heads', 'income', 'each', 'left', 'share'])).toEqual(['heads', 'income', 'each']);
  expect(keysOf(['checked', 'line'])).toEqual(['heads', 'checked', 'left', 'line', 'share']);
});

test('what decides whether a written field is shown comes along', () => {
  expect(keysOf(['why'])).toEqual(['income', 'why']);
});
