import QRCode from 'qrcode';

/** Modules left white around a code (ISO/IEC 18004): a reader needs them to find its corners. */
const QUIET_ZONE = 4;

export type QrPath = {
  /** Modules along one side, the quiet zone included. */
  readonly side: number;
  /** The dark modules as PDF rectangles, one module = one unit; a run within a row is one rectangle. */
  readonly rectangles: string;
};

/**
 * A QR code as one path, which a printer draws as sharp as it can. Level Q: a quarter of a poster in a workshop may be
 * greasy and it still reads.
 */
export function toQrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' });
  const rectangles: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      rectangles.push(`${start + QUIET_ZONE} ${row + QUIET_ZONE} ${column - start + 1} 1 re`);
    }
  }
  return { side: modules.size + 2 * QUIET_ZONE, rectangles: rectangles.join('\n') };
}
