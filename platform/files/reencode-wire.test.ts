import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_INPUT_BYTES, createReplyReader, createRequestReader, decodeReply, encodeReply, encodeRequest, type FrameReader, type Reply,
} from './reencode-wire.ts';

const seed = Number(process.env.SEED ?? 20261123);
const jpegLike = fc.uint8Array({ maxLength: 300 }).map((rest) => Buffer.from([0xff, 0xd8, 0xff, ...rest]));

function feed(reader: FrameReader, bytes: Buffer, cuts: readonly number[]): Buffer | undefined {
  const places = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b);
  let from = 0;
  for (const to of places) {
    expect(reader.push(bytes.subarray(from, to))).toBeUndefined();
    from = to;
  }
  return reader.push(bytes.subarray(from));
}

describe('the frames between the server and its picture process', () => {
  test('a request arrives whole, however the pipe cuts it, and the reader is ready for the next', () => {
    const reader = createRequestReader();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), fc.array(fc.nat(), { maxLength: 6 }), (input, cuts) => {
      const frame = feed(reader, Buffer.concat(encodeRequest(input)), cuts);
      expect(frame?.subarray(4)).toEqual(Buffer.from(input));
    }), { seed });
  });

  test('a reply arrives whole, however the pipe cuts it', () => {
    const picture = fc.record({
      bytes: jpegLike, thumbnail: jpegLike, width: fc.integer({ min: 1, max: 2560 }), height: fc.integer({ min: 1, max: 2560 }),
    });
    const replies: fc.Arbitrary<Reply> = fc.oneof(
      fc.record({ verdict: fc.constantFrom('ready', 'not-an-image', 'too-many-pixels', 'broken') }),
      fc.record({ verdict: fc.constant('done'), picture }),
    );
    const reader = createReplyReader();
    fc.assert(fc.property(replies, fc.array(fc.nat(), { maxLength: 6 }), (reply, cuts) => {
      const frame = feed(reader, Buffer.from(encodeReply(reply)), cuts);
      expect(frame && decodeReply(frame)).toEqual(reply);
    }), { seed });
  });

  test('a picture process that was taken over can only be refused: any bytes are a lawful reply or a RangeError', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 6 }), (chunks) => {
      const reader = createReplyReader();
      try {
        for (const chunk of chunks) {
          const frame = reader.push(Buffer.from(chunk));
          if (frame === undefined) continue;
          const reply = decodeReply(frame);
          if (reply.verdict === 'done') expect(reply.picture.bytes[0]).toBe(0xff);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }), { seed, numRuns: 500 });
  });

  test('refuses HTML as a picture, sizes beyond the limit, lengths beyond the limit, and speaking out of turn', () => {
    const done = (changes: Partial<{ bytes: Buffer; width: number; thumbnail: Buffer }>) => {
      const jpeg = Buffer.from([0xff, 0xd8, 0xff]);
      return Buffer.from(encodeReply({ verdict: 'done', picture: { bytes: jpeg, thumbnail: jpeg, width: 1, height: 1, ...changes } }));
    };
    expect(decodeReply(done({})).verdict).toBe('done');
    expect(() => decodeReply(done({ bytes: Buffer.from('<html>') }))).toThrow(RangeError);
    expect(() => decodeReply(done({ thumbnail: Buffer.from('<svg/>') }))).toThrow(RangeError);
    expect(() => decodeReply(done({ width: 2561 }))).toThrow(RangeError);
    expect(() => decodeReply(done({ width: 0 }))).toThrow(RangeError);
    const endless = done({});
    endless.writeUInt32BE(0xffff_ffff, 9);
    expect(() => createReplyReader().push(endless)).toThrow(RangeError);
    expect(() => createReplyReader().push(Buffer.concat([done({}), done({})]))).toThrow(RangeError);
    const [head] = encodeRequest(Buffer.alloc(MAX_INPUT_BYTES + 1));
    expect(() => createRequestReader().push(Buffer.from(head))).toThrow(RangeError);
  });
});
