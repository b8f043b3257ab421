import { describe, expect, test } from 'vitest';
import { checkCondition } from './check-condition.ts';
import { checkForm } from './check-form.ts';
import { compareForms, isPublishable } from './changes.ts';
import { condition } from './condition.ts';
import { sum, type Cell, type Field, type Form, type Sum } from './form.ts';
import type { Condition } from './holds.ts';

const shared = { label: { 'zh-CN': 'Field' }, isRequired: false, class: 'C2' as const };
const text = (key: string, more: Partial<Field> = {}): Field => ({ ...shared, key, kind: 'text', ...more } as Field); // -- a test's own shorthand
const number = (key: string) => ({ ...shared, key, kind: 'number' as const });
const table = (...columns: Cell[]): Field => ({ ...shared, key: 't', kind: 'table', fewest: 0, most: 5, columns });
const worth = (key: string, of: Sum): Cell => ({ ...shared, key, kind: 'calculated', as: 'number', sum: of });
const choice: Field = { ...shared, key: 'c', kind: 'choice', choices: [{ key: 'one', label: { 'zh-CN': 'One' } }, { key: 'two', label: { 'zh-CN': 'Two' } }] };
const problems = (...fields: Field[]) => checkForm({ fields }).map(({ key, column, reason }) => [key, column, reason].filter(Boolean).join(' '));
const equal = (field: string, to: string | number | boolean): Condition => ({ field, is: 'equal', to });

describe('a definition is refused where', () => {
  test.each<[string, string[], Field[]]>([
    ['nothing is wrong (control)', [], [choice, text('a', { showIf: equal('c', 'one') })]],
    ['two fields have one key', ['a key-twice'], [text('a'), text('a')]],
    ['nothing can be filled in', ['no-fields'], [{ ...shared, key: 's', kind: 'section' }]],
    ['a condition looks at nothing', ['a show-if-missing'], [text('a', { showIf: equal('gone', 'x') })]],
    ['a condition looks down', ['a show-if-later'], [text('a', { showIf: equal('b', 'x') }), text('b')]],
    ['a condition looks at itself', ['a show-if-itself'], [text('a', { showIf: equal('a', 'x') })]],
    ['two conditions go in a circle', ['a show-if-later'], [text('a', { showIf: equal('b', 'x') }), text('b', { showIf: equal('a', 'x') })]],
    ['a condition asks for a choice that is gone', ['a show-if-choice'], [choice, text('a', { showIf: equal('c', 'three') })]],
    ['a condition compares a choice by size', ['a show-if-kind'], [choice, text('a', { showIf: { field: 'c', is: 'above', to: 1 } })]],
    ['a condition compares a number with words', ['a show-if-kind'], [number('n'), text('a', { showIf: equal('n', '5') })]],
    ['a choice stands twice', ['c choice-twice'], [{ ...choice, kind: 'choice', choices: [...choice.choices, ...choice.choices] }]],
    ['limits stand upside down', ['n limits-upside-down'], [{ ...shared, key: 'n', kind: 'number', least: 5, most: 4 }]],
    ['more choices are asked than there are', ['m limits-upside-down'], [{ ...shared, key: 'm', kind: 'choices', choices: choice.choices, fewest: 3 }]],
    ['an ID number is not sensitive', ['i class-too-low'], [{ ...shared, key: 'i', kind: 'id-number', class: 'C3' }]],
    ['a telephone is not personal', ['p class-too-low'], [{ ...shared, key: 'p', kind: 'phone' }]],
    ['a section must be filled in', ['s cannot-be-required'], [text('a'), { ...shared, key: 's', kind: 'section', isRequired: true }]],
    ['a calculation looks at nothing', ['x sum-missing'], [{ ...shared, key: 'x', kind: 'calculated', as: 'number', sum: { field: 'gone' } }]],
    ['a calculation looks down', ['x sum-later'], [{ ...shared, key: 'x', kind: 'calculated', as: 'number', sum: { field: 'n' } }, number('n')]],
    ['a calculation takes words', ['x sum-not-a-number'], [text('a'), { ...shared, key: 'x', kind: 'calculated', as: 'number', sum: { field: 'a' } }]],
    ['a calculation tells what is sensitive', ['x class-below-source'], [{ ...shared, key: 'n', kind: 'money', class: 'C4' }, { ...shared, key: 'x', kind: 'calculated', as: 'money', sum: { field: 'n' } }]],
    ['a column is wrong', ['t i class-too-low', 't b show-if-in-table'], [{
      ...shared, key: 't', kind: 'table', fewest: 0, most: 5,
      columns: [{ ...shared, key: 'i', kind: 'id-number' }, { ...shared, key: 'b', kind: 'text', showIf: equal('i', 'x') }],
    }]],
    ['a column is worked out from those before it (control)', [], [table(number('n'), worth('x', { times: [{ field: 'n' }, { number: 2 }] }), worth('y', { field: 'x' }))]],
    ['a column takes one that is not of its row', ['t x sum-missing', 't y sum-missing'], [
      number('n'), table(worth('x', { field: 'n' }), worth('y', { column: { table: 't', field: 'x' } })),
    ]],
    ['two columns go in a circle', ['t x sum-later'], [table(worth('x', { field: 'y' }), worth('y', { field: 'x' }))]],
    ['a column takes itself, or words', ['t x sum-itself', 't y sum-not-a-number'], [table({ ...shared, key: 'a', kind: 'text' }, worth('x', { field: 'x' }), worth('y', { field: 'a' }))]],
    ['a column tells what is sensitive', ['t x class-below-source'], [table({ ...shared, key: 'n', kind: 'money', class: 'C4' }, worth('x', { field: 'n' }))]],
    ['a column that is worked out must be filled in', ['t x cannot-be-required'], [table(number('n'), { ...worth('x', { field: 'n' }), isRequired: true })]],
    ['a total of a column that is worked out (control)', [], [
      table(number('n'), worth('x', { field: 'n' })), { ...shared, key: 'all', kind: 'calculated', as: 'number', sum: { column: { table: 't', field: 'x' } } },
    ]],
  ])('%s', (_, expected, fields) => {
    expect(problems(...fields)).toEqual(expected);
  });

  test('a condition is nested without end, or has more parts than anybody reads', () => {
    const nested = (depth: number): unknown => JSON.parse(`${'{"not":'.repeat(depth)}{"field":"c","is":"given"}${'}'.repeat(depth)}`);
    const wide = { all: Array.from({ length: 10 }, () => ({ any: Array.from({ length: 10 }, () => ({ field: 'c', is: 'given' })) })) };
    expect([2, 11, 12, 20_000].map((depth) => condition.safeParse(nested(depth)).success)).toEqual([true, true, false, false]);
    expect(condition.safeParse(wide).success).toBe(false);
    expect(sum.safeParse(JSON.parse(`${'{"add":['.repeat(20_000)}{"number":1}${']}'.repeat(20_000)}`)).success).toBe(false);
    let deep: Condition = { field: 'c', is: 'given' };
    for (let level = 0; level < 12; level += 1) deep = { not: deep };
    expect(checkCondition(deep, [choice])).toEqual([{ reason: 'too-deep', field: '' }]);
    expect(checkCondition({ not: { any: [{ field: 'c', is: 'given' }] } }, [choice])).toEqual([]);
  });
});

