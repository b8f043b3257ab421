import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { checkAnswers, MOST_CHARACTERS, writableAnswers } from './check-answers.ts';
import { checkForm } from './check-form.ts';
import type { Field, Form } from './form.ts';
import { form as formSchema } from './form.ts';
import { isAnswered, seenFields } from './visible.ts';
import { anyForm, rightAnswers } from './test/random-form.ts';

const shared = { label: { 'zh-CN': 'Field' }, isRequired: true, class: 'C2' as const };
const withAnswers = anyForm.chain((form) => rightAnswers(form).map((answers) => ({ form, answers })));
const reasons = (form: Form, answers: unknown) => {
  const checked = checkAnswers(form, answers);
  return checked.ok ? [] : checked.problems.map(({ key, row, column, reason }) => [key, row, column, reason].filter((part) => part !== undefined).join(' '));
};
const one = (field: Field): Form => ({ fields: [field] });

describe('for every form', () => {
  test('right answers are taken, and what is kept is taken again unchanged', () => {
    fc.assert(fc.property(withAnswers, ({ form, answers }) => {
      const first = checkAnswers(form, answers);
      if (!first.ok) throw new Error(JSON.stringify(first.problems));
      expect(checkAnswers(form, first.value)).toEqual(first);
    }), runs(120));
  });

  test('the definition survives JSON and its own check', () => {
    fc.assert(fc.property(anyForm, (form) => {
      expect(formSchema.parse(JSON.parse(JSON.stringify(form)))).toEqual(JSON.parse(JSON.stringify(form)));
      expect(checkForm(form).filter(({ reason }) => reason !== 'no-fields')).toEqual([]);
    }), runs(60));
  });

  test('hidden fields are neither asked for nor kept', () => {
    fc.assert(fc.property(withAnswers, ({ form, answers }) => {
      const hidden = new Set(form.fields.filter(({ showIf }) => showIf !== undefined).map(({ key }) => key));
      const kept = checkAnswers(form, { ...answers, anchor: false });
      expect(kept.ok && Object.keys(kept.value).filter((key) => hidden.has(key))).toEqual([]);
      const empty = checkAnswers(form, { anchor: false });
      expect(empty.ok ? [] : empty.problems.filter(({ key }) => hidden.has(key))).toEqual([]);
    }), runs(80));
  });

  test('every visible required field that is left out is named, and no other', () => {
    fc.assert(fc.property(withAnswers, fc.nat(), ({ form, answers }, left) => {
      const asked = seenFields(form, answers).map(({ field }) => field).filter((field) => isAnswered(field) && field.isRequired && field.key !== 'anchor');
      const field = asked[left % Math.max(1, asked.length)];
      if (field === undefined) return;
      const { [field.key]: _, ...others } = answers;
      expect(reasons(form, others)).toEqual([`${field.key} missing`]);
    }), runs(80));
  });

  test('whatever is sent, there is a verdict and it names fields of the form or of what was sent', () => {
    fc.assert(fc.property(anyForm, fc.object({ maxDepth: 1 }), fc.array(fc.anything({ maxDepth: 2 }), { maxLength: 15 }), (form, strange, values) => {
      const given = { ...strange, ...Object.fromEntries(form.fields.map(({ key }, at) => [key, values[at]])) };
      const checked = checkAnswers(form, JSON.parse(JSON.stringify(given)));
      const known = new Set(['', ...form.fields.map(({ key }) => key), ...Object.keys(given).map((key) => key.slice(0, 60))]);
      expect(checked.ok ? [] : checked.problems.filter(({ key }) => !known.has(key))).toEqual([]);
    }), runs(120));
  });

  test('one step writes its own fields only, and leaves the others as they are held', () => {
    fc.assert(fc.property(withAnswers, fc.nat(), ({ form, answers }, pick) => {
      const held = checkAnswers(form, answers);
      const writable = form.fields.filter((field) => isAnswered(field) && field.showIf === undefined && field.key !== 'anchor');
      const field = writable[pick % Math.max(1, writable.length)];
      if (field === undefined || !held.ok) return;
      const editable = [field.key];
      expect(checkAnswers(form, writableAnswers(form, answers, editable), { editable, held: held.value })).toEqual(held);
      const other = writable.find(({ key }) => key !== field.key);
      if (other === undefined) return;
      const refused = checkAnswers(form, { [other.key]: answers[other.key] ?? '' }, { editable, held: held.value });
      expect(refused.ok ? [] : refused.problems.map(({ key, reason }) => `${key} ${reason}`)).toContain(`${other.key} not-writable`);
    }), runs(80));
  });
});

