import { create } from 'qrcode';

/** A QR code as one path of unit squares, for an SVG of `size` × `size` with the quiet zone of four modules around it. */
export type ScanDrawing = { readonly size: number; readonly path: string };

const QUIET = 4;

/** Level M: a fifth of the paper may be torn or dirty. */
export function drawScanCode(text: string): ScanDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, y) => rowPath(modules, y));
  return { size: modules.size + 2 * QUIET, path: rows.join('') };
}

type Modules = { readonly size: number; readonly get: (row: number, column: number) => number };

/** Dark modules side by side become one rectangle, so that no hairline shows between them in print. */
function rowPath(modules: Modules, y: number): string {
  let path = '';
  for (let x = 0; x < modules.size; x += 1) {
    const start = x;
    while (x < modules.size && modules.get(y, x) === 1) x += 1;
    if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
  }
  return path;
}
