import type { Translator } from '#platform/text/translator.ts';
import { dueText } from './case-words.ts';
import type { SentReceipt } from './sent-receipt.ts';

const WIDTH = 1080;
const HEIGHT = 1350;
const EDGE = 90;
const FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

// Paper and ink whatever the screen's colours are: the picture is looked at in the photo album and may be printed.
const COLOURS = { paper: '#ffffff', ink: '#2b2320', soft: '#665951', brand: '#b5121b', field: '#faf6f0' } as const;

type Pen = CanvasRenderingContext2D;
type Line = { readonly text: string; readonly y: number; readonly size: number; readonly colour: string; readonly isBold?: boolean };

/** The receipt as a PNG for the photo album; undefined where the browser draws none. */
export async function receiptPicture(t: Translator, receipt: SentReceipt): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  drawGround(pen);
  write(pen, { text: t('appeals.member.receipt.title'), y: 132, size: 52, colour: COLOURS.paper, isBold: true });
  write(pen, { text: receipt.unionName, y: 206, size: 34, colour: COLOURS.paper });
  write(pen, { text: t('appeals.member.receipt.number'), y: 356, size: 34, colour: COLOURS.soft });
  write(pen, { text: receipt.caseNumber, y: 440, size: 76, colour: COLOURS.ink, isBold: true });
  write(pen, { text: t('appeals.member.receipt.code'), y: 556, size: 34, colour: COLOURS.soft });
  drawCode(pen, receipt.queryCode);
  write(pen, { text: dueText(t, receipt), y: 920, size: 34, colour: COLOURS.ink });
  wrap(pen, t('appeals.member.receipt.keep'), { y: 1000, size: 34, colour: COLOURS.soft });
  wrap(pen, t('appeals.member.receipt.how', { address: `${window.location.origin}/receipt` }), { y: 1170, size: 30, colour: COLOURS.soft });
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}

function drawGround(pen: Pen): void {
  pen.fillStyle = COLOURS.paper;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = COLOURS.brand;
  pen.fillRect(0, 0, WIDTH, 268);
  pen.strokeStyle = COLOURS.brand;
  pen.lineWidth = 6;
  pen.strokeRect(3, 3, WIDTH - 6, HEIGHT - 6);
}

/** Five groups of four, on two rows, so that nobody loses the place while typing them. */
function drawCode(pen: Pen, code: string): void {
  pen.fillStyle = COLOURS.field;
  pen.fillRect(EDGE - 20, 592, WIDTH - 2 * EDGE + 40, 250);
  const groups = code.match(/\d{1,4}/g) ?? [];
  groups.forEach((group, index) => {
    const row = index < 3 ? 0 : 1;
    pen.font = `600 72px ${FONT}`;
    pen.fillStyle = COLOURS.ink;
    pen.fillText(group, EDGE + (index - row * 3) * 310, 692 + row * 104);
  });
}

function write(pen: Pen, { text, y, size, colour, isBold = false }: Line): void {
  pen.font = `${isBold ? 600 : 400} ${size}px ${FONT}`;
  pen.fillStyle = colour;
  pen.fillText(text, EDGE, y, WIDTH - 2 * EDGE);
}

function wrap(pen: Pen, text: string, line: Omit<Line, 'text'>): void {
  pen.font = `400 ${line.size}px ${FONT}`;
  wrapWords(text, (part) => pen.measureText(part).width <= WIDTH - 2 * EDGE)
    .forEach((part, index) => write(pen, { ...line, text: part, y: line.y + index * line.size * 1.6 }));
}

/** Lines that fit. Chinese may break anywhere but before a closing mark, Latin words stay whole. */
export function wrapWords(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/[\x21-\x7e]+[，。；：！？、”）》]*\s*|[^\x21-\x7e][，。；：！？、”）》]*/g) ?? []) {
    if (line !== '' && !fits(line + word.trimEnd())) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}
