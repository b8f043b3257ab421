import type { RowMark } from './paper.ts';
import type { Segment, TypeCase } from './type-case.ts';

/** Where a Chinese character's square begins above its baseline, as a part of its size. */
const ASCENT = 0.88;
/** Down to this much of their own width the letters stand closer; beyond it they are set narrow. */
const CLOSEST = 0.93;
const POINTS_PER_MILLIMETRE = 72 / 25.4;

/** Draws a row's words inside its width, each in the font that has it. */
export function drawRow(document: PDFKit.PDFDocument, types: TypeCase, mark: RowMark): void {
  const segments = mark.runs.flatMap((run) => types.split(run.face, run.text.normalize('NFC')));
  const sizes = segments.map((segment) => measure(document, segment, mark.size));
  const width = mark.width * POINTS_PER_MILLIMETRE;
  const natural = sizes.reduce((sum, one) => sum + one, 0);
  const isLoose = mark.align !== 'even' && natural <= width;
  const fit = isLoose ? AS_IT_IS : fitTo(width, natural, segments.reduce((sum, { text }) => sum + [...text].length, 0));
  const baseline = mark.y * POINTS_PER_MILLIMETRE + mark.size * ASCENT;
  let x = mark.x * POINTS_PER_MILLIMETRE + (isLoose ? (width - natural) * SHARE_BEFORE[mark.align] : 0);
  document.fillColor(mark.ink);
  segments.forEach(({ name, text }, index) => {
    document.font(name).fontSize(mark.size).text(text, x, baseline, optionsOf(fit));
    x += (sizes[index] ?? 0) * fit.scale + fit.spacing * [...text].length;
  });
}

function optionsOf({ spacing, scale }: Fit): PDFKit.Mixins.TextOptions {
  // The library's types do not know its own option for narrow letters.
  const options: PDFKit.Mixins.TextOptions & { readonly horizontalScaling: number } = {
    baseline: 'alphabetic', lineBreak: false, characterSpacing: spacing, horizontalScaling: scale * 100,
  };
  return options;
}

function measure(document: PDFKit.PDFDocument, { name, text }: Segment, size: number): number {
  return document.font(name).fontSize(size).widthOfString(text);
}

type Fit = { readonly spacing: number; readonly scale: number };
const AS_IT_IS: Fit = { spacing: 0, scale: 1 };
/** How much of what is free stands before the words. */
const SHARE_BEFORE: Readonly<Record<RowMark['align'], number>> = { even: 0, left: 0, center: 0.5, right: 1 };

function fitTo(width: number, natural: number, count: number): Fit {
  if (count < 2 || natural <= 0) return { spacing: 0, scale: natural > width && natural > 0 ? width / natural : 1 };
  const scale = width / natural < CLOSEST ? width / natural : 1;
  return { scale, spacing: (width - natural * scale) / (count - 1) };
}
