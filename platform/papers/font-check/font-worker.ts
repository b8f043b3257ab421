/**
 * The font process: the only place where a font is opened that nobody has looked at yet. It has an empty environment, does
 * one thing and ends; its memory is bounded by its heap.
 */
import PDFDocument from 'pdfkit';
import type { Font } from 'fontkit';
import { openFont } from '../fonts.ts';
import { toShownName, type FontResult } from './font-wire.ts';
import { refuseFont } from './sfnt.ts';

/** A font for Chinese papers has at least the commonest characters (通用规范汉字表, first table: 3,500). */
const LEAST_CHINESE = 3000;
const FIRST_CHINESE = 0x4e00;
const LAST_CHINESE = 0x9fff;
/** Every so many-th of them is drawn as it will be on paper. */
const DRAWN_EVERY = 40;

function checkFont(bytes: Buffer): FontResult {
  const reason = refuseFont(bytes);
  if (reason !== undefined) return { ok: false, reason };
  try {
    const font = openFont(bytes);
    const chinese = font.characterSet.filter((point) => point >= FIRST_CHINESE && point <= LAST_CHINESE);
    if (chinese.length < LEAST_CHINESE) return { ok: false, reason: 'font-without-chinese' };
    draw(bytes, String.fromCodePoint(...chinese.filter((_, index) => index % DRAWN_EVERY === 0)));
    return { ok: true, fontName: nameOf(font) };
  } catch {
    // The library's message may quote the file; nobody needs it.
    return { ok: false, reason: 'font-broken' };
  }
}

function draw(bytes: Buffer, text: string): void {
  const document = new PDFDocument({ size: 'A4', margin: 0 });
  document.resume();
  document.font(bytes).fontSize(16).text(text, 0, 0, { width: 500 });
  document.end();
}

function nameOf(font: Font): string {
  for (const read of [() => font.getName('fullName', 'zh'), () => font.fullName, () => font.postscriptName]) {
    try {
      const name = toShownName(read() ?? '');
      if (name !== '') return name;
    } catch {
      // Old Chinese fonts write their names in an encoding that the library does not know.
    }
  }
  return '';
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

process.stdout.write(JSON.stringify(checkFont(await readInput())));
