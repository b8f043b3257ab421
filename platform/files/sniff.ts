/** The picture formats a phone or PC may send. All are re-encoded to JPEG, so the list is about reading only. */
export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/**
 * Says what the first bytes claim to be, or undefined for everything else: SVG, HTML, archives, HEIC, PDF.
 * Name and declared type are not asked: they are the sender's word, and no byte of the input survives anyway.
 * HEIC and AVIF are left out on purpose: the prebuilt decoder has no HEVC, and every format more is a parser more.
 */
export function sniffImage(bytes: Uint8Array): ImageKind | undefined {
  if (startsWith(bytes, JPEG)) return 'jpeg';
  if (startsWith(bytes, PNG)) return latin(bytes, 12, 16) === 'IHDR' ? 'png' : undefined;
  if (/^GIF8[79]a$/.test(latin(bytes, 0, 6))) return 'gif';
  const isWebp = latin(bytes, 0, 4) === 'RIFF' && /^WEBPVP8[ LX]$/.test(latin(bytes, 8, 16));
  return isWebp ? 'webp' : undefined;
}

/** How far a reader looks for the end mark; some writers put a few bytes behind it. */
const END_WITHIN = 1024;

/** What claims to be a whole PDF of a known version from its first byte on. Nothing more is asked: this house never opens it. */
export function sniffPdf(bytes: Uint8Array): boolean {
  return /^%PDF-[12]\.\d/.test(latin(bytes, 0, 8)) && latin(bytes, Math.max(0, bytes.length - END_WITHIN), bytes.length).includes('%%EOF');
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((value, index) => bytes[index] === value);
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
