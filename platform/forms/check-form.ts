import { checkCondition } from './check-condition.ts';
import { classOf } from './classes.ts';
import type { Cell, Field, Form, Sum } from './form.ts';
import { isBounded } from './is-bounded.ts';
import type { FormProblem, FormReason } from './problem.ts';

/** Characters of a definition as JSON. */
const MOST_CHARACTERS = 200_000;

/** Everything that keeps a definition from being saved; each names its field. An empty list: it can be. */
export function checkForm(form: Form): readonly FormProblem[] {
  if (JSON.stringify(form).length > MOST_CHARACTERS) return [problem('', 'too-large')];
  if (!form.fields.some(({ kind }) => kind !== 'section' && kind !== 'note')) return [problem('', 'no-fields')];
  return form.fields.flatMap((field, at) => {
    const above = form.fields.slice(0, at);
    return [
      ...(above.some(({ key }) => key === field.key) ? [problem(field.key, 'key-twice')] : []),
      ...wrongCondition(field, form, above),
      ...wrongSum(field, form.fields, above),
      ...wrongItself(field),
      ...(field.kind === 'table' ? wrongColumns(field) : []),
    ];
  });
}

function problem(key: string, reason: FormReason, params: FormProblem['params'] = {}): FormProblem {
  return { key, reason, params };
}

function wrongCondition({ key, showIf }: Field, form: Form, above: readonly Field[]): FormProblem[] {
  if (showIf === undefined) return [];
  return checkCondition(showIf, above).map(({ reason, field }) => {
    if (field === key) return problem(key, 'show-if-itself');
    const isLater = reason === 'show-if-missing' && form.fields.some((one) => one.key === field);
    return problem(key, isLater ? 'show-if-later' : reason, { field });
  });
}

/** What is wrong with a field or column whatever stands around it. */
function wrongItself(field: Field): FormProblem[] {
  const { key } = field;
  const problems: FormProblem[] = [];
  const least = leastClass(field);
  if (field.class < least) problems.push(problem(key, 'class-too-low', { least }));
  if (areUpsideDown(field)) problems.push(problem(key, 'limits-upside-down'));
  if ('choices' in field && new Set(field.choices.map((one) => one.key)).size < field.choices.length) problems.push(problem(key, 'choice-twice'));
  const cannot = field.kind === 'section' || field.kind === 'note' || field.kind === 'calculated';
  if (cannot && field.isRequired) problems.push(problem(key, 'cannot-be-required'));
  return problems;
}

/** ID numbers are sensitive (PIPL 28); a telephone and a signature tell who somebody is. */
function leastClass({ kind }: Field): Field['class'] {
  if (kind === 'id-number') return 'C4';
  return kind === 'phone' || kind === 'signature' ? 'C3' : 'C1';
}

function areUpsideDown(field: Field): boolean {
  switch (field.kind) {
    case 'number': case 'money': return (field.least ?? -Infinity) > (field.most ?? Infinity);
    case 'date': return field.earliest !== undefined && field.latest !== undefined && field.earliest > field.latest;
    case 'choices': return (field.fewest ?? 0) > Math.min(field.most ?? Infinity, field.choices.length);
    case 'table': return field.fewest > field.most;
    default: return false;
  }
}

function wrongColumns(table: Extract<Field, { kind: 'table' }>): FormProblem[] {
  const inColumn = (column: Cell, problems: readonly FormProblem[]) => problems.map((one) => ({ ...one, key: table.key, column: column.key }));
  return table.columns.flatMap((column, at) => inColumn(column, [
    ...(table.columns.slice(0, at).some(({ key }) => key === column.key) ? [problem('', 'column-twice')] : []),
    ...(column.showIf === undefined ? [] : [problem('', 'show-if-in-table')]),
    // Columns are to a row what fields are to the form.
    ...wrongSum(column, table.columns, table.columns.slice(0, at)),
    ...wrongItself(column),
  ]));
}

function wrongSum(field: Field, all: readonly Field[], above: readonly Field[]): FormProblem[] {
  if (field.kind !== 'calculated') return [];
  if (!isBounded(field.sum)) return [problem(field.key, 'too-deep', { field: '' })];
  return partsOf(field.sum).flatMap((part): FormProblem[] => {
    const named = { field: part.column ?? part.field };
    if (part.field === field.key) return [problem(field.key, 'sum-itself')];
    const source = above.find(({ key }) => key === part.field);
    if (source === undefined) return [problem(field.key, all.some(({ key }) => key === part.field) ? 'sum-later' : 'sum-missing', named)];
    const summed = part.column === undefined ? source : columnIn(source, part.column);
    if (summed === undefined) return [problem(field.key, 'sum-missing', named)];
    if (!isNumeric(summed)) return [problem(field.key, 'sum-not-a-number', named)];
    const least = classOf(summed);
    return field.class < least ? [problem(field.key, 'class-below-source', { least, ...named })] : [];
  });
}

function columnIn(table: Field, column: string): Cell | undefined {
  return table.kind === 'table' ? table.columns.find(({ key }) => key === column) : undefined;
}

function isNumeric({ kind }: Field): boolean {
  return kind === 'number' || kind === 'money' || kind === 'calculated';
}

type Part = { readonly field: string; readonly column?: string };

/** The fields and columns a calculation is made of. */
function partsOf(sum: Sum): readonly Part[] {
  if ('field' in sum) return [{ field: sum.field }];
  if ('column' in sum) return [sum.column.field, sum.column.times].flatMap((column) => (column === undefined ? [] : [{ field: sum.column.table, column }]));
  if ('number' in sum) return [];
  const parts = 'add' in sum ? sum.add : 'times' in sum ? sum.times : 'minus' in sum ? sum.minus : sum.over;
  return parts.flatMap(partsOf);
}
