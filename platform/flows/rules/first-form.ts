import type { Field, Form, Sum } from '#platform/forms/form.ts';
import type { Flow } from '../definition.ts';
import { starterFields } from './starter-fields.ts';

/**
 * The form as whoever begins a case sees it: without the fields that a later step writes (a visitor's findings, a
 * payment), without what is calculated from those, and without sections that are empty then.
 */
export function firstForm({ form, flow }: { readonly form: Form; readonly flow: Flow }): Form {
  const first = new Set(starterFields({ form, flow }));
  const dropped = new Set(form.fields.map(({ key }) => key).filter((key) => !first.has(key)));
  if (dropped.size === 0) return form;
  for (const field of form.fields) if (field.kind === 'calculated' && partsOf(field.sum).some((part) => dropped.has(part))) dropped.add(field.key);
  const emptied = new Set(sectionsOf(form.fields).filter((own) => own.some(isFilled) && !own.some((field) => isFilled(field) && !dropped.has(field.key))).flat());
  return { fields: form.fields.filter((field) => !dropped.has(field.key) && !emptied.has(field)) };
}

/** A form cut before each section. */
function sectionsOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const cuts = [0, ...fields.flatMap(({ kind }, at) => (kind === 'section' && at > 0 ? [at] : [])), fields.length];
  return cuts.slice(1).map((end, at) => fields.slice(cuts[at], end));
}

function isFilled({ kind }: Field): boolean {
  return kind !== 'section' && kind !== 'note';
}

function partsOf(sum: Sum): readonly string[] {
  if ('field' in sum) return [sum.field];
  if ('column' in sum) return [sum.column.table];
  if ('number' in sum) return [];
  return ('add' in sum ? sum.add : 'times' in sum ? sum.times : 'minus' in sum ? sum.minus : sum.over).flatMap(partsOf);
}
