/** A position in PostgreSQL's write-ahead log, counted in bytes. */
export type Lsn = bigint;

/** One WAL file. `number` counts the segments of a cluster from its first byte on; the timeline changes at a restore. */
export type Segment = { readonly timeline: number; readonly number: bigint };

const LSN = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/;
const SEGMENT = /^[0-9A-F]{24}$/;
const WORD = 0x1_0000_0000n;

export function toLsn(text: string): Lsn {
  const [, high, low] = LSN.exec(text) ?? [];
  if (high === undefined || low === undefined) throw new TypeError('not a position in the write-ahead log');
  return BigInt(`0x${high}`) * WORD + BigInt(`0x${low}`);
}

export function lsnText(lsn: Lsn): string {
  return `${(lsn / WORD).toString(16).toUpperCase()}/${(lsn % WORD).toString(16).toUpperCase()}`;
}

/** The file name: timeline, then the segment's number split as PostgreSQL splits it, eight hexadecimal digits each. */
export function segmentName(segment: Segment, segmentBytes: bigint): string {
  const perWord = WORD / segmentBytes;
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0');
  return `${hex(BigInt(segment.timeline))}${hex(segment.number / perWord)}${hex(segment.number % perWord)}`;
}

export function toSegment(name: string, segmentBytes: bigint): Segment {
  if (!SEGMENT.test(name)) throw new TypeError('not the name of a WAL file');
  const [timeline, high, low] = [name.slice(0, 8), name.slice(8, 16), name.slice(16)].map((hex) => BigInt(`0x${hex}`));
  return { timeline: Number(timeline), number: (high ?? 0n) * (WORD / segmentBytes) + (low ?? 0n) };
}

/** The segments that are written to their last byte once everything before `flushed` is on the disk. */
export function finishedSegments(from: bigint, flushed: Lsn, segmentBytes: bigint): bigint[] {
  const numbers: bigint[] = [];
  for (let number = from; (number + 1n) * segmentBytes <= flushed; number += 1n) numbers.push(number);
  return numbers;
}
