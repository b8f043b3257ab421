import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Builds picture files byte by byte, so that the tests can put into them what no picture program would write. */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that claims any size and, with no content, weighs under 100 bytes: the pixel bomb. */
export function pngClaiming(width: number, height: number, content: Uint8Array = new Uint8Array()): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const parts = [SIGNATURE, pngChunk('IHDR', header), pngChunk('IDAT', content), pngChunk('IEND', new Uint8Array())];
  return Buffer.concat(parts);
}

/** Puts a text chunk right after the header of a PNG. */
export function withPngText(png: Buffer, text: string): Buffer {
  return Buffer.concat([png.subarray(0, 33), pngChunk('tEXt', Buffer.from(`Comment\0${text}`)), png.subarray(33)]);
}

/** Puts a comment segment right after the start of a JPEG. */
export function withJpegComment(jpeg: Buffer, text: string): Buffer {
  const comment = Buffer.from(text);
  const head = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
}

/** Puts a comment block (at most 255 bytes) before the trailer of a GIF. */
export function withGifComment(gif: Buffer, text: string): Buffer {
  const block = Buffer.concat([Buffer.from([0x21, 0xfe, text.length]), Buffer.from(text), Buffer.from([0])]);
  return Buffer.concat([gif.subarray(0, -1), block, gif.subarray(-1)]);
}

/** Overwrites the size that a JPEG's frame header claims. */
export function jpegClaiming(jpeg: Buffer, width: number, height: number): Buffer {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const changed = Buffer.from(jpeg);
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}

export function solid(width: number, height: number, colour = '#2060a0'): Sharp {
  return sharp({ create: { width, height, channels: 3, background: colour } });
}

/** The same small picture in every format that is accepted. */
export async function oneOfEach(): Promise<Record<'jpeg' | 'png' | 'webp' | 'gif', Buffer>> {
  const width = 96;
  const height = 64;
  // A gradient, so that every format has content to damage.
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, index) => (index * 7) % 251));
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  return {
    jpeg: await picture.clone().jpeg().toBuffer(),
    png: await picture.clone().png().toBuffer(),
    webp: await picture.clone().webp().toBuffer(),
    gif: await picture.clone().gif().toBuffer(),
  };
}

/** Three frames of different colours, as GIF or WebP. */
export async function animated(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((colour) => solid(40, 30, colour).png().toBuffer()),
  );
  return sharp(frames, { join: { animated: true } })[format]().toBuffer();
}
