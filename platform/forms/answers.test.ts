import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settableClock } from '#platform/kernel/clock.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { createTranslator } from '#platform/text/translator.ts';
import { readYuan, toFen, toNumber, yuanOf } from './amount.ts';
import { CELL_KINDS, KIND_GROUPS, nextKey } from './build.ts';
import { calculate } from './calculate.ts';
import { checkAnswers } from './check-answers.ts';
import { classOf, isMasked, isPersonal, joinAnswers, maskAnswers, splitByClass } from './classes.ts';
import { toColumns, toRows } from './columns.ts';
import { form as formSchema, sum as sumSchema, type Cell, type Field, type Form, type Sum } from './form.ts';
import en from './locale/en.json' with { type: 'json' };
import zh from './locale/zh-CN.json' with { type: 'json' };
import officeEn from './office/locale/en.json' with { type: 'json' };
import officeZh from './office/locale/zh-CN.json' with { type: 'json' };
import { toPaperParts } from './print.ts';
import { ANSWER_REASONS, FORM_REASONS } from './problem.ts';
import { fromGroup, toGroup, type ConditionGroup } from './condition-tree.ts';
import { holds } from './holds.ts';
import { saySum } from './say-sum.ts';
import { moneyParts } from './sum-money.ts';
import { fitsSum, fromSumGroup, joinedBy, toSumGroup, type SumGroup } from './sum-tree.ts';
import { anyForm, rightAnswers } from './test/random-form.ts';

const t = createTranslator({ language: 'en', bundles: [en], clock: settableClock(new Date('2026-11-23T04:00:00Z')), strict: true });
const words = t.with(officeEn);
const reader = { t, person: () => undefined, union: () => 'Union One' };
const shared = { label: { 'zh-CN': 'Field' }, isRequired: true, class: 'C2' as const };
const checkedAnswers = anyForm.chain((form) => rightAnswers(form).map((answers) => ({ form, answers: keptOf(form, answers) })));

