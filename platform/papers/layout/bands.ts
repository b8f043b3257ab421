import type { LineMark, Mark, RowMark, Run } from '../paper.ts';
import type { Face } from '../contract/font-roles.ts';
import { breakLines } from './break-lines.ts';
import { INK, POINT } from './measures.ts';
import { rowAt, runOf } from './rows.ts';

/** The frame of a form on A4, in millimetres. */
export const FRAME = { left: 20, right: 190, top: 20, bottom: 275 } as const;
/** Points of the words in a form, and the measures of its boxes in millimetres. */
const SIZE = 12;
const EM = SIZE * POINT;
const PITCH = 6.4;
const PADDING = 2;
const RULE = 0.25;
/** A box is only torn over the end of a page where so many of its lines stay on both sides. */
const LEAST_LINES = 2;

export type BoxLine = { readonly runs: readonly Run[]; readonly cells: number; readonly align: 'left' | 'center' | 'right'; readonly isContinued: boolean };
/** A box of a band; its words begin at the top, or stand in the middle of its height. */
export type Box = { readonly left: number; readonly right: number; readonly lines: readonly BoxLine[]; readonly isMiddle: boolean; readonly isRepeated: boolean };
/** Boxes side by side, as high as the highest. `head` is drawn again where its band goes on on another page. */
export type Band = { readonly boxes: readonly Box[]; readonly head?: Band };

/** Lines of words as a box of that width takes them; an empty text is one empty line. */
export function boxLines(text: string, width: number, style: { readonly face: Face; readonly align: BoxLine['align'] }): BoxLine[] {
  const room = boxRoom(width);
  return text.split('\n').flatMap((paragraph) => breakLines([runOf(style.face, paragraph)], { first: room, rest: room })
    .map((line, index): BoxLine => ({ runs: line.runs, cells: Math.min(line.cells, room), align: style.align, isContinued: index > 0 })));
}

/** Characters that fit beside each other into a box. */
export function boxRoom(width: number): number {
  return Math.max(1, (width - 2 * PADDING) / EM);
}

type Flow = { readonly pages: Mark[][]; y: number };

/** Draws bands one under the other from `y` of the first page. */
export function drawBands(bands: readonly Band[], y: number): Mark[][] {
  const flow: Flow = { pages: [[]], y };
  for (const band of bands) drawBand(flow, band);
  return flow.pages;
}

function drawBand(flow: Flow, band: Band): void {
  let rest = band;
  for (;;) {
    const room = Math.floor((FRAME.bottom - flow.y - 2 * PADDING) / PITCH);
    const lines = linesOf(rest);
    if (lines <= room) return put(flow, rest);
    const isTorn = room >= LEAST_LINES && lines - room >= LEAST_LINES;
    if (isTorn) {
      put(flow, cut(rest, 0, room));
      rest = cut(rest, room, lines);
    }
    flow.pages.push([]);
    flow.y = FRAME.top;
    if (band.head !== undefined) put(flow, band.head);
  }
}

function linesOf(band: Band): number {
  return Math.max(1, ...band.boxes.map((box) => box.lines.length));
}

/** Labels stand on both sides of a tear; everything else is divided. */
function cut(band: Band, from: number, to: number): Band {
  return { ...band, boxes: band.boxes.map((box) => (box.isRepeated && box.lines.length <= to - from ? box : { ...box, lines: box.lines.slice(from, to) })) };
}

function put(flow: Flow, band: Band): void {
  const height = linesOf(band) * PITCH + 2 * PADDING;
  const page = flow.pages.at(-1) ?? [];
  page.push(...frame(band, flow.y, height), ...band.boxes.flatMap((box) => wordsOf(box, flow.y, height)));
  flow.y += height;
}

function frame({ boxes }: Band, top: number, height: number): LineMark[] {
  const bottom = top + height;
  const [first, last] = [boxes[0]?.left ?? FRAME.left, boxes.at(-1)?.right ?? FRAME.right];
  const line = (from: readonly [number, number], to: readonly [number, number]): LineMark => ({ kind: 'line', from, to, width: RULE, ink: INK, isDashed: false });
  return [
    line([first, top], [last, top]), line([first, bottom], [last, bottom]),
    ...[first, ...boxes.map((box) => box.right)].map((x) => line([x, top], [x, bottom])),
  ];
}

function wordsOf(box: Box, top: number, height: number): RowMark[] {
  const start = box.isMiddle ? top + (height - box.lines.length * PITCH) / 2 : top + PADDING;
  return box.lines.flatMap((line, index) => {
    if (line.runs.length === 0) return [];
    const width = line.cells * EM;
    const free = box.right - box.left - 2 * PADDING - width;
    const x = box.left + PADDING + (line.align === 'left' ? 0 : line.align === 'right' ? free : free / 2);
    return [rowAt(line.runs, { x, y: start + index * PITCH + (PITCH - EM) / 2, width, align: line.align }, { size: SIZE, isContinued: line.isContinued })];
  });
}
