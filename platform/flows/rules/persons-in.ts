import type { Form } from '#platform/forms/form.ts';
import type { Answers } from '#platform/forms/holds.ts';
import { isUuid } from '#platform/kernel/id.ts';

/** The persons whom answers name. A mask is no id and names nobody. */
export function personsIn(form: Form, answers: Answers): readonly { readonly key: string; readonly personId: string }[] {
  return form.fields.flatMap(({ key, kind }) => {
    const value = answers[key];
    return kind === 'person' && typeof value === 'string' && isUuid(value) ? [{ key, personId: value }] : [];
  });
}
