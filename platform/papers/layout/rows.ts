import type { Face } from '../contract/font-roles.ts';
import type { LineMark, RowMark, Run } from '../paper.ts';
import { cellsOf, toPlainLine, type Line } from './break-lines.ts';
import { CELL, CELLS_PER_LINE, INK, POINT, SIZES, TYPE_AREA } from './measures.ts';

/** How a row differs from black body text at the left edge. */
export type RowStyle = { readonly size: number; readonly ink?: string; readonly isContinued?: boolean; readonly isAside?: true };

export type RowPlace = Pick<RowMark, 'x' | 'y' | 'width' | 'align'>;

export function rowAt(runs: readonly Run[], place: RowPlace, style: RowStyle): RowMark {
  return {
    kind: 'row', runs, ...place, size: style.size, ink: style.ink ?? INK,
    ...(style.isContinued === true ? { isContinued: true } : {}), ...(style.isAside === true ? { isAside: true } : {}),
  };
}

export function runOf(face: Face, text: string): Run {
  return { face, text: toPlainLine(text) };
}

/** Width of words at a size, in millimetres. Body text stands on the grid, whose cells are a little narrower than its type. */
export function widthOf(cells: number, size: number): number {
  return size === SIZES.third ? cells * CELL : cells * size * POINT;
}

export function cellsOfRuns(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + cellsOf(run.text), 0);
}

/** From this part of a line on its words are spread to the right edge: what is shorter would look torn apart. */
const FULL_FROM = 0.86;

/** A broken line of body text, `indent` cells in; both edges are even, except in a paragraph's last line. */
export function bodyRow(line: Line, y: number, parts: { readonly indent: number; readonly isContinued: boolean; readonly cells?: number }): RowMark {
  const room = (parts.cells ?? CELLS_PER_LINE) - parts.indent;
  const isFull = line.cells > room || (!line.isLast && line.cells >= room * FULL_FROM);
  return rowAt(line.runs, {
    x: TYPE_AREA.left + parts.indent * CELL, y, width: (isFull ? room : line.cells) * CELL, align: 'even',
  }, { size: SIZES.third, isContinued: parts.isContinued });
}

/** In the middle of the type area; never wider than it. */
export function centredRow(runs: readonly Run[], y: number, style: RowStyle): RowMark {
  const width = Math.min(widthOf(cellsOfRuns(runs), style.size), TYPE_AREA.width);
  return rowAt(runs, { x: TYPE_AREA.left + (TYPE_AREA.width - width) / 2, y, width, align: 'center' }, style);
}

/** A line from edge to edge of the type area. */
export function ruleAt(y: number, parts: { readonly width: number; readonly ink?: string }): LineMark {
  return { kind: 'line', from: [TYPE_AREA.left, y], to: [TYPE_AREA.right, y], width: parts.width, ink: parts.ink ?? INK, isDashed: false };
}
