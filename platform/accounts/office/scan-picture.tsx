import { useMemo } from 'react';
import { drawScanCode } from '#platform/ui/phone/scan-drawing.ts';

/** A QR code, black on white whatever the theme: scanners want it so. */
export function ScanPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawScanCode(text), [text]);
  return (
    <svg className="scan-picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
