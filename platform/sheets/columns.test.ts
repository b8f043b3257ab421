import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { dateCell, integerCell, phoneCell, textCell } from './cells.ts';
import { matchColumns, plainHeader, readRows, type Column } from './columns.ts';
import { cleanText, type Cell, type Sheet } from './sheet.ts';

const columns = {
  name: { aliases: ['企业名称', '单位名称'], isRequired: true, read: textCell({ min: 2, max: 60 }) } satisfies Column<string>,
  workers: { aliases: ['职工人数', '人数'], isRequired: false, read: integerCell({ min: 0, max: 100_000 }) } satisfies Column<number>,
  phone: { aliases: ['联系人电话', '电话'], isRequired: false, read: phoneCell() } satisfies Column<string>,
};

/** As the process gives it: clean texts, numbered lines, no empty rows. */
function sheet(rows: readonly (readonly Cell[])[]): Sheet {
  const clean = (cell: Cell): Cell => (typeof cell === 'string' ? cleanText(cell) : cell);
  const numbered = rows.map((cells, index) => ({ line: index + 1, cells: cells.map(clean) }));
  return { name: '', others: [], rows: numbered.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

function read(rows: readonly (readonly Cell[])[]) {
  const table = sheet(rows);
  const matched = matchColumns(table, columns);
  if (matched === undefined) throw new Error('no header was found');
  return { matched, ...readRows(table, columns, matched) };
}

describe('the header', () => {
  test('is found below title rows, under its other names and spellings', () => {
    const { matched, rows } = read([['恒口示范区企业名册'], [], ['填报：示例'], ['序号', '*单位名称（全称）', '人 数：'], [1, '甲厂', '３５人']]);
    expect(matched).toMatchObject({ headerLine: 4, places: { name: 1, workers: 2 } });
    expect(rows).toEqual([{ line: 5, values: { name: '甲厂', workers: 35 } }]);
  });

  test.each([
    ['as a workbook repeats merged cells', ['企业名称', '联系人', '联系人'], ['企业名称', '姓名', '电话']],
    ['as a CSV leaves them blank', ['企业名称', '联系人', ''], ['', '姓名', '电话']],
  ])('may take two rows with groups, %s', (_how, upper, lower) => {
    const { matched, rows } = read([upper, lower, ['甲厂', '王师傅', '13900000001']]);
    expect(matched).toMatchObject({ headerLine: 2, headers: ['企业名称', '联系人姓名', '联系人电话'], places: { name: 0, phone: 2 } });
    expect(rows[0]?.values).toEqual({ name: '甲厂', phone: '13900000001' });
  });

  test('is one row below a title that is merged over the whole table', () => {
    const { matched } = read([['企业名册', '企业名册'], ['企业名称', '人数'], ['甲厂', 3]]);
    expect(matched).toMatchObject({ headerLine: 2, headers: ['企业名称', '人数'] });
  });

  test('is missing where no row names a column', () => {
    expect(matchColumns(sheet([['甲', '乙'], [1, 2]]), columns)).toBeUndefined();
  });

  test('wins over the rows around it in whatever order its columns stand', () => {
    fc.assert(fc.property(fc.shuffledSubarray(['单位名称', '人数', '电话', '备注', '序号'], { minLength: 2 }), fc.nat(10), (headers, titles) => {
      fc.pre(headers.some((header) => header !== '备注' && header !== '序号'));
      const matched = matchColumns(sheet([...Array.from({ length: titles }, () => ['标题']), headers, headers.map(() => 'x')]), columns);
      expect(matched?.headerLine).toBe(titles + 1);
      expect(Object.values(matched?.places ?? {}).map((at) => headers[at ?? -1]).toSorted())
        .toEqual(headers.filter((header) => header !== '备注' && header !== '序号').toSorted());
    }), runs(200));
  });

  test('is asked without marks, remarks and blanks', () => {
    expect(['＊企业名称', '企业名称(盖章)', ' 企业 名称：', '【必填】企业名称'].map(plainHeader)).toEqual(Array.from({ length: 4 }, () => '企业名称'));
  });
});

describe('rows', () => {
  test('that are wrong say every reason, and nothing of them is taken', () => {
    const { rows, wrong } = read([['企业名称', '人数', '电话'], ['', '许多', '12'], ['乙厂', 4, '无']]);
    expect(rows).toEqual([{ line: 3, values: { name: '乙厂', workers: 4 } }]);
    expect(wrong.map(({ line, problems }) => [line, problems.map(({ column, reason }) => `${column} ${reason}`)])).toEqual([
      [2, ['name sheets.reason.missing', 'workers sheets.reason.not-a-number', 'phone sheets.reason.not-a-phone']],
    ]);
  });

  test('that are totals, notes or the header again are no records', () => {
    const { rows, skipped } = read([['企业名称', '人数'], ['甲厂', 3], ['企业名称', '人数'], ['合计', 3], ['填表人：某某'], ['合计毛绒厂', 2]]);
    expect([rows.map((row) => row.values.name), skipped]).toEqual([['甲厂', '合计毛绒厂'], 3]);
  });

  test('are each read or wrong or skipped, never lost and never both', () => {
    const anyCell: fc.Arbitrary<Cell> = fc.oneof(fc.constantFrom<Cell>('', '合计', '无', '13900000001', 7, 1e17, '35人'), fc.string({ maxLength: 8 }), fc.integer());
    fc.assert(fc.property(fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { maxLength: 30 }), (body) => {
      const { rows, wrong, skipped } = read([['企业名称', '人数', '电话'], ...body]);
      const kept = sheet(body).rows.length;
      expect(rows.length + wrong.length + skipped).toBe(kept);
      const lines = [...rows, ...wrong].map(({ line }) => line);
      expect(new Set(lines).size).toBe(lines.length);
    }), runs(200));
  });
});

describe('cells', () => {
  test('read a day in every spelling that people use', () => {
    for (const spelling of ['2024-01-05', '2024/1/5', '2024.1.5', '2024年1月5日', '20240105', 45_296, '45296']) {
      expect(dateCell()(spelling), String(spelling)).toEqual({ ok: true, value: '2024-01-05' });
    }
    for (const no of ['2024-02-30', '5.1.2024', 'morgen', 7]) expect(dateCell()(no)).toMatchObject({ ok: false, reason: 'sheets.reason.not-a-date' });
  });

  test('say when Excel has lost the end of a long code', () => {
    expect(textCell({ max: 20 })(916_109_021_234_567_900)).toMatchObject({ ok: false, reason: 'sheets.reason.digits-lost' });
    expect(textCell({ max: 20 })(13_900_000_001)).toEqual({ ok: true, value: '13900000001' });
  });

  test('read numbers and telephones that were typed as people type them', () => {
    expect(['1,200', '35人', '007', '12.0', 12].map(integerCell({ min: 0, max: 9999 })))
      .toEqual([1200, 35, 7, 12, 12].map((value) => ({ ok: true, value })));
    expect(['139 0000 0001', '+86 13900000001', '(0915)3216789', 13_900_000_001].map(phoneCell()))
      .toEqual(['13900000001', '13900000001', '09153216789', '13900000001'].map((value) => ({ ok: true, value })));
  });
});
