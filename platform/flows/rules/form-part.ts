import type { Form } from '#platform/forms/form.ts';
import { fieldsIn, isGiven, type Answers } from '#platform/forms/holds.ts';
import type { ProcessDefinition } from '../wire.ts';
import { starterFields } from './starter-fields.ts';
import { fieldsOfSum } from '#platform/forms/sum-fields.ts';

/**
 * The part of a form in which somebody writes: those fields, the sections around them, and whatever decides whether they
 * are shown. The latter are read there and not written. What is calculated stands where its last part is written, with the
 * parts that others wrote before: nobody is shown a sum that only a later step can make.
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
  const written = new Set(writes.filter((key) => byKey.get(key)?.kind !== 'calculated'));
  for (const field of form.fields) {
    if (written.has(field.key)) keep(field.key);
    if (field.kind !== 'calculated') continue;
    const parts = fieldsOfSum(field.sum);
    const last = form.fields.findLast(({ key }) => parts.includes(key))?.key ?? '';
    if (!written.has(last)) continue;
    written.add(field.key);
    [field.key, ...parts].forEach(keep);
  }
  return { fields: form.fields.filter(({ key, kind }) => kind === 'section' || kept.has(key)) };
}

/** What there is to read: what a later step will write stands there once it has. */
export function writtenPart(definition: Pick<ProcessDefinition, 'form' | 'flow'>, answers: Answers): Form {
  const first = new Set(starterFields(definition));
  return { fields: definition.form.fields.filter(({ key }) => first.has(key) || isGiven(answers[key])) };
}
