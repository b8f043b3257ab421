import { expect, test } from 'vitest';
import type { Form } from '#platform/forms/form.ts';
import { formPart, writtenPart } from './form-part.ts';

const label = { 'zh-CN': 'x' };
const base = { label, isRequired: false, class: 'C2' as const };
const form: Form = { fields: [
  { ...base, key: 'kind', kind: 'text' }, { ...base, key: 'other', kind: 'text' }, { ...base, key: 'part', kind: 'section' },
  { ...base, key: 'sum', kind: 'money', showIf: { field: 'kind', is: 'given' } },
] };
const keys = ({ fields }: Form) => fields.map(({ key }) => key);

test('whoever writes a field gets what decides whether it is shown, and nothing else', () => {
  expect(keys(formPart(form, ['sum']))).toEqual(['kind', 'part', 'sum']);
});

test('what a later step writes is read once it is written', () => {
  const flow = { steps: [{ kind: 'fill' as const, key: 'f', title: label, who: [{ kind: 'starter' as const }], writes: ['sum'] }] };
  expect(keys(writtenPart({ form, flow }, { kind: 'a' }))).toEqual(['kind', 'other', 'part']);
  expect(keys(writtenPart({ form, flow }, { kind: 'a', sum: 5 }))).toEqual(['kind', 'other', 'part', 'sum']);
});
