import { expect, test } from 'vitest';
import type { Field } from '#platform/forms/form.ts';
import type { Flow } from '../definition.ts';
import { firstForm } from './first-form.ts';

const label = { 'zh-CN': '字段' };
const base = { label, isRequired: false, class: 'C2' } as const;
const money = (key: string): Field => ({ ...base, key, kind: 'money' });
const section = (key: string): Field => ({ ...base, key, kind: 'section' });
const fields: Field[] = [
  section('own'), money('income'), { ...base, key: 'twice', kind: 'calculated', as: 'money', sum: { add: [{ field: 'income' }, { field: 'income' }] } },
  section('visit'), { ...base, key: 'hint', kind: 'note' }, money('found'), { ...base, key: 'gap', kind: 'calculated', as: 'money', sum: { minus: [{ field: 'income' }, { field: 'found' }] } },
  { ...base, key: 'half', kind: 'calculated', as: 'money', sum: { over: [{ field: 'gap' }, { number: 2 }] } },
];
const fill = { kind: 'fill', key: 'visit', title: label, who: [{ kind: 'office', office: 'administrator', at: 'own' }], writes: ['found'] } as const;

test('whoever begins is not asked what a later step writes, nor what is calculated from it', () => {
  const flow: Flow = { steps: [{ kind: 'choose', key: 'way', title: label, branches: [], otherwise: [{ ...fill, who: [...fill.who], writes: [...fill.writes] }] }] };
  expect(firstForm({ form: { fields }, flow }).fields.map(({ key }) => key)).toEqual(['own', 'income', 'twice']);
});

test('a form that no step writes into stays as it is', () => {
  const form = { fields };
  expect(firstForm({ form, flow: { steps: [] } })).toBe(form);
});
