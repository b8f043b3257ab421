import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { decodeText, guessDelimiter, parseCsv, trimEnd } from './csv.ts';
import { cleanText, MAX_CELL_CHARACTERS } from './sheet.ts';

const write = (rows: readonly (readonly string[])[], delimiter: string, end: string): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(end) + end;

const cell = fc.oneof(fc.constantFrom('', '=1+1', '"', '恒口,一厂', 'a;b\tc', '第一行\n第二行'), fc.string({ unit: 'grapheme', maxLength: 12 }));

describe('a CSV', () => {
  test('gives back every cell that was written into it, whatever its delimiter and line ends', () => {
    fc.assert(fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(),
      (rows, delimiter, end, hasMark) => {
        const parsed = parseCsv((hasMark ? '\ufeff' : '') + write(rows, delimiter, end));
        if (parsed === 'too-many-rows') throw new Error('few rows were too many');
        const wanted = rows.map((row) => trimEnd(row.map(cleanText))).filter((row) => row.length > 0);
        expect(parsed.map((row) => row.cells)).toEqual(wanted);
      },
    ), runs(300));
  });

  test('of any bytes at all is a table, and never more cells than the limits', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const rows = parseCsv(decodeText(bytes));
      if (rows === 'too-many-rows') throw new Error('few bytes were too many rows');
      for (const row of rows) for (const one of row.cells) expect(String(one).length).toBeLessThanOrEqual(MAX_CELL_CHARACTERS + 1);
    }), runs(300));
  });

  test('keeps line numbers as a text editor shows them, blank lines counted', () => {
    expect(parseCsv('企业名称,人数\n\n甲厂,3\n')).toEqual([{ line: 1, cells: ['企业名称', '人数'] }, { line: 3, cells: ['甲厂', '3'] }]);
  });

  test('keeps leading zeros that were written as ="0915"', () => {
    expect(parseCsv('="0915",x\n')).toEqual([{ line: 1, cells: ['0915', 'x'] }]);
    expect(guessDelimiter('a;b,c;d\n1;2;3\n')).toBe(';');
  });

  test('is read as UTF-8, UTF-16 or GB 18030, whichever it is', () => {
    const text = '企业名称,人数\n恒口毛绒厂,35\n';
    const gbk = Buffer.from([0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6]);
    expect(decodeText(gbk)).toBe('企业名称');
    expect(decodeText(Buffer.from(text, 'utf8'))).toBe(text);
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toBe(text);
  });
});

describe('clean text', () => {
  test('is storable, short and clean again, whatever came in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const clean = cleanText(text);
      expect(clean.isWellFormed() && !clean.includes('\0')).toBe(true);
      expect(cleanText(clean)).toBe(clean);
    }), runs(500));
  });

  test('has ordinary digits, blanks and no marks that turn the writing round', () => {
    expect(cleanText('　９１６１０\u202e９０２\u00a0 厂 \u200b')).toBe('91610902 厂');
  });
});