describe('changes of a live form', () => {
  const changes = (before: Field[], after: Field[]) => compareForms({ fields: before }, { fields: after }).map(({ key, column, change, harm }) => [key, column, change, harm].filter(Boolean).join(' '));

  test('words, order and additions harm nothing', () => {
    expect(changes([text('a'), text('b')], [text('b'), text('a', { label: { 'zh-CN': 'Other' } }), text('c')]))
      .toEqual(['b moved harmless', 'a words-changed harmless', 'a moved harmless', 'c added harmless']);
  });

  test('what makes new answers differ is named', () => {
    const fewer = { ...choice, kind: 'choice' as const, choices: choice.kind === 'choice' ? choice.choices.slice(1) : [] };
    expect(changes([choice, text('gone'), text('a')], [fewer, text('a', { isRequired: true, class: 'C1', longest: 5 })]))
      .toEqual(['gone removed caution', 'c choice-removed caution', 'a now-required caution', 'a class-lowered caution', 'a limits-tightened caution']);
  });

  test('another kind under the same key is refused, in a column too', () => {
    const holding = (kind: 'text' | 'date') => table({ ...shared, key: 'x', kind });
    const form = (...fields: Field[]): Form => ({ fields });
    expect(changes([text('a')], [number('a')])).toEqual(['a kind-changed refused']);
    expect(changes([holding('text')], [holding('date')])).toEqual(['t x kind-changed refused']);
    expect(changes([table(number('n'), worth('x', { field: 'n' }))], [table(number('n'), worth('x', { times: [{ field: 'n' }, { number: 2 }] }))])).toEqual(['t x sum-changed caution']);
    expect(isPublishable(compareForms(form(text('a')), form(number('a'))))).toBe(false);
    expect(isPublishable(compareForms(form(text('a')), form(text('b'))))).toBe(true);
  });

  test('the same form is no change', () => {
    expect(changes([choice, text('a')], [choice, text('a')])).toEqual([]);
  });
});
