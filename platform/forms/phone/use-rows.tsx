import { useState } from 'react';
import type { Cell, Field } from '../form.ts';
import type { AnswerProblem } from '../problem.ts';
import { readCells } from '../read-value.ts';

export type Row = Readonly<Record<string, unknown>>;
type Table = Extract<Field, { readonly kind: 'table' }>;

export type Rows = {
  readonly rows: readonly Row[];
  readonly isFull: boolean;
  readonly add: () => void;
  readonly remove: (at: number) => void;
  readonly set: (at: number, column: string, value: unknown) => void;
  /** The row that was removed last, until something else happens. */
  readonly removed: { readonly at: number; readonly row: Row } | undefined;
  readonly undo: () => void;
};

/** The rows of a table as they are written; a table that must be filled in begins with as many as it needs. */
export function useRows(field: Table, value: unknown, onValue: (value: unknown) => void): Rows {
  const [removed, setRemoved] = useState<Rows['removed']>();
  const needed = field.isRequired ? Math.max(1, field.fewest) : 0;
  const rows = Array.isArray(value) ? value.map(toRow) : Array.from({ length: needed }, () => ({}));
  const put = (next: readonly Row[]) => onValue(next.length === 0 ? undefined : next);
  return {
    rows, removed, isFull: rows.length >= field.most,
    add() {
      setRemoved(undefined);
      put([...rows, {}]);
    },
    remove(at) {
      const row = rows[at];
      if (row !== undefined) setRemoved({ at, row });
      put(rows.filter((_, index) => index !== at));
    },
    set(at, column, given) {
      setRemoved(undefined);
      put(rows.map((row, index) => (index === at ? withCell(row, column, given) : row)));
    },
    undo() {
      if (removed === undefined) return;
      setRemoved(undefined);
      put([...rows.slice(0, removed.at), removed.row, ...rows.slice(removed.at)]);
    },
  };
}

/** What a cell shows: as it was typed, or worked out while the others are being typed. */
export function cellValue(columns: readonly Cell[], row: Row, column: Cell): unknown {
  return column.kind === 'calculated' ? readCells(columns, row).find((cell) => cell.column === column)?.read.value : row[column.key];
}

/** The problem of one cell. */
export function cellProblem(inside: readonly AnswerProblem[], row: number, column: string): AnswerProblem | undefined {
  return inside.find((problem) => problem.row === row && problem.column === column);
}

function toRow(row: unknown): Row {
  return typeof row === 'object' && row !== null ? { ...row } : {};
}

function withCell(row: Row, column: string, value: unknown): Row {
  const { [column]: _, ...others } = row;
  return value === undefined ? others : { ...others, [column]: value };
}
