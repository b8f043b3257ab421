import type { Translator } from '#platform/text/translator.ts';
import type { Field, Form } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import type { FormProblem } from '../problem.ts';

/** The sentence of a definition's problem, with fields by their labels: nobody knows keys. */
export function formProblemText(t: Translator, form: Form, { key, column, reason, params }: FormProblem): string {
  const table = column === undefined ? undefined : form.fields.find((field) => field.key === key);
  const said = Object.entries(params).map(([name, value]) => {
    if (name === 'field') return [name, labelOf(table?.kind === 'table' ? table.columns : allIn(form), String(value), t)] as const;
    return [name, name === 'least' ? t(`forms.class.${value}`) : value] as const;
  });
  return t(`forms.form.${reason}`, Object.fromEntries(said));
}

/** The problems of one field, those of its columns with the column's name before them. */
export function problemTexts(t: Translator, form: Form, field: Field, problems: readonly FormProblem[]): readonly string[] {
  return problems.filter(({ key }) => key === field.key).map((problem) => {
    const text = formProblemText(t, form, problem);
    const column = field.kind === 'table' ? field.columns.find(({ key }) => key === problem.column) : undefined;
    return column === undefined ? text : t('forms.office.in-column', { column: inLanguage(column.label, t.language), text });
  });
}

function allIn(form: Form): readonly Field[] {
  return form.fields.flatMap((field): readonly Field[] => [field, ...(field.kind === 'table' ? field.columns : [])]);
}

function labelOf(fields: readonly Field[], key: string, t: Translator): string {
  const field = fields.find((one) => one.key === key);
  return field === undefined ? t('forms.office.gone-field') : inLanguage(field.label, t.language);
}
