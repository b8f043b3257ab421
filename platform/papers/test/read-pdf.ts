import { fileURLToPath } from 'node:url';
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import jsQr from 'jsqr';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF read back by a program that had no part in making it. */
export type ReadPdf = {
  readonly pages: number;
  readonly title: string;
  readonly language: string | null;
  /** The words of a page in reading order, without the breaks between lines. */
  text(page: number): Promise<string>;
  /** The same words, one entry per line. */
  lines(page: number): Promise<string[]>;
  /** What a scanner reads in a part of a page, seen at 150 dots per inch; `blot` covers a share of its middle in black. */
  scan(page: number, part: Part, blot?: number): Promise<string | undefined>;
  /** The page as PNG, to look at. */
  picture(page: number): Promise<Buffer>;
  close(): Promise<void>;
};

/** In millimetres. */
export type Part = { readonly x: number; readonly y: number; readonly size: number };

const SCALE = 150 / 72;
const PIXELS_PER_MILLIMETRE = 150 / 25.4;
const parts = fileURLToPath(new URL('../../../node_modules/pdfjs-dist/', import.meta.url));

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({
    data: new Uint8Array(bytes), cMapUrl: `${parts}cmaps/`, standardFontDataUrl: `${parts}standard_fonts/`, verbosity: 0,
  }).promise;
  const { info } = await document.getMetadata();
  const title = 'Title' in info ? String(info.Title) : '';
  const language = 'Language' in info && typeof info.Language === 'string' ? info.Language : null;
  return {
    pages: document.numPages, title, language,
    text: async (page) => (await linesOf(document, page)).join(''),
    lines: (page) => linesOf(document, page),
    scan: async (page, part, blot = 0) => scanPart(await draw(document, page), part, blot),
    picture: async (page) => (await draw(document, page)).toBuffer('image/png'),
    close: async () => { await document.loadingTask.destroy(); },
  };
}

async function linesOf(document: PDFDocumentProxy, number: number): Promise<string[]> {
  const { items } = await (await document.getPage(number)).getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  return text.split('\n');
}


async function draw(document: PDFDocumentProxy, number: number): Promise<Canvas> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // -- PDF.js draws on this canvas in Node; its types know the browser's alone.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  return canvas;
}

function scanPart(canvas: Canvas, part: Part, blot: number): string | undefined {
  const pixels = (length: number) => Math.round(length * PIXELS_PER_MILLIMETRE);
  const [left, top, side] = [pixels(part.x), pixels(part.y), pixels(part.size)];
  const context = canvas.getContext('2d');
  const stain = Math.round(side * Math.sqrt(blot));
  context.fillRect(left + (side - stain) / 2, top + (side - stain) / 2, stain, stain);
  const image = context.getImageData(left, top, side, side);
  return jsQr(new Uint8ClampedArray(image.data), side, side)?.data;
}
