/**
 * What the server and its picture process say to each other over the pipes: length, then bytes.
 * Plain framing and not the runtime's object serialisation, because a process that has opened a hostile file
 * may be hostile itself: the server must be able to read its answer without trusting a parser.
 */

/** Largest upload, in bytes. */
export const MAX_INPUT_BYTES = 10 * 1024 * 1024;
/** Longest side of a kept picture and of its thumbnail, in pixels. */
export const MAX_SIDE = 2560;
export const THUMBNAIL_SIDE = 320;
/** The picture process ends with this code when it has used more memory than it was given. */
export const MEMORY_EXIT_CODE = 86;

/** A JPEG made by us, upright, without metadata, and its small version. Width and height in pixels. */
export type Picture = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Uint8Array;
};

const WORDS = ['ready', 'not-an-image', 'too-many-pixels', 'broken'] as const;
type Word = (typeof WORDS)[number];
const DONE = WORDS.length;

export type Reply = { readonly verdict: Word } | { readonly verdict: 'done'; readonly picture: Picture };

const REPLY_HEAD = 17;
const MAX_REPLY_BYTES = 32 * 1024 * 1024;

export function encodeRequest(input: Uint8Array): [head: Uint8Array, body: Uint8Array] {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(input.length);
  return [head, input];
}

/** verdict (1 byte), width, height, length of the picture, length of the thumbnail (4 bytes each), then the bytes. */
export function encodeReply(reply: Reply): Uint8Array {
  const head = Buffer.alloc(REPLY_HEAD);
  if (reply.verdict !== 'done') {
    head.writeUInt8(WORDS.indexOf(reply.verdict));
    return head;
  }
  const { bytes, width, height, thumbnail } = reply.picture;
  head.writeUInt8(DONE);
  [width, height, bytes.length, thumbnail.length].forEach((value, index) => head.writeUInt32BE(value, 1 + 4 * index));
  return Buffer.concat([head, bytes, thumbnail]);
}

/** Reads one whole reply. Throws RangeError on anything an honest picture process would not have sent. */
export function decodeReply(frame: Buffer): Reply {
  const verdict = WORDS[frame.readUInt8(0)];
  if (verdict !== undefined) return { verdict };
  const [width, height, length] = [frame.readUInt32BE(1), frame.readUInt32BE(5), frame.readUInt32BE(9)];
  const bytes = Buffer.from(frame.subarray(REPLY_HEAD, REPLY_HEAD + length));
  const thumbnail = Buffer.from(frame.subarray(REPLY_HEAD + length));
  const isSide = (side: number) => side >= 1 && side <= MAX_SIDE;
  const isJpeg = (jpeg: Buffer) => jpeg.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  if (frame.readUInt8(0) !== DONE || !isSide(width) || !isSide(height) || !isJpeg(bytes) || !isJpeg(thumbnail)) {
    throw new RangeError('the picture process sent an unlawful reply');
  }
  return { verdict: 'done', picture: { bytes, width, height, thumbnail } };
}

export type FrameReader = { push(chunk: Buffer): Buffer | undefined };

/**
 * Collects chunks until one frame is whole and returns it. Each side speaks once in turn,
 * so bytes beyond the frame, or a length above the limit, are a violation and throw RangeError.
 */
function createFrameReader(headLength: number, bodyLength: (head: Buffer) => number, limit: number): FrameReader {
  let chunks: Buffer[] = [];
  let received = 0;
  let expected: number | undefined;
  return {
    push(chunk) {
      chunks.push(chunk);
      received += chunk.length;
      if (expected === undefined && received >= headLength) {
        const head = Buffer.concat(chunks);
        chunks = [head];
        expected = headLength + bodyLength(head);
      }
      if (expected === undefined || (received < expected && expected <= limit)) return undefined;
      if (expected > limit || received > expected) throw new RangeError('frame out of turn or over the limit');
      const frame = Buffer.concat(chunks);
      chunks = [];
      received = 0;
      expected = undefined;
      return frame;
    },
  };
}

export function createRequestReader(): FrameReader {
  return createFrameReader(4, (head) => head.readUInt32BE(0), 4 + MAX_INPUT_BYTES);
}

export function createReplyReader(): FrameReader {
  return createFrameReader(REPLY_HEAD, (head) => head.readUInt32BE(9) + head.readUInt32BE(13), MAX_REPLY_BYTES);
}
