import fc from 'fast-check';
import { newField } from '../build.ts';
import { checkCharacter } from '../id-number.ts';
import type { Cell, Field, FieldKind, Form } from '../form.ts';

const WORDS = { label: 'Field', choices: ['One', 'Two', 'Three'], column: 'Column' };
const KINDS: readonly FieldKind[] = [
  'text', 'long-text', 'number', 'money', 'date', 'choice', 'choices', 'yes-no', 'phone', 'id-number', 'person', 'union', 'photos', 'files', 'signature', 'place',
  'table', 'calculated', 'section', 'note',
];

/** Forms that pass their own check: conditions and calculations look upwards only. */
export const anyForm: fc.Arbitrary<Form> = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), isRequired: fc.boolean(), asks: fc.nat(40), isPersonal: fc.boolean() }), { minLength: 1, maxLength: 14 })
  .map((drawn) => ({ fields: [anchor, ...drawn.map(toField)] }));

/** Something to judge by at the top of every form. */
const anchor: Field = { key: 'anchor', label: { 'zh-CN': 'Anchor' }, isRequired: false, class: 'C1', kind: 'yes-no' };

const column = { label: { 'zh-CN': 'Column' }, isRequired: false, class: 'C2' } as const;
const reckoned: readonly Cell[] = [
  { ...column, key: 'money-1', kind: 'money' },
  { ...column, key: 'calculated-1', kind: 'calculated', as: 'money', sum: { times: [{ field: 'money-1' }, { number: 1.5 }] } },
];

function toField({ kind, isRequired, asks, isPersonal }: { kind: FieldKind; isRequired: boolean; asks: number; isPersonal: boolean }, at: number): Field {
  const field = newField(kind, `${kind}-${at}`, WORDS);
  const given = { ...field, ...(asks % 3 === 0 && { showIf: { field: 'anchor', is: 'equal' as const, to: true } }) };
  // Half of the tables work a column out of another.
  if (given.kind === 'table' && asks % 2 === 0) return { ...given, isRequired, class: isPersonal ? 'C4' : given.class, columns: [...given.columns, ...reckoned] };
  if (given.kind === 'section' || given.kind === 'note' || given.kind === 'calculated') return given;
  return { ...given, isRequired, class: isPersonal ? 'C4' : given.class };
}

// Made once: a string arbitrary of its own for every field takes most of a run.
const text = fc.nat(1e6).map((number) => `words ${number.toString(36)}`);
const id = fc.nat(1e6).map((number) => `0190b5a0-0000-7000-8000-${String(number).padStart(12, '0')}`);

/** A value that a field takes. */
export function rightValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text': case 'long-text': return text;
    case 'number': return fc.integer({ min: 0, max: 1000 });
    case 'money': return fc.integer({ min: 0, max: 1_000_000 });
    case 'date': return fc.integer({ min: 0, max: 27 }).map((day) => `2026-02-${String(day + 1).padStart(2, '0')}`);
    case 'choice': return fc.constantFrom(...field.choices.map(({ key }) => key));
    case 'choices': return fc.subarray(field.choices.map(({ key }) => key), { minLength: 1 });
    case 'yes-no': return fc.boolean();
    case 'phone': return fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
    case 'id-number': return fc.integer({ min: 1, max: 999 }).map((order) => withCheck(`1101051990021${String(order % 9 + 1)}${String(order).padStart(3, '0')}`));
    case 'person': case 'union': case 'signature': return id;
    case 'photos': case 'files': return fc.uniqueArray(id, { minLength: 1, maxLength: field.most });
    case 'place': return text.map((words) => ({ text: words }));
    case 'table': return fc.array(fc.record(Object.fromEntries(field.columns.map((column) => [column.key, rightValue(column)]))), { minLength: Math.max(1, field.fewest), maxLength: 4 });
    case 'calculated': case 'section': case 'note': return fc.constant(undefined);
  }
}

/** Whole answers that a form takes, hidden fields answered too. */
export function rightAnswers(form: Form): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(...form.fields.map((field) => rightValue(field).map((value) => [field.key, value] as const)))
    .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
}

function withCheck(body: string): string {
  return body + checkCharacter(body);
}
