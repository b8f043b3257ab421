import type { Cell, Field } from '../form.ts';
import { inLanguage } from '../in-language.ts';
import type { SumLeaf } from '../sum-tree.ts';

/** A number that a calculation may be made of: a field above, or a column of a table above, with the columns that each row may be multiplied by. */
export type SumSource = { readonly value: string; readonly label: string; readonly leaf: SumLeaf; readonly beside: readonly { readonly value: string; readonly label: string }[] };

export function sourcesIn(above: readonly Field[], language: 'zh-CN' | 'en'): readonly SumSource[] {
  return above.flatMap((field): SumSource[] => {
    const label = inLanguage(field.label, language);
    if (isNumeric(field)) return [{ value: field.key, label, leaf: { field: field.key }, beside: [] }];
    if (field.kind !== 'table') return [];
    const columns = field.columns.filter(isNumeric).map((column: Cell) => ({ value: column.key, label: inLanguage(column.label, language) }));
    return columns.map((column) => ({
      value: `${field.key}.${column.value}`, label: `${label} · ${column.label}`, leaf: { column: { table: field.key, field: column.value } },
      beside: columns.filter(({ value }) => value !== column.value),
    }));
  });
}

/** Which source a part is; undefined for a fixed number, and where the field is gone. */
export function sourceOf(leaf: SumLeaf, sources: readonly SumSource[]): SumSource | undefined {
  if ('number' in leaf) return undefined;
  const wanted = 'field' in leaf ? leaf.field : `${leaf.column.table}.${leaf.column.field}`;
  return sources.find(({ value }) => value === wanted);
}

function isNumeric({ kind }: Field): boolean {
  return kind === 'number' || kind === 'money' || kind === 'calculated';
}
