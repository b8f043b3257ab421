import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { Face } from './contract/font-roles.ts';

/** A4 upright, in millimetres. Every measure of a mark is in millimetres too, from the upper left corner. */
export const A4 = { width: 210, height: 297 } as const;

export type Weight = 'regular' | 'bold';

/** Words in a box. They wrap, and shrink until they fit: a union's full name may have forty characters. */
export type TextMark = {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Points. The words are drawn at most this large, and never under half of it: past that they end in an ellipsis. */
  readonly size: number;
  readonly weight: Weight;
  readonly align: 'left' | 'center';
  /** `#rrggbb` */
  readonly ink: string;
};

/** A QR code with its quiet zone inside `size`. `label` is what a screen reader says in its place. */
export type QrMark = {
  readonly kind: 'qr';
  readonly text: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
};

/** A straight line: a rule between parts, or dashed where the sheet is to be cut. */
export type LineMark = {
  readonly kind: 'line';
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly width: number;
  readonly ink: string;
  readonly isDashed: boolean;
};

/** Words in one type face. */
export type Run = { readonly face: Face; readonly text: string };

/**
 * One line of words that stands exactly where it was put. Official papers and forms are made of these: their measures are
 * the standard's. Words wider than `width` are squeezed into it.
 */
export type RowMark = {
  readonly kind: 'row';
  readonly runs: readonly Run[];
  readonly x: number;
  /** The upper edge of its characters' squares. */
  readonly y: number;
  readonly width: number;
  /** `even`: spread over exactly the width. */
  readonly align: 'even' | 'left' | 'center' | 'right';
  /** Points. */
  readonly size: number;
  readonly ink: string;
  /** Goes on with the paragraph of the row before: a screen reader reads both as one. */
  readonly isContinued?: true;
  /** Page numbers and the like, which a screen reader passes over. */
  readonly isAside?: true;
};

export type Mark = TextMark | QrMark | LineMark | RowMark;
export type Page = readonly Mark[];

/** A paper as a plain value: it can be made, looked at and tested without drawing it, and sent to another thread. */
export type Paper = {
  readonly title: string;
  readonly language: 'zh-CN' | 'en';
  readonly madeAt: Date;
  readonly pages: readonly Page[];
};

/** What one paper may hold, so that no paper can keep the press or fill its memory. */
export const PAPER_LIMITS = { pages: 500, marks: 10_000, characters: 200_000 } as const;

/** Throws 'http/too-large' for a paper over the limits. */
export function requirePrintable(paper: Paper): void {
  const marks = paper.pages.flat();
  const characters = marks.reduce((sum, mark) => sum + charactersOf(mark), 0);
  if (paper.pages.length > PAPER_LIMITS.pages || marks.length > PAPER_LIMITS.marks || characters > PAPER_LIMITS.characters) {
    throw new AppError(generalErrors['too-large']);
  }
}

function charactersOf(mark: Mark): number {
  if (mark.kind === 'row') return mark.runs.reduce((sum, run) => sum + run.text.length, 0);
  return 'text' in mark ? mark.text.length : 0;
}
