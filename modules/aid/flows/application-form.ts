import type { Form, Sum } from '#platform/forms/form.ts';
import { AID_FORMS, LEVELS, PAID_WAYS } from '../wire.ts';
import { say } from './words.ts';

/** The code lists of the national file (困难职工档案, domain.md §4.1), shortened to what a phone can ask. */
const IDENTITIES = ['at-work', 'laid-off', 'unemployed', 'retired', 'sick-leave', 'migrant'] as const;
const RELATIONS = ['spouse', 'child', 'parent', 'other'] as const;
const HEALTH = ['good', 'ill', 'seriously-ill', 'disabled'] as const;
const CAUSES = ['illness', 'disability', 'schooling', 'disaster', 'no-work', 'single-parent', 'other'] as const;

const must = { isRequired: true } as const;
const may = { isRequired: false } as const;

const households: Sum = { add: [{ field: 'own-income' }, { column: { table: 'family', field: 'income' } }, { field: 'other-income' }] };

/** What the worker fills in. The name comes from the account; health, income and the family are sensitive (PIPL 28). */
const applicant: Form['fields'] = [
  { ...say.field('applicant'), ...may, class: 'C1', kind: 'section', hint: say.hint('applicant') },
  { ...say.field('id-number'), ...must, class: 'C4', kind: 'id-number' },
  { ...say.field('phone'), ...must, class: 'C3', kind: 'phone' },
  { ...say.field('employer'), ...must, class: 'C3', kind: 'text', longest: 80 },
  { ...say.field('identity'), ...must, class: 'C3', kind: 'choice', choices: say.choices('identity', IDENTITIES) },
  { ...say.field('household'), ...may, class: 'C1', kind: 'section' },
  { ...say.field('household-size'), ...must, class: 'C4', kind: 'number', least: 1, most: 20, unit: say.unit('people'), hint: say.hint('household-size') },
  {
    ...say.field('family'), ...may, class: 'C4', kind: 'table', fewest: 0, most: 19, hint: say.hint('family'), columns: [
      { ...say.field('name'), ...must, class: 'C3', kind: 'text', longest: 40 },
      { ...say.field('relation'), ...must, class: 'C3', kind: 'choice', choices: say.choices('relation', RELATIONS) },
      { ...say.field('age'), ...must, class: 'C3', kind: 'number', least: 0, most: 120 },
      { ...say.field('health'), ...must, class: 'C4', kind: 'choice', choices: say.choices('health', HEALTH) },
      { ...say.field('income'), ...must, class: 'C4', kind: 'money', least: 0 },
    ],
  },
  { ...say.field('own-income'), ...must, class: 'C4', kind: 'money', least: 0, hint: say.hint('own-income') },
  { ...say.field('other-income'), ...may, class: 'C4', kind: 'money', least: 0, hint: say.hint('other-income') },
  { ...say.field('costs'), ...must, class: 'C4', kind: 'money', least: 0, hint: say.hint('costs') },
  { ...say.field('household-income'), ...may, class: 'C4', kind: 'calculated', as: 'money', sum: households },
  { ...say.field('per-head'), ...may, class: 'C4', kind: 'calculated', as: 'money', sum: { over: [{ field: 'household-income' }, { field: 'household-size' }] } },
  { ...say.field('hardship'), ...may, class: 'C1', kind: 'section' },
  { ...say.field('asked-level'), ...must, class: 'C2', kind: 'choice', choices: say.choices('level', LEVELS), hint: say.hint('asked-level') },
  { ...say.field('causes'), ...must, class: 'C4', kind: 'choices', choices: say.choices('causes', CAUSES), fewest: 1 },
  { ...say.field('situation'), ...must, class: 'C4', kind: 'long-text', longest: 1000, hint: say.hint('situation') },
  { ...say.field('proofs'), ...may, class: 'C4', kind: 'photos', most: 9, hint: say.hint('proofs') },
  { ...say.field('not-excluded'), ...must, class: 'C3', kind: 'yes-no', hint: say.hint('not-excluded') },
];

/** What the two visitors write (入户调查). Level, form and amount are what is publicised, and stand open. */
const survey: Form['fields'] = [
  { ...say.field('survey'), ...may, class: 'C1', kind: 'section' },
  { ...say.field('visited-on'), ...must, class: 'C2', kind: 'date' },
  { ...say.field('checked-income'), ...must, class: 'C4', kind: 'money', least: 0, hint: say.hint('checked-income') },
  { ...say.field('checked-costs'), ...must, class: 'C4', kind: 'money', least: 0, hint: say.hint('checked-costs') },
  {
    ...say.field('net-per-head'), ...may, class: 'C4', kind: 'calculated', as: 'money',
    sum: { over: [{ minus: [{ field: 'checked-income' }, { field: 'checked-costs' }] }, { field: 'household-size' }] },
  },
  { ...say.field('line'), ...must, class: 'C1', kind: 'money', least: 1, hint: say.hint('line') },
  {
    ...say.field('line-share'), ...may, class: 'C4', kind: 'calculated', as: 'number',
    sum: { times: [{ over: [{ field: 'net-per-head' }, { field: 'line' }] }, { number: 100 }] },
  },
  { ...say.field('level'), ...must, class: 'C2', kind: 'choice', choices: say.choices('level', LEVELS) },
  { ...say.field('findings'), ...must, class: 'C4', kind: 'long-text', longest: 1000, hint: say.hint('findings') },
  { ...say.field('visit-photos'), ...may, class: 'C4', kind: 'photos', most: 9, hint: say.hint('visit-photos') },
  { ...say.field('aid-form'), ...must, class: 'C2', kind: 'choice', choices: say.choices('aid-form', AID_FORMS) },
  { ...say.field('amount'), ...must, class: 'C2', kind: 'money', least: 0, most: 1_000_000_000, hint: say.hint('amount') },
];

/** What the administrator writes once the money is on its way. */
const payment: Form['fields'] = [
  { ...say.field('payment'), ...may, class: 'C1', kind: 'section' },
  { ...say.field('paid-amount'), ...must, class: 'C2', kind: 'money', least: 1, most: 1_000_000_000, hint: say.hint('paid-amount') },
  { ...say.field('paid-on'), ...must, class: 'C2', kind: 'date' },
  { ...say.field('paid-way'), ...must, class: 'C2', kind: 'choice', choices: say.choices('paid-way', PAID_WAYS), hint: say.hint('paid-way') },
  { ...say.field('receipt'), ...may, class: 'C3', kind: 'photos', most: 3, hint: say.hint('receipt') },
];

export const applicationForm: Form = { fields: [...applicant, ...survey, ...payment] };

const writable = (fields: Form['fields']) => fields.filter(({ kind }) => kind !== 'section' && kind !== 'calculated').map(({ key }) => key);
export const SURVEY_FIELDS: string[] = writable(survey);
export const PAYMENT_FIELDS: string[] = writable(payment);
