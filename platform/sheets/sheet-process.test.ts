import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import type { Book } from './book.ts';
import { cleanText, SHEET_REFUSALS } from './sheet.ts';
import { decodeResult } from './sheet-wire.ts';
import { readSheet } from './sheet-process.ts';
import { textCells, withPacked, workbookOf, workbookParts } from './test/workbook-parts.ts';
import { unzipParts, zipStored } from './unzip-parts.ts';
import { writeBook } from './write-book.ts';

const BOOK: Book = {
  name: '名册', title: '=1+1 示例名册',
  columns: [{ header: '企业名称', width: 24, kind: 'text' }, { header: '人数', width: 8, kind: 'integer' }, { header: '日期', width: 12, kind: 'text' }],
  rows: [['=HYPERLINK("http://x")', 35, '2024-01-05'], ['@SUM(A1)', null, ''], ['+86 139', 0, ''], ['-1', 7, '']],
  notes: { name: '说明', lines: [['口径', '=A1'], ['时间', '2026-03-09']] },
};

const reasonOf = async (bytes: Uint8Array, bounds: Parameters<typeof readSheet>[1] = {}): Promise<string> => {
  const result = await readSheet(bytes, bounds);
  return result.ok ? 'read' : result.reason;
};

describe('a written workbook', () => {
  test('says what was put in, as text where it was text: no formula stands in it', async () => {
    const bytes = Buffer.from(writeBook(BOOK));
    const result = await readSheet(bytes);
    if (!result.ok) throw new Error(result.reason);
    expect(result.sheet.rows.slice(1).map((row) => row.cells)).toEqual([
      ['企业名称', '人数', '日期'], ['=HYPERLINK("http://x")', 35, '2024-01-05'], ['@SUM(A1)'], ['+86 139', 0], ['-1', 7],
    ]);
    expect(result.sheet.others).toEqual(['说明']);
    const unzipped = unzipParts(bytes, (name) => name.startsWith('xl/'));
    if (!unzipped.ok) throw new Error(unzipped.reason);
    for (const part of unzipped.parts) expect(part.bytes.includes('<f>'), part.name).toBe(false);
    const sheetXml = unzipped.parts.find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.bytes.toString('utf8') ?? '';
    expect(sheetXml).toMatch(/<c r="A3" s="4" t="inlineStr"/);
  });

  test('is the same bytes for the same book, and says everything that can be said in XML', async () => {
    expect(writeBook(BOOK)).toEqual(writeBook(BOOK));
    const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { seed, numRuns: 200 }).filter((text) => cleanText(text) !== '');
    const result = await readSheet(writeBook({ ...BOOK, rows: texts.map((text) => [text, 1]) }));
    if (!result.ok) throw new Error(result.reason);
    const controls = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;
    expect(result.sheet.rows.slice(2).map((row) => row.cells[0])).toEqual(texts.map((text) => cleanText(text.toWellFormed().replaceAll(controls, ''))));
  });

  test('with a name that no sheet can have is refused', () => {
    expect(() => writeBook({ ...BOOK, name: 'a/b' })).toThrow(RangeError);
  });
});

describe('a workbook as unions keep it', () => {
  test('gives merged cells repeated, formulas as results, dates as days, rich text and hidden sheets set aside', async () => {
    const rows = `${textCells(1, ['示例名册'])}<row r="3"><c r="A3" t="inlineStr"><is><r><t>甲</t></r><r><t>厂</t></r></is></c>`
      + '<c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#REF!</v></c></row>';
    const result = await readSheet(workbookOf(`<sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>`));
    expect(result).toEqual({ ok: true, sheet: { name: 'Sheet1', others: [], rows: [
      { line: 1, cells: ['示例名册', '示例名册', '示例名册'] }, { line: 3, cells: ['甲厂', 2, 'TRUE', '#REF!'] },
    ] } });
  });
});

