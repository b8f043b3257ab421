import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { parseCsv } from './csv.ts';
import { RecordTooLong, streamCsv } from './csv-stream.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
const cell = fc.oneof(fc.constantFrom('姓名', '"a,b"', '"一行\n两行"', '"说""好"""', '=“', ' 13900001111 ', ''), fc.string({ maxLength: 6 }));
const file = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')), { maxLength: 8 });

describe('a CSV read as it comes', () => {
  test('gives the rows that reading it whole gives, wherever it is cut', async () => {
    await fc.assert(fc.asyncProperty(file, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 8, max: 40 }), async (lines, end, size) => {
      const text = `编号,名称,一,二${end}${lines.map((line) => `${line}${end}`).join('')}`;
      // The delimiter is guessed from what has come, so a first chunk that is shorter than the header is no fair question.
      const rows = await all(streamCsv(pieces(Buffer.from(text), Math.max(size, 24))));
      expect(rows).toEqual(parseCsv(text));
    }), runs(300));
  });

  test('in GB 18030, cut through a character, it is the same', async () => {
    // 姓名,王 in GB 18030
    const bytes = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xcd, 0xf5, 0x0a]);
    expect(await all(streamCsv(pieces(bytes, 3)))).toEqual([{ line: 1, cells: ['姓名', '王'] }]);
  });

  test('a quote that never closes stops it instead of filling the memory', async () => {
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('姓名,电话\n"王');
      for (;;) yield await Promise.resolve(Buffer.alloc(65_536, 'x'));
    };
    await expect(all(streamCsv(endless()))).rejects.toThrow(RecordTooLong);
  });
});
