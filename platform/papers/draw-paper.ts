import PDFDocument from 'pdfkit';
import { drawRow } from './draw-row.ts';
import { replaceMissing } from './fonts.ts';
import { A4, type LineMark, type Mark, type Page, type Paper, type QrMark, type RowMark, type TextMark } from './paper.ts';
import { toQrPath } from './qr-path.ts';
import { openTypeCase, type OwnFonts, type TypeCase } from './type-case.ts';

type Document = PDFKit.PDFDocument;
type Parts = {
  readonly document: Document;
  readonly parent: PDFKit.PDFStructureElement;
  readonly types: TypeCase;
  /** The paragraph to which further rows may belong. */
  paragraph: PDFKit.PDFStructureElement | undefined;
};

const POINTS_PER_MILLIMETRE = 72 / 25.4;
const LINE_GAP = 0.22;
const SMALLEST = 0.5;
/** Sums of fractions must not cost a line. */
const ROUNDING = 0.01;
/** Points by which words that do not fit are made smaller at a time. */
const STEP = 0.5;

/**
 * The PDF of a paper: fonts embedded with the glyphs that occur, words that can be searched and copied, and a structure
 * that a screen reader follows. The same paper in the same fonts gives the same bytes.
 */
export async function drawPaper(paper: Paper, own: OwnFonts = {}): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'A4', margin: 0, autoFirstPage: false, pdfVersion: '1.7', tagged: true, lang: paper.language, displayTitle: true,
    info: { Title: paper.title, Creator: 'Zhijia', Producer: 'Zhijia', CreationDate: paper.madeAt, ModDate: paper.madeAt },
  });
  const bytes = collect(document);
  const parent = document.struct('Document');
  document.addStructure(parent);
  const parts: Parts = { document, parent, types: openTypeCase(document, own), paragraph: undefined };
  for (const page of paper.pages) drawPage(parts, page);
  parent.end();
  document.end();
  return bytes;
}

function collect(document: Document): Promise<Uint8Array> {
  return new Promise((settle, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => settle(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function drawPage(parts: Parts, page: Page): void {
  parts.document.addPage({ size: [points(A4.width), points(A4.height)], margin: 0 });
  for (const mark of page) drawMark(parts, mark);
}

function drawMark(parts: Parts, mark: Mark): void {
  switch (mark.kind) {
    case 'text': return drawText(parts, mark);
    case 'row': return drawRowMark(parts, mark);
    case 'qr': return drawQr(parts, mark);
    case 'line': return drawLine(parts, mark);
  }
}

/** Rows of one paragraph are one element, also over the end of a page. */
function drawRowMark(parts: Parts, mark: RowMark): void {
  const { document, parent, types } = parts;
  const draw = (): void => drawRow(document, types, mark);
  if (mark.isAside === true) return decorate(document, draw);
  if (mark.isContinued !== true || parts.paragraph === undefined) {
    parts.paragraph = document.struct('P');
    parent.add(parts.paragraph);
  }
  parts.paragraph.add(draw);
}

function drawText({ document, parent, types }: Parts, mark: TextMark): void {
  // One by one: pdfkit counts the break itself as a character's width, and a centred line would stand beside the middle.
  const paragraphs = replaceMissing(mark.text.normalize('NFC'), types.hasInSans).split('\n');
  const [width, height] = [points(mark.width), points(mark.height)];
  const draw = (): void => {
    document.font(types.nameOf(mark.weight)).fillColor(mark.ink);
    const size = fittingSize(document, { paragraphs, width, height, wanted: mark.size });
    // One line is always drawn, even where the box is lower than it.
    const end = points(mark.y) + Math.max(height, document.currentLineHeight(true)) + ROUNDING;
    document.y = points(mark.y);
    for (const paragraph of paragraphs) {
      const room = end - document.y;
      if (room >= document.currentLineHeight(true)) {
        document.text(paragraph, points(mark.x), document.y, { width, height: room, align: mark.align, lineGap: size * LINE_GAP, ellipsis: true });
      }
    }
  };
  parent.add(document.struct('P', {}, draw));
}

type Fitted = { readonly paragraphs: readonly string[]; readonly width: number; readonly height: number; readonly wanted: number };

/** The largest size at which the words fit; leaves the document set to it. */
function fittingSize(document: Document, { paragraphs, width, height, wanted }: Fitted): number {
  const smallest = wanted * SMALLEST;
  for (let size = wanted; size > smallest; size -= STEP) {
    document.fontSize(size);
    const needed = paragraphs.reduce((sum, one) => sum + document.heightOfString(one, { width, lineGap: size * LINE_GAP }), 0);
    // The gap stands under the last line too, where nothing needs it.
    if (needed - size * LINE_GAP <= height) return size;
  }
  document.fontSize(smallest);
  return smallest;
}

function drawQr({ document, parent }: Parts, mark: QrMark): void {
  const { side, rectangles } = toQrPath(mark.text);
  parent.add(document.struct('Figure', { alt: mark.label }, () => {
    document.save();
    document.translate(points(mark.x), points(mark.y)).scale(points(mark.size) / side).fillColor('#000000');
    document.addContent(rectangles).addContent('f');
    document.restore();
  }));
}

/** A line says nothing: readers pass over it. */
function drawLine({ document }: Parts, mark: LineMark): void {
  decorate(document, () => {
    document.save();
    document.lineWidth(points(mark.width)).strokeColor(mark.ink);
    if (mark.isDashed) document.dash(points(1.5), { space: points(1.5) });
    const [[fromX, fromY], [toX, toY]] = [mark.from, mark.to];
    document.moveTo(points(fromX), points(fromY)).lineTo(points(toX), points(toY)).stroke();
    document.restore();
  });
}

function decorate(document: Document, draw: () => void): void {
  document.markContent('Artifact', { type: 'Layout' });
  draw();
  document.endMarkedContent();
}

function points(millimetres: number): number {
  return millimetres * POINTS_PER_MILLIMETRE;
}
