import type { Translator } from '#platform/text/translator.ts';
import type { OfficialDocument } from '../official-document.ts';
import type { Mark, RowMark, Run } from '../paper.ts';
import { cellsOf, toPlainLine } from './break-lines.ts';
import { CELL, LINE, POINT, RED, SIZES, topOfLine, TYPE_AREA } from './measures.ts';
import { cellsOfRuns, rowAt, ruleAt, runOf, widthOf } from './rows.ts';
import { titleLines } from './title-lines.ts';

/** 7.2.4: the upper edge of the issuer's name lies so far under that of the type area, in millimetres. */
const NAME_FROM_TOP = 35;
/** 7.2.7: the red line lies so far under the document's number. */
const RULE_UNDER_NUMBER = 4;
const RULE_WIDTH = 0.7;
/** Points. Between them a name fills the line; a longer one is set narrow, and from `NARROWEST` of its width in two lines. */
const LARGEST = 56;
const SMALLEST = 34;
const NARROWEST = 0.62;
const NAME_PITCH = 1.25;

export type Head = { readonly marks: readonly Mark[]; /** The first line of the grid that the title may take. */ readonly titleLine: number };

/** The head (版头): what stands above the red line. */
export function drawHead(document: OfficialDocument, t: Translator): Head {
  const name = nameRows(document.issuer.trim() + (document.issuerSuffix ?? t('papers.official.suffix')));
  const last = name.at(-1);
  const nameEnd = last === undefined ? TYPE_AREA.top + NAME_FROM_TOP : last.y + last.size * POINT;
  // 7.2.5: two empty lines under the name.
  const numberTop = nameEnd + 2 * LINE;
  const rule = numberTop + SIZES.third * POINT + RULE_UNDER_NUMBER;
  return {
    marks: [...cornerRows(document, t), ...name, ...numberRows(document, numberTop, t), ruleAt(rule, { width: RULE_WIDTH, ink: RED })],
    // 7.3.1: two empty lines under the red line; from here on everything stands on the grid.
    titleLine: Math.ceil((rule + 2 * LINE - TYPE_AREA.top) / LINE),
  };
}

/** 7.2.1 to 7.2.3: copy number, secrecy and urgency, one under the other in the corner. */
function cornerRows({ copyNumber, secrecy, urgency }: OfficialDocument, t: Translator): RowMark[] {
  const rows: (Run | undefined)[] = [
    copyNumber === undefined ? undefined : runOf('body', copyNumber), secrecy === undefined ? undefined : runOf('heading1', secrecy),
    urgency === undefined ? undefined : runOf('heading1', t(`papers.official.urgency.${urgency}`)),
  ];
  return rows.filter((run) => run !== undefined).map((run, line) =>
    rowAt([run], { x: TYPE_AREA.left, y: topOfLine(line), width: widthOf(cellsOf(run.text), SIZES.third), align: 'left' }, { size: SIZES.third }));
}

/** The issuer's name in red, as large as it fits. */
function nameRows(name: string): RowMark[] {
  const { lines, size } = fitName(toPlainLine(name));
  return lines.map((line, index) => {
    const width = Math.min(cellsOf(line) * size * POINT, TYPE_AREA.width);
    const place = { x: TYPE_AREA.left + (TYPE_AREA.width - width) / 2, y: TYPE_AREA.top + NAME_FROM_TOP + index * size * POINT * NAME_PITCH, width, align: 'center' } as const;
    return rowAt([{ face: 'title', text: line }], place, { size, ink: RED, isContinued: index > 0 });
  });
}

function fitName(name: string): { readonly lines: readonly string[]; readonly size: number } {
  const room = TYPE_AREA.width / POINT;
  const size = Math.min(LARGEST, Math.max(SMALLEST, room / cellsOf(name)));
  if (room / (cellsOf(name) * size) >= NARROWEST) return { lines: [name], size };
  const most = room / (SMALLEST * NARROWEST);
  return { lines: titleLines(name, most, ''), size: SMALLEST };
}

/** 7.2.5 and 7.2.6: the number in the middle; on what goes upwards at the left, its signer at the right, one character in. */
function numberRows({ number, signer }: OfficialDocument, y: number, t: Translator): RowMark[] {
  const style = { size: SIZES.third };
  const run = runOf('body', number);
  const width = widthOf(cellsOf(run.text), SIZES.third);
  if (signer === undefined) return [rowAt([run], { x: TYPE_AREA.left + (TYPE_AREA.width - width) / 2, y, width, align: 'center' }, style)];
  const signed = [runOf('body', t('papers.official.signer')), runOf('heading2', signer)];
  const signedWidth = widthOf(cellsOfRuns(signed), SIZES.third);
  return [
    rowAt([run], { x: TYPE_AREA.left + CELL, y, width, align: 'left' }, style),
    rowAt(signed, { x: TYPE_AREA.right - CELL - signedWidth, y, width: signedWidth, align: 'right' }, style),
  ];
}
