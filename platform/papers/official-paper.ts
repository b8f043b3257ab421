import type { Language } from '#platform/text/language.ts';
import type { Translator } from '#platform/text/translator.ts';
import { drawHead, type Head } from './layout/head.ts';
import { cellsOf } from './layout/break-lines.ts';
import { drawImprint } from './layout/imprint.ts';
import { LINES_PER_PAGE, POINT, SIZES, topOfLine, TYPE_AREA } from './layout/measures.ts';
import { BLANK, paginate, type FlowLine, type PlacedLine } from './layout/paginate.ts';
import { centredRow, rowAt, runOf, widthOf } from './layout/rows.ts';
import { signatureLines } from './layout/signature.ts';
import { hangingLines, paragraphLines, textLines } from './layout/text-lines.ts';
import { titleLines } from './layout/title-lines.ts';
import type { OfficialAttachment, OfficialDocument } from './official-document.ts';
import type { Mark, Page, Paper } from './paper.ts';
import { papersTexts } from './papers-texts.ts';

/** Characters of size 2 that a title's line takes; the type area holds twenty. */
const TITLE_CELLS = 18;
/** 7.5: the dash beside a page's number lies 7 mm under the type area. */
const PAGE_NUMBER_UNDER = 7;

/**
 * An official document (红头文件) set after GB/T 9704—2012. Pure: the same document gives the same marks. Its faces are
 * roles; which type they are set in is decided when it is printed.
 */
export function toOfficialPaper(document: OfficialDocument, language: Language): Paper {
  const t = papersTexts(language, document.madeAt);
  const head = drawHead(document, t);
  const { pages, addressee } = setPages(document, head, t);
  const imprint = drawImprint(document, addressee, t);
  const drawn = pages.map((placed) => placed.flatMap(({ index, line }) => [...line.draw(topOfLine(index))]));
  if (imprint !== undefined && lastLine(pages) + imprint.lines >= LINES_PER_PAGE) drawn.push([]);
  const last = drawn.length - 1;
  return {
    title: document.title, language, madeAt: document.madeAt,
    pages: drawn.map((marks, index): Page => [
      ...(index === 0 ? head.marks : []), ...marks, ...(index === last ? imprint?.marks ?? [] : []), pageNumber(index + 1, t),
    ]),
  };
}

type SetPages = { readonly pages: readonly (readonly PlacedLine[])[]; readonly addressee: string | undefined };

/** 7.3.2: where so many are addressed that the first page shows nothing of the text, they go to the imprint. */
function setPages(document: OfficialDocument, head: Head, t: Translator): SetPages {
  const title = [...titleRows(document.title, t), BLANK];
  const addressee = document.addressee === undefined ? [] : paragraphLines([runOf('body', t('papers.official.addressee', { names: document.addressee.trim() }))], 0);
  const rest = [...textLines(document.body, t), ...attachmentNote(document.attachments ?? [], t), ...signatureLines(document, t)];
  const isCrowded = addressee.length > 0 && head.titleLine + title.length + addressee.length >= LINES_PER_PAGE;
  const pages = paginate([...title, ...(isCrowded ? [] : addressee), ...rest], head.titleLine);
  return {
    pages: [...pages, ...attachmentPages(document.attachments ?? [], t)],
    addressee: isCrowded ? document.addressee : undefined,
  };
}

function titleRows(title: string, t: Translator): FlowLine[] {
  return titleLines(title, TITLE_CELLS, t('papers.official.never-first')).map((text, index): FlowLine => ({
    kind: 'text', keepsNext: true,
    draw: (y) => [centredRow([{ face: 'title', text }], y - (SIZES.second - SIZES.third) * POINT / 2, { size: SIZES.second, isContinued: index > 0 })],
  }));
}

/** 7.3.4: one empty line under the text, two characters in, numbered when there are several. */
function attachmentNote(attachments: readonly OfficialAttachment[], t: Translator): FlowLine[] {
  if (attachments.length === 0) return [];
  const label = t('papers.official.attachment');
  return [BLANK, ...attachments.flatMap(({ title }, index) => {
    const number = attachments.length === 1 ? '' : t('papers.official.attachment-number', { number: String(index + 1) });
    const hang = 2 + cellsOf(label) + cellsOf(number);
    if (index === 0) return hangingLines(runOf('body', label + number), runOf('body', title.trim()), { indent: 2, hang });
    return hangingLines(runOf('body', number), runOf('body', title.trim()), { indent: 2 + cellsOf(label), hang });
  })];
}

/** 7.3.7: each begins a page: its number in the first line at the edge, its title in the third. */
function attachmentPages(attachments: readonly OfficialAttachment[], t: Translator): PlacedLine[][] {
  return attachments.flatMap(({ title, body }, index) => {
    if (body === undefined) return [];
    const head = attachments.length === 1 ? t('papers.official.attachment-head') : t('papers.official.attachment-head-number', { number: String(index + 1) });
    const run = runOf('heading1', head);
    const first: FlowLine = {
      kind: 'text', draw: (y) => [rowAt([run], { x: TYPE_AREA.left, y, width: widthOf(cellsOf(run.text), SIZES.third), align: 'left' }, { size: SIZES.third })],
    };
    return paginate([first, BLANK, ...titleRows(title, t), BLANK, ...textLines(body, t)], 0);
  });
}

function lastLine(pages: readonly (readonly PlacedLine[])[]): number {
  return pages.at(-1)?.at(-1)?.index ?? 0;
}

/** 7.5: odd pages at the right, even ones at the left, one character in from the edge. */
function pageNumber(page: number, t: Translator): Mark {
  const run = runOf('song', t('papers.official.page', { page: String(page) }));
  const em = SIZES.fourth * POINT;
  const width = cellsOf(run.text) * em;
  const side = page % 2 === 1 ? { x: TYPE_AREA.right - em - width, align: 'right' } as const : { x: TYPE_AREA.left + em, align: 'left' } as const;
  return rowAt([run], { ...side, y: TYPE_AREA.bottom + PAGE_NUMBER_UNDER - em / 2, width }, { size: SIZES.fourth, isAside: true });
}
