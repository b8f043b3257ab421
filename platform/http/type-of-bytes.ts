/** What endpoints answer in bytes, by the first of them. All but PDFs was made by this house. */
const TYPES: ReadonlyArray<{ readonly head: string; readonly type: string }> = [
  { head: '%PDF-', type: 'application/pdf' },
  { head: '{"', type: 'application/json; charset=utf-8' },
  { head: 'PK\x03\x04', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
];

/** The media type of bytes; pictures are always JPEG, because the files room draws every one of them anew. */
export function typeOfBytes(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return TYPES.find(({ head }) => start.startsWith(head))?.type ?? 'image/jpeg';
}

/**
 * Headers beside the type. A PDF may be one that somebody uploaded: it is handed over to be kept, and whatever shows it runs
 * nothing of it and lets it reach nothing.
 */
export function headersOfBytes(bytes: Uint8Array): Readonly<Record<string, string>> {
  const type = typeOfBytes(bytes);
  if (type !== 'application/pdf') return { 'content-type': type };
  return { 'content-type': type, 'content-disposition': 'attachment', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox" };
}
