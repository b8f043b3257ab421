import type { Language } from '#platform/text/language.ts';
import type { Translator } from '#platform/text/translator.ts';
import { boxLines, boxRoom, drawBands, FRAME, type Band, type Box, type BoxLine } from './layout/bands.ts';
import { cellsOf } from './layout/break-lines.ts';
import { POINT } from './layout/measures.ts';
import { rowAt, runOf } from './layout/rows.ts';
import { titleLines } from './layout/title-lines.ts';
import type { Mark, Paper } from './paper.ts';
import { papersTexts } from './papers-texts.ts';

export type SheetAnswer = { readonly label: string; readonly value: string };
export type SheetTable = { readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
export type SheetOpinion = {
  readonly step: string;
  readonly person: string;
  readonly role: string;
  readonly words: string;
  readonly at: Date;
  /** What was decided, in the reader's words. */
  readonly outcome: string;
};

/** What an approval sheet (审批单) says of one case. */
export type ApprovalSheet = {
  readonly title: string;
  readonly union: string;
  readonly number?: string;
  readonly starter: string;
  readonly startedAt: Date;
  readonly answers: readonly SheetAnswer[];
  readonly tables?: readonly SheetTable[];
  readonly opinions: readonly SheetOpinion[];
  /** Names of what is attached. */
  readonly papers: readonly string[];
  readonly madeAt: Date;
};

const WIDTH = FRAME.right - FRAME.left;
const LABEL = 30;
const HALF = FRAME.left + WIDTH / 2;
const UNION_SIZE = 15;
const TITLE_SIZE = 22;
const FOOT_SIZE = 10.5;
/** An answer of so many characters stands beside another one. */
const SHORT = 11;
/** Without its edges no column of a table is under so many characters wide, and none counts as wider than the second. */
const NARROW = 3;
const BROAD = 16;
const EDGES = 1;

/** The classic grid: the matter, what was asked, every opinion with its person and time, what is attached. */
export function toApprovalSheet(sheet: ApprovalSheet, language: Language): Paper {
  const t = papersTexts(language, sheet.madeAt);
  const head = headRows(sheet, t);
  const pages = drawBands([...matterBands(sheet, t), ...answerBands(sheet.answers), ...(sheet.tables ?? []).flatMap(tableBands), ...opinionBands(sheet.opinions, t), ...paperBands(sheet.papers, t)], head.end);
  return {
    title: `${t('papers.sheet.title')} ${sheet.title}`, language, madeAt: sheet.madeAt,
    pages: pages.map((marks, index) => [
      ...(index === 0 ? head.marks : []), ...marks, pageNumber(t('papers.sheet.page', { page: String(index + 1), pages: String(pages.length) })),
    ]),
  };
}

function headRows({ union, number }: ApprovalSheet, t: Translator): { readonly marks: readonly Mark[]; readonly end: number } {
  const most = WIDTH / (UNION_SIZE * POINT);
  const names = titleLines(union, most, '');
  const marks: Mark[] = names.map((line, index) => middleRow(line, FRAME.top + index * 8, UNION_SIZE, index > 0));
  const titleTop = FRAME.top + names.length * 8 + 1;
  marks.push(middleRow(t('papers.sheet.title'), titleTop, TITLE_SIZE, false));
  const under = titleTop + TITLE_SIZE * POINT + 3;
  if (number === undefined) return { marks, end: under };
  const run = runOf('song', t('papers.sheet.number', { number }));
  const width = Math.min(cellsOf(run.text) * FOOT_SIZE * POINT, WIDTH);
  marks.push(rowAt([run], { x: FRAME.right - width, y: under, width, align: 'right' }, { size: FOOT_SIZE }));
  return { marks, end: under + 6 };
}

function middleRow(text: string, y: number, size: number, isContinued: boolean): Mark {
  const width = Math.min(cellsOf(text) * size * POINT, WIDTH);
  return rowAt([runOf('title', text)], { x: FRAME.left + (WIDTH - width) / 2, y, width, align: 'center' }, { size, isContinued });
}

function labelBox(text: string, left: number, right = left + LABEL): Box {
  const lines = titleLines(text, boxRoom(right - left), '').map((line, index): BoxLine => ({
    runs: [{ face: 'heading1', text: line }], cells: Math.min(cellsOf(line), boxRoom(right - left)), align: 'center', isContinued: index > 0,
  }));
  return { left, right, lines, isMiddle: true, isRepeated: true };
}

function valueBox(text: string, left: number, right: number, align: BoxLine['align'] = 'left'): Box {
  return { left, right, lines: boxLines(text, right - left, { face: 'song', align }), isMiddle: false, isRepeated: false };
}

function wideBand(label: string, value: string): Band {
  return { boxes: [labelBox(label, FRAME.left), valueBox(value, FRAME.left + LABEL, FRAME.right)] };
}

function pairBand(left: SheetAnswer, right: SheetAnswer): Band {
  return { boxes: [
    labelBox(left.label, FRAME.left), valueBox(left.value, FRAME.left + LABEL, HALF),
    labelBox(right.label, HALF), valueBox(right.value, HALF + LABEL, FRAME.right),
  ] };
}

function matterBands({ title, starter, startedAt }: ApprovalSheet, t: Translator): Band[] {
  return [
    wideBand(t('papers.sheet.subject'), title),
    pairBand({ label: t('papers.sheet.starter'), value: starter }, { label: t('papers.sheet.started'), value: t.format.date(startedAt, 'day-time') }),
  ];
}

/** Two short answers share a band; their order stays. */
function answerBands(answers: readonly SheetAnswer[]): Band[] {
  const bands: Band[] = [];
  for (let index = 0; index < answers.length; index += 1) {
    const [one, next] = [answers[index], answers[index + 1]];
    if (one === undefined) continue;
    if (next !== undefined && isShort(one) && isShort(next)) {
      bands.push(pairBand(one, next));
      index += 1;
    } else bands.push(wideBand(one.label, one.value));
  }
  return bands;
}

function isShort({ value }: SheetAnswer): boolean {
  return !value.includes('\n') && cellsOf(value) <= SHORT;
}

function tableBands({ title, columns, rows }: SheetTable): Band[] {
  const weights = columns.map((column, index) => EDGES + Math.min(BROAD, Math.max(NARROW, cellsOf(column), ...rows.map((row) => cellsOf(row[index] ?? '')))));
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const edges = weights.reduce((all, one) => [...all, (all.at(-1) ?? 0) + (one / whole) * WIDTH], [0]).map((one) => FRAME.left + one);
  const boxes = (cells: readonly string[], make: (text: string, left: number, right: number) => Box): Box[] =>
    columns.map((_, index) => make(cells[index] ?? '', edges[index] ?? FRAME.left, edges[index + 1] ?? FRAME.right));
  const head: Band = { boxes: boxes(columns, labelBox) };
  return [{ boxes: [labelBox(title, FRAME.left, FRAME.right)] }, head, ...rows.map((row): Band => ({ boxes: boxes(row, valueBox), head }))];
}

function opinionBands(opinions: readonly SheetOpinion[], t: Translator): Band[] {
  if (opinions.length === 0) return [wideBand(t('papers.sheet.opinions'), t('papers.sheet.no-opinions'))];
  return opinions.map(({ step, person, role, words, at, outcome }) => {
    const [left, right] = [FRAME.left + LABEL, FRAME.right];
    const said = valueBox(`${t('papers.sheet.outcome', { outcome })}${words.trim() === '' ? t('papers.sheet.no-words') : words.trim()}`, left, right);
    const signed = valueBox([role, person, t.format.date(at, 'day-time')].filter((one) => one !== '').join(' '), left, right, 'right');
    return { boxes: [labelBox(step, FRAME.left), { ...said, lines: [...said.lines, ...signed.lines] }] };
  });
}

function paperBands(papers: readonly string[], t: Translator): Band[] {
  return papers.length === 0 ? [] : [wideBand(t('papers.sheet.papers'), papers.map((name, index) => `${index + 1}. ${name}`).join('\n'))];
}

function pageNumber(text: string): Mark {
  const width = cellsOf(text) * FOOT_SIZE * POINT;
  return rowAt([runOf('song', text)], { x: FRAME.left + (WIDTH - width) / 2, y: FRAME.bottom + 5, width, align: 'center' }, { size: FOOT_SIZE, isAside: true });
}
