import { A4 } from '../paper.ts';

/** One point in millimetres. */
export const POINT = 25.4 / 72;

/** Chinese type sizes in points: number 2 for titles, 3 for the body, 4 for page numbers and the imprint. */
export const SIZES = { second: 22, third: 16, fourth: 14 } as const;

/** The type area (版心) of GB/T 9704—2012, 5.2.1, in millimetres: head margin 37, binding margin 28, 156 × 225. */
export const TYPE_AREA = { left: 28, top: 37, width: 156, height: 225, right: A4.width - 26, bottom: A4.height - 35 } as const;

/** 5.2.4: 22 lines of 28 characters fill it: the first line's upper edge and the last one's lower edge are its own. */
export const LINES_PER_PAGE = 22;
export const CELLS_PER_LINE = 28;
export const CELL = TYPE_AREA.width / CELLS_PER_LINE;
export const LINE = (TYPE_AREA.height - SIZES.third * POINT) / (LINES_PER_PAGE - 1);

/** Upper edge of a line of the grid, the first being 0. */
export function topOfLine(line: number): number {
  return TYPE_AREA.top + line * LINE;
}

export const INK = '#000000';
/** 5.2.3: everything is black but the issuer's name and the line under the head. */
export const RED = '#ff0000';
