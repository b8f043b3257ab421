import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { edited, edits, plain } from '../../test/random-definitions.ts';
import { fromFile, toFile } from './definition-file.ts';

describe(`a definition as a file, seed ${seed}`, () => {
  test('comes back as it went out', async () => {
    await fc.assert(fc.asyncProperty(edits(6), async (list) => {
      const definition = edited(plain, list);
      expect(fromFile(await toFile('own.example', definition).text())).toEqual({ ok: true, definition });
    }), runs(30));
  });

  test('SE-7: whatever stands in a file, it is taken as a definition or refused, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.json().map((held) => `{"format":"zhijia-process-1","definition":${held}}`)), (text) => {
      expect(fromFile(text).ok).toBe(false);
    }), runs(200));
  });

  test('what a strict definition does not know is refused, and so is a file without end', async () => {
    const text = await toFile('own.example', plain).text();
    expect(fromFile(text.replace('"begunBy"', '"onload": "x", "begunBy"'))).toMatchObject({ ok: false, reason: 'not-valid' });
    expect(fromFile(text.replace('"one"', '"__proto__"'))).toMatchObject({ ok: false, reason: 'not-valid' });
    expect(fromFile(text + ' '.repeat(500_000))).toMatchObject({ ok: false, reason: 'too-large' });
    expect(fromFile(text.replace('zhijia-process-1', 'other'))).toMatchObject({ ok: false, reason: 'not-a-process' });
  });
});