function keptOf(form: Form, answers: Readonly<Record<string, unknown>>) {
  const checked = checkAnswers(form, answers);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

describe('classes', () => {
  test('what is split is joined again, and nothing personal stays in the open half', () => {
    fc.assert(fc.property(checkedAnswers, ({ form, answers }) => {
      const split = splitByClass(form, answers);
      const personal = new Set(form.fields.filter(isPersonal).map(({ key }) => key));
      expect(joinAnswers(split)).toEqual(answers);
      expect(Object.keys(split.open).filter((key) => personal.has(key))).toEqual([]);
      expect(Object.keys(splitByClass(form, { unheard: 'x' }).open)).toEqual([]);
    }), runs(80));
  });

  test('a mask shows nothing of C3 and C4 but the ends of ID numbers and telephones', () => {
    fc.assert(fc.property(checkedAnswers, ({ form, answers }) => {
      const masked = maskAnswers(form, answers);
      for (const field of form.fields) {
        const [before, after] = [answers[field.key], masked[field.key]];
        if (before === undefined) continue;
        if (field.class < 'C3' && field.kind !== 'table') expect(after).toEqual(before);
        if (field.class >= 'C3') expect(isMasked(after)).toBe(true);
      }
    }), runs(80));
    const form: Form = { fields: [{ ...shared, key: 'i', kind: 'id-number', class: 'C4' }, { ...shared, key: 'p', kind: 'phone', class: 'C3' }] };
    expect(maskAnswers(form, { i: '11010519491231002X', p: '13800138000', unheard: 'x' })).toEqual({ i: `1${'*'.repeat(15)}2X`, p: '138****8000', unheard: '＊＊＊＊' });
  });

  test('a table is as sensitive as its columns; its open columns stay readable under the mask', () => {
    const table: Field = { ...shared, key: 't', kind: 'table', fewest: 0, most: 5, columns: [{ ...shared, key: 'a', kind: 'text' }, { ...shared, key: 'm', kind: 'money', class: 'C4' }] };
    expect(classOf(table)).toBe('C4');
    expect(maskAnswers({ fields: [table] }, { t: [{ a: 'open', m: 5 }] })).toEqual({ t: [{ a: 'open', m: '＊＊＊＊' }] });
  });
});

describe('spreadsheet and paper', () => {
  test('every cell can be traced back to its answer', () => {
    fc.assert(fc.property(checkedAnswers, ({ form, answers }) => {
      const columns = toColumns(form, t);
      const rows = toRows(form, answers, reader);
      expect(rows.every((row) => row.length === columns.length)).toBe(true);
      for (const field of form.fields) {
        if (field.kind === 'section' || field.kind === 'note') continue;
        const cells = (key: string) => rows.map((row) => row[columns.findIndex((column) => column.key === key)] ?? null);
        if (field.kind !== 'table') {
          expect(cells(field.key).slice(1).every((cell) => cell === null)).toBe(true);
          if (field.kind === 'money' && answers[field.key] !== undefined) expect(Math.round(Number(cells(field.key)[0]) * 100)).toBe(answers[field.key]);
          if (['text', 'number', 'date', 'phone', 'id-number'].includes(field.kind)) expect(cells(field.key)[0]).toEqual(answers[field.key] ?? null);
          continue;
        }
        const written = field.columns.map((column) => cells(`${field.key}.${column.key}`));
        const given = answers[field.key];
        if (Array.isArray(given) && written.length > 1) expect(written[2]?.slice(0, given.length)).toEqual(given.map((row: Record<string, number>) => (row['calculated-1'] ?? NaN) / 100));
        expect(written[0]?.filter((cell) => cell !== null)).toEqual(Array.isArray(given) ? given.map((row: Record<string, unknown>) => row['text-1']) : []);
      }
    }), runs(80));
  });

  test('a workbook gives back what was written, with amounts that Excel can add', async () => {
    const form: Form = { fields: [
      { ...shared, key: 'who', kind: 'text', class: 'C3' }, { ...shared, key: 'm', kind: 'money' }, { ...shared, key: 'n', kind: 'number', decimals: 1 },
      { ...shared, key: 't', kind: 'table', fewest: 0, most: 5, columns: [{ ...shared, key: 'what', kind: 'text' }, { ...shared, key: 'cost', kind: 'money' }] },
    ] };
    const rows = toRows(form, { who: '=HYPERLINK("x")', m: 123_450, n: 1.5, t: [{ what: 'bus', cost: 5 }, { what: 'lunch', cost: 7000 }] }, reader);
    const book = { name: 'Answers', title: 'Answers', columns: toColumns(form, t), rows, notes: { name: 'Notes', lines: [] } };
    const read = await readSheet(writeBook(book));
    expect(read.ok && read.sheet.rows.slice(1).map(({ cells }) => cells)).toEqual([
      ['Field', 'Field', 'Field', 'Field: Field', 'Field: Field'], ['=HYPERLINK("x")', 1234.5, 1.5, 'bus', 0.05], ['', '', '', 'lunch', 70],
    ]);
  });

  test('a paper has a line or a table for every answer, and masks stay masks', () => {
    fc.assert(fc.property(checkedAnswers, ({ form, answers }) => {
      const parts = toPaperParts(form, answers, reader);
      const keys = parts.flatMap((part) => (part.kind === 'section' ? [] : [part.key]));
      expect(Object.keys(answers).filter((key) => !keys.includes(key))).toEqual([]);
      const masked = toPaperParts(form, maskAnswers(form, answers), reader);
      expect(masked.flatMap((part) => (part.kind === 'section' ? [] : [part.key]))).toEqual(keys);
    }), runs(30));
  });

  test('answers are said as people read them', () => {
    const form: Form = { fields: [
      { ...shared, key: 's', kind: 'section' }, { ...shared, key: 'm', kind: 'money' }, { ...shared, key: 'd', kind: 'date' },
      { ...shared, key: 'n', kind: 'number', unit: { 'zh-CN': '天', en: 'days' } }, { ...shared, key: 'p', kind: 'photos', most: 3 }, { ...shared, key: 'u', kind: 'union' },
      { ...shared, key: 'e', kind: 'section' },
    ] };
    const id = '0190b5a0-0000-7000-8000-000000000001';
    expect(toPaperParts(form, { m: 123_450, d: '2026-02-03', n: 3, p: [id], u: id }, reader).map((part) => ('value' in part ? part.value : part.kind)))
      .toEqual(['section', '¥1,234.50', 'February 3, 2026', '3 days', '1 photo', 'Union One']);
  });
});

describe('amounts and calculations', () => {
  test('yuan as people type them, exactly', () => {
    expect(['1200', '1,200.5', ' ￥１２．３４元', '-0', '0.05', '12.345', '1e3', ''].map(toFen)).toEqual([120_000, 120_050, 1234, 0, 5, undefined, undefined, undefined]);
    expect(['1,200', '-1.5', '１２', '1.', 'x', '--1'].map(toNumber)).toEqual([1200, -1.5, 12, 1, undefined, undefined]);
    fc.assert(fc.property(fc.integer({ min: -1e11, max: 1e11 }), (fen) => {
      expect([toFen(yuanOf(fen)), toFen(readYuan(fen))]).toEqual([fen, fen]);
    }), runs(200));
  });

  test('missing parts, rounding and bounds', () => {
    const sum = (wanted: Sum, as: 'money' | 'number', answers = {}) => calculate({ ...shared, key: 'x', kind: 'calculated', as, sum: wanted }, answers);
    expect(sum({ add: [{ field: 'a' }, { field: 'b' }] }, 'money', { a: 5 })).toBe(5);
    expect(sum({ add: [{ field: 'a' }, { field: 'b' }] }, 'money')).toBeUndefined();
    expect(sum({ times: [{ field: 'a' }, { number: 0.5 }] }, 'money', { a: 101 })).toBe(51);
    expect(sum({ times: [{ field: 'a' }, { field: 'b' }] }, 'money', { a: 101 })).toBeUndefined();
    expect(sum({ minus: [{ field: 'a' }, { field: 'b' }] }, 'number', { a: 1, b: 3 })).toBe(-2);
    expect(sum({ over: [{ number: 1 }, { number: 3 }] }, 'number')).toBe(0.3333);
    expect(sum({ over: [{ number: 1 }, { number: 0 }] }, 'number')).toBeUndefined();
    expect(sum({ times: [{ number: 1.00005 }, { number: 1 }] }, 'number')).toBe(1.0001);
    expect(sum({ times: [{ number: 1e300 }, { number: 1e300 }] }, 'number')).toBeUndefined();
    expect(sum({ column: { table: 't', field: 'a' } }, 'money', { t: [{ a: 1 }, {}, { a: 2 }] })).toBe(3);
  });

  test('what the builder shows as groups is the same condition again, and a condition of groups the same groups', () => {
    const leaf = fc.record({ field: fc.constantFrom('a', 'b', 'c'), is: fc.constantFrom('given' as const, 'empty' as const) });
    const join = fc.constantFrom('all' as const, 'any' as const, 'none' as const);
    const grown = (part: fc.Arbitrary<ConditionGroup['parts'][number]>): fc.Arbitrary<ConditionGroup> => fc.record({ join, parts: fc.array(part, { minLength: 1, maxLength: 3 }) });
    const given = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }, { requiredKeys: [] });
    fc.assert(fc.property(grown(fc.oneof(leaf, grown(fc.oneof(leaf, grown(leaf))))), given, (group, answers) => {
      const asked = fromGroup(group);
      if (asked === undefined) throw new Error('nothing is asked');
      expect(toGroup(asked)).toEqual(group);
      const means = (part: ConditionGroup['parts'][number]): boolean => {
        if (!('join' in part)) return holds(part, answers);
        const found = part.parts.map(means);
        return part.join === 'all' ? found.every(Boolean) : found.some(Boolean) === (part.join === 'any');
      };
      expect(holds(asked, answers)).toBe(means(group));
    }), runs(120));
    const set = { any: [{ field: 'a', is: 'given' as const }, { not: { all: [{ not: { field: 'b', is: 'above' as const, to: 3 } }] } }] };
    expect(fromGroup(toGroup(set))).toEqual(set);
    expect(fromGroup(toGroup(undefined))).toBeUndefined();
  });

  test('what the builder shows as brackets is the same calculation again, and joined another way loses no part', () => {
    const leaf = fc.oneof(fc.constantFrom('a', 'b').map((field) => ({ field })), fc.nat(9).map((number) => ({ number })), fc.constant({ column: { table: 't', field: 'a', times: 'b' } }));
    const many = (part: fc.Arbitrary<SumGroup['parts'][number]>): fc.Arbitrary<SumGroup> => fc.oneof(
      fc.record({ way: fc.constantFrom('add' as const, 'times' as const), parts: fc.array(part, { minLength: 1, maxLength: 4 }) }),
      fc.record({ way: fc.constantFrom('minus' as const, 'over' as const), parts: fc.tuple(part, part) }),
    );
    const leaves = (group: SumGroup): readonly string[] => group.parts.flatMap((part) => ('way' in part ? leaves(part) : [JSON.stringify(part)]));
    fc.assert(fc.property(many(fc.oneof(leaf, many(fc.oneof(leaf, many(leaf))))), fc.constantFrom('add' as const, 'minus' as const, 'times' as const, 'over' as const), (group, way) => {
      const kept = fromSumGroup(group);
      expect(toSumGroup(kept)).toEqual(group);
      expect(sumSchema.parse(kept)).toEqual(kept);
      const joined = joinedBy(group, way);
      expect(leaves(joined).slice(0, leaves(group).length)).toEqual(leaves(group));
      expect(toSumGroup(fromSumGroup(joined))).toEqual(joined);
    }), runs(120));
    const deep = (levels: number): SumGroup => ({ way: 'add', parts: [levels === 1 ? { number: 1 } : deep(levels - 1)] });
    expect([5, 6].map((levels) => [fitsSum(deep(levels)), sumSchema.safeParse(fromSumGroup(deep(levels))).success])).toEqual([[true, true], [false, false]]);
  });

  test('a calculation is read out with its brackets, and a fixed number among money is yuan', () => {
    const named = (key: string, parts: Partial<Field>) => ({ ...shared, key, label: { 'zh-CN': key.toUpperCase() }, ...parts }) as Field; // -- a field of the kind that the parts name
    const above = [named('income', { kind: 'money' }), named('people', { kind: 'number' }), named('goods', { kind: 'table', fewest: 0, most: 9, columns: [named('price', { kind: 'money' }), named('count', { kind: 'number' })] as Cell[] })]; // -- both are cells
    const say = (sum: Sum, wantsMoney: boolean) => saySum(words, toSumGroup(sum), above, wantsMoney);
    expect(say({ over: [{ minus: [{ field: 'income' }, { number: 12_000 }] }, { field: 'people' }] }, true)).toBe('(INCOME \u2212 \u00a5120.00) \u00f7 PEOPLE');
    expect(say({ times: [{ over: [{ field: 'income' }, { number: 3 }] }, { number: 100 }] }, false)).toBe('(INCOME \u00f7 3) \u00d7 100');
    expect(say({ add: [{ column: { table: 'goods', field: 'price', times: 'count' } }, { field: 'gone' }] }, true)).toMatch(/^total of PRICE \u00d7 COUNT in .GOODS. \+ /);
    const money = (sum: Sum) => moneyParts(toSumGroup(sum), above, true);
    expect(money({ times: [{ field: 'people' }, { number: 100 }] })).toEqual([false, true]);
    expect(money({ times: [{ field: 'income' }, { number: 100 }] })).toEqual([true, false]);
    expect(money({ over: [{ field: 'people' }, { number: 100 }] })).toEqual([false, false]);
  });
});

describe('what is offered and said', () => {
  test('every kind is offered once, and every cell kind can be a column', () => {
    const offered: readonly string[] = KIND_GROUPS.flatMap(({ kinds }) => [...kinds]);
    const known = formSchema.shape.fields.element.options.map((option) => option.shape.kind.value);
    expect([...offered].sort()).toEqual([...known].sort());
    expect(CELL_KINDS.filter((kind) => !offered.includes(kind))).toEqual([]);
    expect(nextKey('text', ['text-1', 'text-3'])).toBe('text-2');
  });

  test('every reason and every kind has its sentence', () => {
    const wanted = [...ANSWER_REASONS.map((reason) => `forms.answer.${reason}`), ...FORM_REASONS.map((reason) => `forms.form.${reason}`), ...KIND_GROUPS.flatMap(({ kinds }) => kinds.map((kind) => `forms.kind.${kind}`))];
    const said = { ...zh, ...officeZh };
    expect(wanted.filter((key) => !Object.hasOwn(said, key))).toEqual([]);
  });
});
