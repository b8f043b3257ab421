/** What endpoints answer in bytes, by the first of them. All of it was made by this house; nothing uploaded goes out as it came. */
const TYPES: ReadonlyArray<{ readonly head: string; readonly type: string }> = [
  { head: '%PDF-', type: 'application/pdf' },
  { head: 'PK\x03\x04', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
];

/** The media type of bytes; pictures are always JPEG, because the files room draws every one of them anew. */
export function typeOfBytes(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return TYPES.find(({ head }) => start.startsWith(head))?.type ?? 'image/jpeg';
}
