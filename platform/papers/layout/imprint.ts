import type { Translator } from '#platform/text/translator.ts';
import type { OfficialDocument } from '../official-document.ts';
import type { Mark, Run } from '../paper.ts';
import { breakLines, cellsOf } from './break-lines.ts';
import { LINE, POINT, SIZES, TYPE_AREA } from './measures.ts';
import { rowAt, ruleAt, runOf } from './rows.ts';

/** 7.4.1, in millimetres: the first and the last line are thick, those between thin. */
const THICK = 0.35;
const THIN = 0.25;
const SIZE = SIZES.fourth;
const EM = SIZE * POINT;
const ROW = 8.4;
/** Everything stands one character in from both edges. */
const CELLS = TYPE_AREA.width / EM - 2;

export type Imprint = { readonly marks: readonly Mark[]; /** Lines of the grid at a page's foot that it takes. */ readonly lines: number };

/**
 * The imprint (版记) at the foot of the last page: to whom else, who printed it and when. `addressee` is given when it found
 * no room above the text (7.3.2).
 */
export function drawImprint(document: OfficialDocument, addressee: string | undefined, t: Translator): Imprint | undefined {
  const names = [['papers.official.sent-to', addressee], ['papers.official.copy-to', document.copyTo]] as const;
  const lists = names.flatMap(([label, words]) => (words === undefined ? [] : listRows(t(label), t('papers.official.names-end', { names: words.trim() }))));
  const printed = document.printedBy === undefined ? [] : [document.printedBy];
  if (lists.length + printed.length === 0) return undefined;
  const top = TYPE_AREA.bottom - (lists.length + printed.length) * ROW;
  const between = lists.length > 0 && printed.length > 0 ? [ruleAt(TYPE_AREA.bottom - ROW, { width: THIN })] : [];
  return {
    lines: Math.ceil((TYPE_AREA.bottom - top) / LINE) + 1,
    marks: [
      ruleAt(top, { width: THICK }),
      ...lists.map((row, index) => row(top + index * ROW + (ROW - EM) / 2)),
      ...between,
      ...printed.flatMap((by) => printedRows(by, document, t)),
      ruleAt(TYPE_AREA.bottom, { width: THICK }),
    ],
  };
}

/** 7.4.2: further lines begin under the first name. */
function listRows(label: string, words: string): ((y: number) => Mark)[] {
  const hang = cellsOf(label);
  return breakLines([runOf('body', words)], { first: CELLS - hang, rest: CELLS - hang }).map((line, index) => (y) => {
    const runs: Run[] = index === 0 ? [runOf('body', label), ...line.runs] : [...line.runs];
    const room = CELLS - hang;
    const cells = Math.min(line.isLast ? line.cells : room, room) + (index === 0 ? hang : 0);
    return rowAt(runs, { x: TYPE_AREA.left + EM * (index === 0 ? 1 : 1 + hang), y, width: cells * EM, align: line.isLast ? 'left' : 'even' }, { size: SIZE, isContinued: index > 0 });
  });
}

/** 7.4.3: the office at the left, the day at the right. */
function printedRows(by: string, document: OfficialDocument, t: Translator): Mark[] {
  const y = TYPE_AREA.bottom - ROW + (ROW - EM) / 2;
  const day = t('papers.official.printed', { date: t.format.date(document.printedOn ?? document.date, 'day') });
  const dayWidth = cellsOf(day) * EM;
  const width = Math.min(cellsOf(by) * EM, TYPE_AREA.width - dayWidth - 4 * EM);
  return [
    rowAt([runOf('body', by)], { x: TYPE_AREA.left + EM, y, width, align: 'left' }, { size: SIZE }),
    rowAt([runOf('body', day)], { x: TYPE_AREA.right - EM - dayWidth, y, width: dayWidth, align: 'right' }, { size: SIZE }),
  ];
}
