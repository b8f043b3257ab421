/** What the first bytes of an upload claim. The name of a file is no evidence: systems name a page of HTML "….xls". */
export type SheetKind = 'xlsx' | 'old-format' | 'csv';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** Compound files: Excel 97–2003, WPS's old format, and every workbook under a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export function sniffSheet(bytes: Uint8Array): SheetKind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  if (head.subarray(0, 4).equals(ZIP)) return 'xlsx';
  if (head.subarray(0, 8).equals(COMPOUND)) return 'old-format';
  if (isUtf16(head)) return 'csv';
  // Text holds no NUL, and a page of HTML or XML is no table.
  if (head.includes(0) || /^[\ufeff\s]*</.test(head.toString('utf8'))) return undefined;
  return 'csv';
}

/** Excel's "Unicode text": UTF-16 with its mark, which is little-endian on every machine that writes it. */
export function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}
