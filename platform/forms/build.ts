import type { Cell, Field, FieldKind, Form } from './form.ts';

export const CELL_KINDS = ['text', 'number', 'money', 'date', 'choice', 'yes-no', 'phone', 'id-number', 'calculated'] as const satisfies readonly Cell['kind'][];

/** Kinds as they are offered, what is used most first. */
export const KIND_GROUPS = [
  { name: 'words', kinds: ['text', 'long-text', 'choice', 'choices', 'yes-no'] },
  { name: 'numbers', kinds: ['number', 'money', 'date', 'calculated', 'table'] },
  { name: 'people', kinds: ['person', 'union', 'phone', 'id-number', 'place', 'signature'] },
  { name: 'papers', kinds: ['photos', 'files'] },
  { name: 'layout', kinds: ['section', 'note'] },
] as const satisfies readonly { readonly name: string; readonly kinds: readonly FieldKind[] }[];

export function isCell(field: Field): field is Cell {
  return CELL_KINDS.some((kind) => kind === field.kind);
}

/**
 * A key nobody has used: text-1, text-2. It begins with its kind, so that one key never comes to hold another kind; `taken`
 * also names the keys of earlier versions, so that a new field does not continue the column of one that was removed.
 */
export function nextKey(kind: string, taken: readonly string[]): string {
  const known = new Set(taken);
  let count = 1;
  while (known.has(`${kind}-${count}`)) count += 1;
  return `${kind}-${count}`;
}

export type NewFieldWords = { readonly label: string; readonly choices: readonly string[]; readonly column: string };

/** A new field with everything its kind needs; the class is the lowest that the kind allows, C2 for what is not personal. */
export function newField(kind: FieldKind, key: string, words: NewFieldWords): Field {
  const shared = { key, label: { 'zh-CN': words.label }, isRequired: false, class: 'C2' as const };
  const choices = words.choices.map((label, at) => ({ key: `choice-${at + 1}`, label: { 'zh-CN': label } }));
  switch (kind) {
    case 'id-number': return { ...shared, kind, isRequired: true, class: 'C4' };
    case 'phone': case 'signature': return { ...shared, kind, isRequired: true, class: 'C3' };
    case 'choice': return { ...shared, kind, isRequired: true, choices };
    case 'choices': return { ...shared, kind, choices };
    case 'photos': case 'files': return { ...shared, kind, class: 'C3', most: 6 };
    case 'table': return { ...shared, kind, fewest: 0, most: 20, columns: [{ ...shared, key: 'text-1', label: { 'zh-CN': words.column }, isRequired: true, kind: 'text' }] };
    case 'calculated': return { ...shared, kind, as: 'money', sum: { number: 0 } };
    case 'place': case 'person': return { ...shared, kind, class: 'C3' };
    case 'text': case 'long-text': case 'number': case 'money': case 'date': case 'yes-no': case 'union': return { ...shared, kind, isRequired: true };
    case 'section': case 'note': return { ...shared, kind, class: 'C1' };
  }
}

export function withField(form: Form, at: number, added: Field): Form {
  return { fields: [...form.fields.slice(0, at), added, ...form.fields.slice(at)] };
}

export function withoutField(form: Form, key: string): Form {
  return { fields: form.fields.filter((field) => field.key !== key) };
}

export function withChanged(form: Form, key: string, changed: Field): Form {
  return { fields: form.fields.map((field) => (field.key === key ? changed : field)) };
}

/** One place up (-1) or down (1); at the ends nothing happens. */
export function moved<One>(list: readonly One[], at: number, by: -1 | 1): One[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, index) => (index === at ? other : index === to ? one : each));
}
