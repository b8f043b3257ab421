import type { Mark } from '../paper.ts';
import { LINES_PER_PAGE } from './measures.ts';

/** One line of the grid; `draw` is given its upper edge. */
export type FlowLine = {
  readonly kind: 'text' | 'blank' | 'signature';
  readonly draw: (y: number) => readonly Mark[];
  /** A heading: not the last line of a page. */
  readonly keepsNext?: true;
};

export const BLANK: FlowLine = { kind: 'blank', draw: () => [] };

export type PlacedLine = { readonly index: number; readonly line: FlowLine };

/** Lines of text that a signature takes with it to a new page: a date under nothing could belong to anything. */
const CARRIED = 2;

/** Puts lines on pages of the grid, beginning at `first` of the first page. */
export function paginate(lines: readonly FlowLine[], first: number): PlacedLine[][] {
  const pages: PlacedLine[][] = [[]];
  let at = first;
  const turn = (carried: readonly PlacedLine[] = []): void => {
    pages.push(carried.map(({ line }, index) => ({ index, line })));
    at = carried.length;
  };
  lines.forEach((line, position) => {
    const page = pages.at(-1) ?? [];
    if (line.kind === 'signature' && lines[position - 1]?.kind !== 'signature') {
      if (at + signatureLength(lines, position) > LINES_PER_PAGE) turn(takeEnd(page));
    } else if (at >= LINES_PER_PAGE || (line.keepsNext === true && at === LINES_PER_PAGE - 1)) turn();
    if (line.kind === 'blank' && at === 0) return;
    pages.at(-1)?.push({ index: at, line });
    at += 1;
  });
  return pages;
}

function signatureLength(lines: readonly FlowLine[], from: number): number {
  const end = lines.findIndex((line, position) => position > from && line.kind !== 'signature');
  return (end === -1 ? lines.length : end) - from;
}

/** Takes the last lines of text off a page that has more of them. */
function takeEnd(page: PlacedLine[]): PlacedLine[] {
  const texts = page.filter(({ line }) => line.kind === 'text').length;
  return texts > CARRIED && page.slice(-CARRIED).every(({ line }) => line.kind === 'text') ? page.splice(-CARRIED) : [];
}