describe('what is refused, and why', () => {
  test.each<[string, Field, unknown, string | undefined]>([
    ['a citizen\'s number', { ...shared, key: 'a', kind: 'id-number' }, '11010519491231002x', undefined],
    ['a wrong check character', { ...shared, key: 'a', kind: 'id-number' }, '110105194912310021', 'id-check'],
    ['a number of fifteen digits', { ...shared, key: 'a', kind: 'id-number' }, '110105491231002', 'id-fifteen'],
    ['a birthday that is no day', { ...shared, key: 'a', kind: 'id-number' }, '11010519490231002X', 'id-birth'],
    ['a division that does not exist', { ...shared, key: 'a', kind: 'id-number' }, '99010519491231002X', 'id-division'],
    ['full-width digits of a telephone', { ...shared, key: 'a', kind: 'phone' }, '+86 １３８-0013-8000', undefined],
    ['a landline', { ...shared, key: 'a', kind: 'phone' }, '029-86846666', 'not-a-phone'],
    ['half a fen', { ...shared, key: 'a', kind: 'money' }, 100.5, 'not-an-amount'],
    ['typed text for money', { ...shared, key: 'a', kind: 'money' }, '12a', 'not-an-amount'],
    ['less money than allowed', { ...shared, key: 'a', kind: 'money', least: 100 }, 99, 'too-little-money'],
    ['a decimal too many', { ...shared, key: 'a', kind: 'number', decimals: 1 }, 1.25, 'too-many-decimals'],
    ['one decimal', { ...shared, key: 'a', kind: 'number', decimals: 1 }, 1.2, undefined],
    ['30 February', { ...shared, key: 'a', kind: 'date' }, '2026-02-30', 'not-a-date'],
    ['a day too early', { ...shared, key: 'a', kind: 'date', earliest: '2026-03-01' }, '2026-02-28', 'too-early'],
    ['blanks for a required text', { ...shared, key: 'a', kind: 'text' }, '  \n ', 'missing'],
    ['a text over its length', { ...shared, key: 'a', kind: 'text', longest: 3 }, 'four', 'too-long'],
    ['no for a required yes or no', { ...shared, key: 'a', kind: 'yes-no' }, false, undefined],
    ['coordinates without words', { ...shared, key: 'a', kind: 'place' }, { text: '', latitude: 1, longitude: 2 }, 'not-a-place'],
    ['coordinates off the earth', { ...shared, key: 'a', kind: 'place' }, { text: 'x', latitude: 91, longitude: 2 }, 'not-a-place'],
    ['a file name for an upload', { ...shared, key: 'a', kind: 'photos', most: 2 }, ['photo.jpg'], 'wrong-kind'],
  ])('%s', (_, field, value, reason) => {
    expect(reasons(one(field), { a: value })).toEqual(reason === undefined ? [] : [`a ${reason}`]);
  });

  test('a table names row and column, forgets empty rows and keeps its limits', () => {
    const table: Field = { ...shared, key: 't', kind: 'table', fewest: 1, most: 2, columns: [{ ...shared, key: 'sum', kind: 'money', least: 0 }, { ...shared, isRequired: false, key: 'why', kind: 'text' }] };
    expect(reasons(one(table), { t: [{}, { sum: -1 }, { why: 'x' }] })).toEqual(['t 1 sum too-little-money', 't 2 sum missing']);
    expect(reasons(one(table), { t: [{ sum: 1 }, { sum: 2 }, { sum: 3 }] })).toEqual(['t too-many-rows']);
    expect(reasons(one(table), { t: [{}, {}] })).toEqual(['t too-few-rows']);
    expect(checkAnswers(one(table), { t: [{}, { sum: 5, why: ' ' }] })).toEqual({ ok: true, value: { t: [{ sum: 5 }] } });
  });

  test('calculated fields are worked out here, whatever was sent; dividing by zero gives nothing', () => {
    const form: Form = { fields: [
      { ...shared, key: 'all', kind: 'money' }, { ...shared, key: 'heads', kind: 'number' },
      { ...shared, isRequired: false, key: 'each', kind: 'calculated', as: 'money', sum: { over: [{ field: 'all' }, { field: 'heads' }] } },
      { ...shared, key: 'why', kind: 'text', showIf: { field: 'each', is: 'above', to: 3000 } },
    ] };
    expect(checkAnswers(form, { all: 10_001, heads: 3, each: 1, why: 'dear' })).toEqual({ ok: true, value: { all: 10_001, heads: 3, each: 3334, why: 'dear' } });
    expect(checkAnswers(form, { all: 10_000, heads: 0, each: 9_999 })).toEqual({ ok: true, value: { all: 10_000, heads: 0 } });
  });

  test('a calculated column is worked out in every row, whatever was sent in it, and can be totalled', () => {
    const form: Form = { fields: [
      { ...shared, key: 'lines', kind: 'table', fewest: 1, most: 5, columns: [
        { ...shared, key: 'price', kind: 'money' }, { ...shared, key: 'count', kind: 'number' },
        { ...shared, isRequired: false, key: 'cost', kind: 'calculated', as: 'money', sum: { times: [{ field: 'price' }, { field: 'count' }] } },
        { ...shared, isRequired: false, key: 'with-tax', kind: 'calculated', as: 'money', sum: { times: [{ field: 'cost' }, { number: 1.05 }] } },
      ] },
      { ...shared, isRequired: false, key: 'all', kind: 'calculated', as: 'money', sum: { column: { table: 'lines', field: 'cost' } } },
    ] };
    const typed = [{ price: 1250, count: 3 }, { price: 99, count: 1, cost: 1, 'with-tax': 'free' }, { cost: 1_000_000 }];
    const kept = { lines: [{ price: 1250, count: 3, cost: 3750, 'with-tax': 3938 }, { price: 99, count: 1, cost: 99, 'with-tax': 104 }], all: 3849 };
    expect(checkAnswers(form, { lines: typed })).toEqual({ ok: true, value: kept });
    expect(checkAnswers(form, kept)).toEqual({ ok: true, value: kept });
    expect(reasons(form, { lines: [{ price: 'x', count: 2 }] })).toEqual(['lines 0 price not-an-amount']);
    expect(reasons(form, { lines: [{ cost: 5 }] })).toEqual(['lines too-few-rows']);
  });

  test('what may be written and is left out is taken out', () => {
    const form: Form = { fields: [{ ...shared, isRequired: false, key: 'a', kind: 'text' }, { ...shared, key: 'b', kind: 'text' }] };
    const held = { a: 'old', b: 'kept' };
    expect(checkAnswers(form, {}, { editable: ['a'], held })).toEqual({ ok: true, value: { b: 'kept' } });
    expect(checkAnswers(form, {}, { editable: ['b'], held })).toEqual({ ok: false, problems: [{ key: 'b', reason: 'missing', params: {} }] });
  });

  test('keys of the language are no answers', () => {
    expect(reasons(one({ ...shared, isRequired: false, key: 'a', kind: 'text' }), JSON.parse('{"__proto__":{"a":"x"},"constructor":1}'))).toEqual(['__proto__ unknown-field', 'constructor unknown-field']);
    expect(reasons(one({ ...shared, key: 'constructor', kind: 'text' }), {})).toEqual(['constructor missing']);
  });

  test('brackets within brackets are refused before anything calls itself for them', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(reasons(one({ ...shared, isRequired: false, key: 'a', kind: 'text' }), { a: deep })).toEqual([' wrong-kind']);
  });

  test('a form of 120 fields takes what fits into a request and no more', () => {
    const form: Form = { fields: Array.from({ length: 120 }, (_, at) => ({ ...shared, key: `f-${at}`, kind: 'long-text', longest: 4000 })) };
    const filled = (length: number) => Object.fromEntries(form.fields.map(({ key }) => [key, 'x'.repeat(length)]));
    expect(reasons(form, filled(600))).toEqual([]);
    expect(JSON.stringify(filled(4000)).length).toBeGreaterThan(MOST_CHARACTERS);
    expect(reasons(form, filled(4000))).toEqual([' too-much']);
  });
});