describe('UP-1 hostile files', () => {
  const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
  const bomb = Buffer.alloc(200 * 1024 * 1024, 0x20);

  test.each<[string, () => Buffer, string]>([
    ['nothing at all', () => Buffer.alloc(0), 'empty'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'not-a-sheet'],
    ['a page that is called .xls', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'not-a-sheet'],
    ['an old workbook', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'old-format'],
    ['an archive that is no workbook', () => zipStored([{ name: 'a.txt', bytes: Buffer.from('x') }]), 'not-a-sheet'],
    ['a torn archive', () => workbookOf(sheet).subarray(0, 700), 'broken'],
    ['a bomb that says how large it is', () => withPacked(workbookParts(sheet), 'xl/worksheets/sheet1.xml', bomb, bomb.length), 'too-large'],
    ['a bomb that says it is small', () => withPacked(workbookParts(sheet), 'xl/worksheets/sheet1.xml', bomb, 100), 'too-large'],
    ['hundreds of entries', () => zipStored(Array.from({ length: 201 }, (_, index) => ({ name: `xl/worksheets/s${index}.xml`, bytes: Buffer.from('x') }))), 'too-large'],
    ['two entries of one name', () => zipStored([...workbookParts(sheet), ...workbookParts(sheet)]), 'broken'],
    ['entities that grow', () => zipStored(workbookParts(sheet).map((part) => (part.name === 'xl/workbook.xml'
      ? { ...part, bytes: Buffer.from(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${part.bytes.toString('utf8')}`) } : part))), 'broken'],
    ['too many rows', () => Buffer.from('x,y\n'.repeat(20_002)), 'too-many-rows'],
    ['more bytes than may be sent', () => Buffer.alloc(6 * 1024 * 1024, 0x61), 'too-large'],
  ])('%s', async (_name, make, verdict) => {
    expect(await reasonOf(make())).toBe(verdict);
  });

  test('a merge over the whole sheet and a cell at its far end cost the process and nothing else', async () => {
    const far = '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    expect(['read', 'too-large', 'broken', 'empty']).toContain(await reasonOf(workbookOf(far)));
    const merged = `${sheet}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    expect(['too-large', 'timeout', 'broken']).toContain(await reasonOf(workbookOf(merged), { timeoutMs: 8000, heapMb: 128 }));
    expect(await reasonOf(workbookOf(sheet))).toBe('read');
  });

  test('a process that does not answer in time is ended', async () => {
    expect(await reasonOf(workbookOf(sheet), { timeoutMs: 1 })).toBe('timeout');
  });

  test('damaged workbooks get a typed answer each (UP-2)', async () => {
    const original = Buffer.from(writeBook(BOOK));
    const change = fc.record({ at: fc.noBias(fc.nat(999_999)), value: fc.nat(255) });
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Buffer.from(original);
      for (const { at, value } of changes) bytes[Math.floor(at / 1_000_000 * bytes.length)] = value;
      expect(['read', ...SHEET_REFUSALS]).toContain(await reasonOf(bytes));
    }), { seed, numRuns: 12 * scale });
  }, 60_000);

  test('many at once are answered or told to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, () => reasonOf(Buffer.from('a,b\n1,2\n'))));
    expect(answers.filter((answer) => answer === 'read')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'busy')).toHaveLength(4);
  });
});

describe('the answer of a process that was taken over', () => {
  test('is a table of the right shape or "broken", whatever it says', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(fc.property(fc.oneof(value, value.map((rows) => ({ ok: true, sheet: { name: 'x', others: [], rows } }))), (reply) => {
      const result = decodeResult(Buffer.from(JSON.stringify(reply)));
      if (!result.ok) expect(SHEET_REFUSALS).toContain(result.reason);
      else for (const row of result.sheet.rows) for (const cell of row.cells) expect(['string', 'number']).toContain(typeof cell);
    }), { seed, numRuns: 300 * scale });
    expect(decodeResult(Buffer.from('{"ok":true,"sheet":{"name":"a\\u0000","others":[],"rows":[]}}'))).toEqual({ ok: false, reason: 'broken' });
  });
});
