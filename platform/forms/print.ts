import type { Form } from './form.ts';
import type { Answers } from './holds.ts';
import { sayAnswer, type Reader } from './say-answer.ts';
import { ownValue, readableFields } from './visible.ts';
import { inLanguage } from './in-language.ts';

/** A part of an approval form (审批表) as a plain value; platform/papers draws it. */
export type PaperPart =
  | { readonly kind: 'section'; readonly title: string }
  /** '' stays an empty box to write in by hand. */
  | { readonly kind: 'line'; readonly key: string; readonly label: string; readonly value: string; readonly isLong: boolean }
  | { readonly kind: 'table'; readonly key: string; readonly label: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What was answered, as it stands on paper: the fields in order, photos by number, masks as they are. */
export function toPaperParts(form: Form, answers: Answers, reader: Reader): readonly PaperPart[] {
  const { language } = reader.t;
  return readableFields(form, answers).map((field): PaperPart => {
    const { key } = field;
    const label = inLanguage(field.label, language);
    const value = ownValue(answers, key);
    if (field.kind === 'section') return { kind: 'section', title: label };
    if (field.kind !== 'table' || !Array.isArray(value)) return { kind: 'line', key, label, value: sayAnswer(field, value, reader), isLong: field.kind === 'long-text' };
    const head = field.columns.map((column) => inLanguage(column.label, language));
    const rows = value.map((row: unknown) => field.columns.map((column) => sayAnswer(column, cellOf(row, column.key), reader)));
    return { kind: 'table', key, label, head, rows };
  });
}

function cellOf(row: unknown, key: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, key) : row;
}
