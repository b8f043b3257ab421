import type { Translator } from '#platform/text/translator.ts';
import type { OfficialDocument } from '../official-document.ts';
import type { Mark } from '../paper.ts';
import { breakLines, cellsOf } from './break-lines.ts';
import { CELL, CELLS_PER_LINE, SIZES, TYPE_AREA } from './measures.ts';
import type { FlowLine } from './paginate.ts';
import { bodyRow, rowAt, runOf } from './rows.ts';

/** 7.3.5.1: the date keeps four characters free at the right, a longer name at least two. */
const DATE_FREE = 4;
const NAME_FREE = 2;
/** A seal of 42 mm is pressed over name and date; its upper edge stays within a line of the text. */
const SEAL_LINES = 2;

/** Who issued it and when, kept together and with some of the text. */
export function signatureLines(document: OfficialDocument, t: Translator): FlowLine[] {
  const date = t.format.date(document.date, 'day');
  const dateWidth = cellsOf(date) * CELL;
  const dateLeft = TYPE_AREA.right - DATE_FREE * CELL - dateWidth;
  const name = runOf('body', document.signedBy.trim());
  const nameWidth = Math.min(cellsOf(name.text) * CELL, TYPE_AREA.width - NAME_FREE * CELL);
  // In the middle above the date, unless it would run over the edge.
  const nameLeft = Math.min(dateLeft + (dateWidth - nameWidth) / 2, TYPE_AREA.right - NAME_FREE * CELL - nameWidth);
  return [
    ...Array.from({ length: SEAL_LINES }, () => line(() => [])),
    line((y) => [rowAt([name], { x: nameLeft, y, width: nameWidth, align: 'center' }, { size: SIZES.third })]),
    line((y) => [rowAt([runOf('body', date)], { x: dateLeft, y, width: dateWidth, align: 'right' }, { size: SIZES.third })]),
    ...noteLines(document.note, t),
  ];
}

/** 7.3.6: in brackets, two characters in, under the date. */
function noteLines(note: string | undefined, t: Translator): FlowLine[] {
  if (note === undefined) return [];
  const lines = breakLines([runOf('body', t('papers.official.note', { note: note.trim() }))], { first: CELLS_PER_LINE - 2, rest: CELLS_PER_LINE });
  return lines.map((one, index) => line((y) => [bodyRow(one, y, { indent: index === 0 ? 2 : 0, isContinued: index > 0 })]));
}

function line(draw: (y: number) => readonly Mark[]): FlowLine {
  return { kind: 'signature', draw };
}
