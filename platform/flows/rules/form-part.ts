import type { Form } from '#platform/forms/form.ts';
import { fieldsIn } from '#platform/forms/holds.ts';

/**
 * The part of a form in which somebody writes: those fields, the sections around them, and whatever decides whether they
 * are shown. The latter are read there and not written.
 */
export function formPart(form: Form, writes: readonly string[]): Form {
  const byKey = new Map(form.fields.map((field) => [field.key, field]));
  const kept = new Set<string>();
  const keep = (key: string): void => {
    const field = byKey.get(key);
    if (field === undefined || kept.has(key)) return;
    kept.add(key);
    if (field.showIf !== undefined) fieldsIn(field.showIf).forEach(keep);
  };
  writes.forEach(keep);
  return { fields: form.fields.filter(({ key, kind }) => kind === 'section' || kept.has(key)) };
}
