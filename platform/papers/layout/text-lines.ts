import type { Translator } from '#platform/text/translator.ts';
import type { Face } from '../contract/font-roles.ts';
import type { OfficialBlock } from '../official-document.ts';
import type { Run } from '../paper.ts';
import { breakLines } from './break-lines.ts';
import { CELLS_PER_LINE } from './measures.ts';
import type { FlowLine } from './paginate.ts';
import { bodyRow, runOf } from './rows.ts';

/** 7.3.3: a paragraph begins two characters in; its other lines begin at the edge. */
const INDENT = 2;
/** 7.3.3: the first level in black type (黑体), the second in regular script (楷体), the others like the body. */
const HEADING_FACES: Readonly<Record<1 | 2 | 3 | 4, Face>> = { 1: 'heading1', 2: 'heading2', 3: 'body', 4: 'body' };

/** The lines of a text, its headings numbered. */
export function textLines(blocks: readonly OfficialBlock[], t: Translator): FlowLine[] {
  const counts = [0, 0, 0, 0];
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.text.split('\n').filter((text) => text.trim() !== '').flatMap((text) => paragraphLines([runOf('body', text.trim())]));
    counts[block.level - 1] = (counts[block.level - 1] ?? 0) + 1;
    counts.fill(0, block.level);
    const heading = headingNumber(block.level, counts[block.level - 1] ?? 1, t) + block.title.trim();
    const more: Run[] = block.text === undefined ? [] : [runOf('body', block.text.trim())];
    const lines = paragraphLines([runOf(HEADING_FACES[block.level], heading), ...more]);
    return more.length > 0 ? lines : lines.map((line, index): FlowLine => (index === lines.length - 1 ? { ...line, keepsNext: true } : line));
  });
}

export function paragraphLines(runs: readonly Run[], indent = INDENT): FlowLine[] {
  return breakLines(runs, { first: CELLS_PER_LINE - indent, rest: CELLS_PER_LINE }).map((line, index): FlowLine => ({
    kind: 'text', draw: (y) => [bodyRow(line, y, { indent: index === 0 ? indent : 0, isContinued: index > 0 })],
  }));
}

/** Lines that hang behind a label: they begin where its first line's words do (附件说明). */
export function hangingLines(label: Run, words: Run, parts: { readonly indent: number; readonly hang: number }): FlowLine[] {
  const room = CELLS_PER_LINE - parts.hang;
  return breakLines([words], { first: room, rest: room }).map((line, index): FlowLine => {
    if (index > 0) return { kind: 'text', draw: (y) => [bodyRow(line, y, { indent: parts.hang, isContinued: true })] };
    const first = { ...line, runs: [label, ...line.runs], cells: line.cells + parts.hang - parts.indent };
    return { kind: 'text', draw: (y) => [bodyRow(first, y, { indent: parts.indent, isContinued: false })] };
  });
}

function headingNumber(level: 1 | 2 | 3 | 4, count: number, t: Translator): string {
  const isSpelled = t.language === 'zh-CN' && level <= 2;
  return t(`papers.official.heading.${level}`, { number: isSpelled ? chineseNumeral(count) : String(count) });
}

const TEN = String.fromCodePoint(0x5341);
const SIGNS = new Intl.NumberFormat('zh-u-nu-hanidec', { useGrouping: false });

/** 1 to 99 as it is counted: 十一, 二十, 二十一. */
export function chineseNumeral(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (count > 99) return String(count);
  return `${tens > 1 ? SIGNS.format(tens) : ''}${tens > 0 ? TEN : ''}${ones > 0 ? SIGNS.format(ones) : ''}`;
}
