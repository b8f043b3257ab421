import type { Field, Form } from '#platform/forms/form.ts';
import { EXPENSE_KINDS } from '../wire.ts';
import { say } from './words.ts';

const label = (key: string) => say(`budgets.field.${key}`);
const hint = (key: string) => say(`budgets.hint.${key}`);
const needed = { isRequired: true, class: 'C2' } as const;
const optional = { isRequired: false, class: 'C2' } as const;

/** What, when, for how many, and for how much: unit price times count, line by line. */
export const planForm: Form = {
  fields: [
    { key: 'title', kind: 'text', label: label('title'), ...needed, longest: 60 },
    { key: 'kind', kind: 'choice', label: label('kind'), hint: hint('kind'), ...needed, choices: EXPENSE_KINDS.map((key) => ({ key, label: say(`budgets.kind.${key}`) })) },
    { key: 'begins-on', kind: 'date', label: label('begins-on'), ...needed },
    { key: 'ends-on', kind: 'date', label: label('ends-on'), ...optional },
    { key: 'place', kind: 'text', label: label('place'), ...optional, longest: 100 },
    { key: 'people', kind: 'number', label: label('people'), hint: hint('people'), ...needed, least: 1, most: 100_000 },
    { key: 'purpose', kind: 'long-text', label: label('purpose'), hint: hint('purpose'), ...needed, longest: 2000 },
    {
      key: 'lines', kind: 'table', label: label('lines'), hint: hint('lines'), ...needed, fewest: 1, most: 40,
      columns: [
        { key: 'item', kind: 'text', label: label('item'), ...needed, longest: 60 },
        { key: 'unit-price', kind: 'money', label: label('unit-price'), ...needed, least: 0, most: 1_000_000_000 },
        { key: 'count', kind: 'number', label: label('count'), ...needed, least: 1, most: 1_000_000 },
      ],
    },
    { key: 'total', kind: 'calculated', label: label('total'), ...optional, as: 'money', sum: { column: { table: 'lines', field: 'unit-price', times: 'count' } } },
    { key: 'per-person', kind: 'calculated', label: label('per-person'), ...optional, as: 'money', sum: { over: [{ field: 'total' }, { field: 'people' }] } },
    { key: 'rules', kind: 'note', label: label('rules'), ...optional },
  ],
};

const receipts: Field = { key: 'receipts', kind: 'photos', label: label('receipts'), hint: hint('receipts'), isRequired: true, class: 'C3', most: 9 };

/** What was spent, with the receipts. */
export const settlementForm: Form = {
  fields: [
    { key: 'plan', kind: 'text', label: label('plan'), hint: hint('plan'), ...needed, longest: 20 },
    { key: 'people-came', kind: 'number', label: label('people-came'), ...needed, least: 0, most: 100_000 },
    {
      key: 'lines', kind: 'table', label: label('paid'), hint: hint('paid'), ...needed, fewest: 1, most: 60,
      columns: [
        { key: 'item', kind: 'text', label: label('item'), ...needed, longest: 60 },
        { key: 'amount', kind: 'money', label: label('amount'), ...needed, least: 0, most: 1_000_000_000 },
        { key: 'receipts', kind: 'number', label: label('receipt-count'), ...needed, least: 0, most: 1000 },
      ],
    },
    { key: 'spent', kind: 'calculated', label: label('spent'), ...optional, as: 'money', sum: { column: { table: 'lines', field: 'amount' } } },
    receipts,
    { key: 'explanation', kind: 'long-text', label: label('explanation'), hint: hint('explanation'), ...optional, longest: 1000 },
  ],
};
