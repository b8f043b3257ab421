import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { record } from '#platform/journal/journal.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { newId } from '#platform/kernel/random.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { unionDissolved } from '#platform/orgs/tree/tree-events.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { sheetErrors } from '#platform/sheets/contract.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';
import type { Cell } from '#platform/sheets/sheet.ts';
import { assertReplays } from '#platform/testkit/laws/assert-replays.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { rehomeMeasures } from '../use-cases/rehome-measures.ts';
import { openMeasuresWorld, type MeasuresWorld } from './measures-world.ts';

const PLANNED = {
  heading: 'skills', title: '缝制技能培训班', owner: { kind: 'department', name: '组织部' }, beginsOn: toPlainDate('2026-02-01'), endsOn: toPlainDate('2026-03-31'),
} as const;
const FIRM = {
  name: '示例玩具厂', creditCode: null, kind: 'company', industry: '毛绒玩具', address: '示例路一号', workers: 35, contactName: '王师傅', firmUnionId: null,
} as const;
const HEAD = ['企业名称', '统一社会信用代码', '职工人数', '联系人', '联系电话', '企业工会'];

let m: MeasuresWorld;
beforeAll(async () => { m = await openMeasuresWorld(); });
afterAll(() => m.world.close());

const newItem = async (change: object = {}) =>
  (await m.recorder.call(endpoints.addItem, m.chair, { unionId: m.unions.zone, year: 2026, ...PLANNED, ...change })).itemId;
const board = (year = 2026) => m.recorder.call(endpoints.readBoard, m.chair, { unionId: m.unions.zone, year });
const check = (uploadId: string, places = {}) => m.recorder.call(endpoints.checkSheet, m.chair, { unionId: m.unions.zone, uploadId, places });
const firmsOf = (view: 'all' | 'with-code' | 'without-code' | 'covered' | 'uncovered' | 'with-contact' | 'without-contact' = 'all', words?: string) =>
  m.recorder.call(endpoints.listFirms, m.chair, { unionId: m.unions.zone, view, ...(words === undefined ? {} : { words }) });
const clearRegister = async () => {
  for (;;) {
    const { firms } = await firmsOf();
    if (firms.length === 0) return;
    for (const { firmId } of firms) await m.recorder.call(endpoints.removeFirm, m.chair, { firmId });
  }
};

describe('a plan', () => {
  test('shows the ten headings, and each item in the state that reports and calendar give it', async () => {
    const itemId = await newItem();
    const officer = m.chair.kind === 'person' ? m.chair.personId : '';
    await newItem({ heading: 'rights', owner: { kind: 'officer', personId: officer }, beginsOn: '2026-01-01', endsOn: '2026-03-01' });
    const before = await board();
    expect(before.board.map((one) => one.heading)).toHaveLength(10);
    expect(before).toMatchObject({ items: 2, done: 0, late: 1, headings: 2, headingsDone: 0, can: { manage: true } });
    expect(before.board.find((one) => one.heading === 'rights')?.items).toMatchObject([{ ownerName: '示例区主席', status: 'late' }]);
    const photoId = await m.photo(itemId);
    await m.recorder.call(endpoints.reportProgress, m.chair, { itemId, progress: 100, sentence: '两期结业，四十人取证', photos: [photoId] });
    expect(await board()).toMatchObject({ done: 1, headingsDone: 1 });
    const item = await m.recorder.call(endpoints.readItem, m.cityChair, { itemId });
    expect(item).toMatchObject({ status: 'done', progress: 100, ownerName: '组织部', evidence: [{ by: '示例区主席', photos: [photoId] }], can: { manage: true } });
    const bytes = await m.recorder.call(endpoints.readEvidence, m.cityChair, { itemId, photoId, isSmall: true });
    expect(Buffer.from(bytes).toString()).toBe('small');
    await m.recorder.refused(endpoints.readEvidence, m.chair, { itemId, photoId: newId(m.world.house), isSmall: true }, generalErrors['not-found']);
  });

  test('is seen by the union above with how many headings have begun and are done, and not by a neighbour', async () => {
    const { plans, without } = await m.recorder.call(endpoints.listPlans, m.cityChair, { unionId: m.unions.city, year: 2026 });
    expect(plans).toMatchObject([{ unionName: '示例区总工会', items: 2, done: 1, late: 1, headings: 2, headingsDone: 1 }]);
    expect(without).toBe(1);
    await m.recorder.refused(endpoints.readBoard, m.neighbourChair, { unionId: m.unions.zone, year: 2026 }, generalErrors['not-found']);
  });

  test('is changed and shortened, and says what it does not take', async () => {
    const itemId = await newItem({ heading: 'hardship' });
    await m.recorder.call(endpoints.changeItem, m.chair, { itemId, ...PLANNED, heading: 'hardship', title: '困难职工走访' });
    expect((await board()).board.find((one) => one.heading === 'hardship')?.items).toMatchObject([{ title: '困难职工走访' }]);
    const reversed = { beginsOn: toPlainDate('2026-05-01'), endsOn: toPlainDate('2026-04-01') };
    const stranger = { kind: 'officer', personId: await m.enter(m.unions.neighbour) } as const;
    const at = { unionId: m.unions.zone, year: 2026, ...PLANNED };
    await m.recorder.refused(endpoints.addItem, m.chair, { ...at, ...reversed }, errors['dates-reversed']);
    await m.recorder.refused(endpoints.changeItem, m.chair, { itemId, ...PLANNED, ...reversed }, errors['dates-reversed']);
    await m.recorder.refused(endpoints.addItem, m.chair, { ...at, owner: stranger }, errors['owner-unfit']);
    await m.recorder.refused(endpoints.changeItem, m.chair, { itemId, ...PLANNED, owner: stranger }, errors['owner-unfit']);
    const report = { itemId, progress: 10, sentence: '已走访', photos: [newId(m.world.house)] };
    await m.recorder.refused(endpoints.reportProgress, m.chair, report, errors['photo-gone']);
    await m.recorder.call(endpoints.removeItem, m.chair, { itemId });
    expect((await board()).board.find((one) => one.heading === 'hardship')?.items).toEqual([]);
    await m.recorder.refused(endpoints.removeItem, m.chair, { itemId }, errors['item-removed']);
    await m.recorder.refused(endpoints.changeItem, m.chair, { itemId, ...PLANNED }, errors['item-removed']);
    await m.recorder.refused(endpoints.reportProgress, m.chair, { ...report, photos: [] }, errors['item-removed']);
  });
});

describe('the register', () => {
  test('takes a firm once, and keeps its number sealed until somebody says why they look', async () => {
    const { firmId } = await m.recorder.call(endpoints.addFirm, m.chair, {
      unionId: m.unions.zone, ...FIRM, creditCode: ' 91350100m000100y43', firmUnionId: m.unions.factory, phone: '１３９ 0000 0001',
    });
    expect(await m.recorder.call(endpoints.readFirm, m.chair, { firmId })).toMatchObject({
      creditCode: '91350100M000100Y43', hasPhone: true, hasCode: false, firmUnionName: '示例玩具厂工会', unionName: '示例区总工会',
    });
    expect(await m.recorder.call(endpoints.revealPhone, m.chair, { firmId, reason: '走访前联系' })).toEqual({ phone: '13900000001' });
    const rows = await m.world.ownerDb.pool<{ line: string }[]>`
      select t::text as line from measures_firm t union all select e.body::text from journal_event e where e.type like 'measures.firm%'
      union all select l::text from access_log l where l.endpoint = 'measures.revealPhone'`;
    expect(JSON.stringify(rows)).not.toContain('13900000001');
    expect(JSON.stringify(rows)).toContain('走访前联系');
    const again = { unionId: m.unions.zone, ...FIRM, name: '示 例 玩具厂' };
    expect(await m.recorder.refused(endpoints.addFirm, m.chair, again, errors['firm-known'])).toEqual({ name: '示例玩具厂' });
    const other = { ...again, name: '另一家厂' };
    await m.recorder.refused(endpoints.addFirm, m.chair, { ...other, creditCode: '91350100M000100Y43' }, errors['firm-known']);
    await m.recorder.refused(endpoints.addFirm, m.chair, { ...other, creditCode: '91310115MA1G4L1WXK' }, errors['credit-code']);
    await m.recorder.refused(endpoints.addFirm, m.chair, { ...other, phone: '12' }, errors.phone);
    await m.recorder.refused(endpoints.addFirm, m.chair, { ...other, firmUnionId: m.unions.neighbour }, errors['union-not-below']);
  });

  test('is corrected by hand, number and all, and lets a firm go', async () => {
    const [firm] = (await firmsOf('all', '玩具')).firms;
    const firmId = firm?.firmId ?? '';
    await m.recorder.call(endpoints.changeFirm, m.chair, { firmId, ...FIRM, contactName: '李师傅', workers: null });
    expect(await m.recorder.call(endpoints.readFirm, m.chair, { firmId })).toMatchObject({ contactName: '李师傅', workers: null, hasPhone: true });
    await m.recorder.call(endpoints.changeFirm, m.chair, { firmId, ...FIRM, phone: '' });
    expect(await m.recorder.call(endpoints.revealPhone, m.chair, { firmId, reason: '核对' })).toEqual({ phone: '' });
    const { firmId: second } = await m.recorder.call(endpoints.addFirm, m.chair, { unionId: m.unions.zone, ...FIRM, name: '第二家厂' });
    await m.recorder.refused(endpoints.changeFirm, m.chair, { firmId: second, ...FIRM }, errors['firm-known']);
    await m.recorder.refused(endpoints.changeFirm, m.chair, { firmId: second, ...FIRM, creditCode: 'x' }, errors['credit-code']);
    await m.recorder.refused(endpoints.changeFirm, m.chair, { firmId: second, ...FIRM, phone: 'x' }, errors.phone);
    await m.recorder.refused(endpoints.changeFirm, m.chair, { firmId: second, ...FIRM, firmUnionId: m.unions.city }, errors['union-not-below']);
    await m.recorder.call(endpoints.removeFirm, m.chair, { firmId: second });
    await m.recorder.refused(endpoints.removeFirm, m.chair, { firmId: second }, errors['firm-removed']);
    await m.recorder.refused(endpoints.changeFirm, m.chair, { firmId: second, ...FIRM, name: '第二家厂' }, errors['firm-removed']);
    expect((await firmsOf()).total).toBe(1);
    await m.recorder.refused(endpoints.readFirm, m.neighbourChair, { firmId }, generalErrors['not-found']);
  });

  test('moves a firm to another union with everything that is known of it; who manages only one of the two cannot', async () => {
    const { zone, neighbour, factory } = m.unions;
    const enter = async (unionId: string, change: object = {}) =>
      (await m.recorder.call(endpoints.addFirm, m.cityChair, { unionId, ...FIRM, name: '要转的厂', ...change })).firmId;
    const firmId = await enter(zone, { phone: '13900000007' });
    const move = { firmId, unionId: neighbour };
    await m.recorder.refused(endpoints.moveFirm, m.chair, move, errors['target-unfit']);
    await m.recorder.refused(endpoints.moveFirm, m.cityChair, { firmId, unionId: zone }, errors['target-unfit']);
    await m.recorder.refused(endpoints.moveFirm, m.cityChair, { firmId, unionId: newId(m.world.house) }, errors['target-unfit']);
    const twin = await enter(neighbour);
    await m.recorder.refused(endpoints.moveFirm, m.cityChair, move, errors['firm-known']);
    await m.recorder.call(endpoints.removeFirm, m.cityChair, { firmId: twin });
    await m.recorder.refused(endpoints.moveFirm, m.cityChair, { firmId: twin, unionId: zone }, errors['firm-removed']);
    const tied = await enter(zone, { name: '有工会的厂', firmUnionId: factory });
    await m.recorder.refused(endpoints.moveFirm, m.cityChair, { firmId: tied, unionId: neighbour }, errors['union-not-below']);
    await m.recorder.call(endpoints.moveFirm, m.cityChair, move);
    expect(await m.recorder.call(endpoints.readFirm, m.neighbourChair, { firmId })).toMatchObject({
      name: '要转的厂', unionId: neighbour, contactName: '王师傅', hasPhone: true, moves: [{ fromName: '示例区总工会', toName: '邻区总工会' }],
    });
    expect(await m.recorder.call(endpoints.revealPhone, m.neighbourChair, { firmId, reason: '走访前联系' })).toEqual({ phone: '13900000007' });
    await m.recorder.refused(endpoints.readFirm, m.chair, { firmId }, generalErrors['not-found']);
    for (const one of [firmId, tied]) await m.recorder.call(endpoints.removeFirm, m.cityChair, { firmId: one });
  });

  test('of a union that went into another goes along, with the open items of its plan; what was done, and a firm that the other has, stay', async () => {
    const [from, into] = [newId<'union'>(m.world.house), newId<'union'>(m.world.house)];
    for (const [unionId, name] of [[from, '将并入的街道工会'], [into, '并入后的街道工会']] as const) {
      await m.world.asSystem('setup', async (ctx) => foundUnion(ctx, await findUnion(ctx.tx, m.unions.city), { unionId, name, kind: 'street', isGenerated: false }));
    }
    const enter = async (unionId: string, name: string) => (await m.recorder.call(endpoints.addFirm, m.cityChair, { unionId, ...FIRM, name })).firmId;
    const plan = async () => (await m.recorder.call(endpoints.addItem, m.cityChair, { unionId: from, year: 2026, ...PLANNED })).itemId;
    const [going, twin, open, done] = [await enter(from, '跟着走的厂'), await enter(from, '两边都有的厂'), await plan(), await plan()];
    const theirs = await enter(into, '两边都有的厂');
    await m.recorder.call(endpoints.reportProgress, m.cityChair, { itemId: done, progress: 100, sentence: '办好了', photos: [] });
    await m.world.asSystem('setup', (ctx) => record(ctx, [unionDissolved({
      unionId: from, successorId: into, isMerged: true, reason: '两会合并', documentNumber: '安工发〔2026〕3号', decidedOn: toPlainDate('2026-03-01'),
    })]));
    expect(await m.world.asSystem('job', rehomeMeasures)).toBe(false);
    expect(await m.world.asSystem('job', rehomeMeasures)).toBe(false);
    const [firm, left] = [await m.recorder.call(endpoints.readFirm, m.cityChair, { firmId: going }), await m.recorder.call(endpoints.readFirm, m.cityChair, { firmId: twin })];
    expect([firm.unionId, left.unionId]).toEqual([into, from]);
    expect(firm.moves).toMatchObject([{ fromName: '将并入的街道工会', toName: '并入后的街道工会' }]);
    const of = async (unionId: string) => (await m.recorder.call(endpoints.readBoard, m.cityChair, { unionId, year: 2026 })).board.flatMap((one) => one.items.map((item) => item.itemId));
    expect([await of(into), await of(from)]).toEqual([[open], [done]]);
    for (const firmId of [going, twin, theirs]) await m.recorder.call(endpoints.removeFirm, m.cityChair, { firmId });
  });

  test('is not entered twice by two officers at once', async () => {
    const entries = await Promise.all(['双人厂', '双 人 厂'].map((name) =>
      m.recorder.call(endpoints.addFirm, m.chair, { unionId: m.unions.zone, ...FIRM, name }).then(() => 'entered', () => 'refused')));
    expect(entries.toSorted()).toEqual(['entered', 'refused']);
  });
});

describe('coverage', () => {
  test('counts firms with a live code and with a contact person, and each number opens its list', async () => {
    await clearRegister();
    const add = (name: string, change: object) => m.recorder.call(endpoints.addFirm, m.chair, { unionId: m.unions.zone, ...FIRM, name, ...change });
    await add('甲厂', { firmUnionId: m.unions.factory });
    await add('乙厂', { firmUnionId: m.unions.factory, contactName: '' });
    await add('丙厂', { firmUnionId: m.unions.workshop });
    await add('丁厂', {});
    await m.hangCode(m.unions.factory, await m.enter(m.unions.factory));
    const coverage = await m.recorder.call(endpoints.readCoverage, m.cityChair, { unionId: m.unions.city });
    expect(coverage).toMatchObject({ firms: 4, withCode: 2, withContact: 3, covered: 1, workers: 140 });
    for (const [view, count] of [['with-code', 2], ['without-code', 2], ['with-contact', 3], ['without-contact', 1], ['covered', 1], ['uncovered', 3]] as const) {
      const list = await firmsOf(view);
      expect([view, list.total, list.firms.length]).toEqual([view, count, count]);
    }
    const codes = await m.world.ownerDb.pool`update appeals_code set retired_at = made_at where union_id = ${m.unions.factory} returning id`;
    expect(codes).toHaveLength(1);
    expect((await firmsOf('with-code')).total).toBe(0);
    await m.world.ownerDb.pool`update appeals_code set retired_at = null where union_id = ${m.unions.factory}`;
  });

  test('is exported with its definition, without telephone numbers, and with nothing that Excel would run', async () => {
    await m.recorder.call(endpoints.addFirm, m.chair, { unionId: m.unions.zone, ...FIRM, name: '=HYPERLINK("http://x")', phone: '13900000009' });
    const bytes = await m.recorder.call(endpoints.exportFirms, m.chair, { unionId: m.unions.zone, view: 'with-contact', language: 'zh-CN' });
    const read = await readSheet(bytes);
    if (!read.ok) throw new Error(read.reason);
    const text = JSON.stringify(read.sheet.rows);
    expect(text).toContain('=HYPERLINK(');
    expect(text).not.toContain('13900000009');
    expect(read.sheet.rows).toHaveLength(2 + 4);
    expect(read.sheet.others).toEqual(['说明']);
  });
});

describe('an import', () => {
  const sheet: Cell[][] = [
    ['示例区企业名册'], HEAD,
    ['新厂一', '91350100M000100Y43', 12, '赵师傅', '13900000011', '示例玩具厂工会'],
    ['新厂二', '91310115MA1G4L1WXK', 12, '', '', ''],
    ['新厂三', '', '许多', '', '123', ''],
    ['新厂四', '', '７人', '', '', '没有的工会'],
    ['新 厂 一', '', '', '钱师傅', '', ''],
    ['示例加工点', '', 5, '', '', ''],
    ['合计', '', 36, '', '', ''],
  ];

  test('is tried out first: every wrong row says why, and nothing is written', async () => {
    await clearRegister();
    const checked = await check(await m.upload(sheet));
    expect(checked).toMatchObject({
      headerLine: 2, rows: 6, skipped: 1, added: 2, merged: 1, unchanged: 0, wrong: 3, places: { name: 0, phone: 4, firmUnion: 5, address: null },
    });
    expect(checked.wrongRows.map(({ line, problems }) => [line, problems.map(({ column, reason }) => `${column} ${reason}`)])).toEqual([
      [4, ['creditCode measures.reason.credit-code']],
      [5, ['workers sheets.reason.not-a-number', 'phone sheets.reason.not-a-phone']],
      [6, ['firmUnion measures.reason.union-unknown']],
    ]);
    expect((await firmsOf()).total).toBe(0);
    const chosen = await check(await m.upload(sheet), { workers: null, creditCode: null, phone: null, firmUnion: null });
    expect(chosen).toMatchObject({ wrong: 0, added: 5, merged: 1 });
  });

  test('takes the correct rows, merges those of one firm, ties firms to their unions, and says what it did', async () => {
    const importId = await m.takeAll(await m.upload(sheet));
    expect(await m.recorder.call(endpoints.readImport, m.chair, { importId })).toMatchObject({
      fileName: '名册.xlsx', isDone: true, added: 2, merged: 1, unchanged: 0, wrong: 3, unionName: '示例区总工会',
    });
    const { firms } = await firmsOf();
    expect(firms.map(({ name, contactName, hasPhone, firmUnionName }) => [name, contactName, hasPhone, firmUnionName])).toEqual([
      ['新厂一', '钱师傅', true, '示例玩具厂工会'], ['示例加工点', '', false, '示例加工点工会'],
    ]);
  });

  test('of the same file again makes nothing new, also after a correction by hand; of a corrected file only what is new', async () => {
    const [first] = (await firmsOf('all', '新厂')).firms;
    await m.recorder.call(endpoints.changeFirm, m.chair, { ...FIRM, firmId: first?.firmId ?? '', name: '新厂一', contactName: '孙师傅', firmUnionId: m.unions.factory });
    const again = await m.takeAll(await m.upload(sheet));
    expect(await m.recorder.call(endpoints.readImport, m.chair, { importId: again })).toMatchObject({ added: 0, merged: 0, unchanged: 3, wrong: 3 });
    expect((await firmsOf('all', '新厂')).firms).toMatchObject([{ contactName: '孙师傅' }]);
    const corrected = sheet.map((row) => row.map((cell) => (cell === '许多' ? 3 : cell === '123' ? '' : cell)));
    const later = await m.takeAll(await m.upload(corrected));
    expect(await m.recorder.call(endpoints.readImport, m.chair, { importId: later })).toMatchObject({ added: 1, wrong: 2 });
  });

  test('in pieces is whole in every piece: broken off, it goes on where it stopped, and a piece is not taken twice', async () => {
    await clearRegister();
    const rows = [HEAD, ...Array.from({ length: 900 }, (_, index) => [`批量厂${index}`, '', 1, '', '', ''])];
    const uploadId = await m.upload(rows);
    const asked = { unionId: m.unions.zone, uploadId, importId: newId<'firm-import'>(m.world.house), places: {} };
    const first = await m.recorder.call(endpoints.importFirms, m.chair, { ...asked, from: 1 });
    expect(first.next).toBe(401);
    const counted = (await firmsOf()).total;
    expect(await m.recorder.call(endpoints.importFirms, m.chair, { ...asked, from: 1 })).toEqual(first);
    expect((await firmsOf()).total).toBe(counted);
    expect(await m.recorder.call(endpoints.readImport, m.chair, { importId: asked.importId })).toMatchObject({ isDone: false, next: 401 });
    // The browser was closed here; the same file is uploaded again, as another import.
    const rest = await m.takeAll(await m.upload(rows));
    expect((await firmsOf()).total).toBe(900);
    expect(await m.recorder.call(endpoints.readImport, m.chair, { importId: rest })).toMatchObject({ added: 900 - counted, unchanged: counted, isDone: true });
  });

  test('belongs to whoever began it, needs the upload of its own officer, and a header', async () => {
    const uploadId = await m.upload(sheet);
    const mine = { unionId: m.unions.zone, uploadId, places: {} };
    await m.recorder.refused(endpoints.checkSheet, m.cityChair, mine, sheetErrors['upload-gone']);
    await m.recorder.refused(endpoints.exportWrong, m.cityChair, { ...mine, language: 'en' }, sheetErrors['upload-gone']);
    await m.recorder.refused(endpoints.importFirms, m.cityChair, { ...mine, importId: newId(m.world.house), from: 1 }, sheetErrors['upload-gone']);
    const importId = newId<'firm-import'>(m.world.house);
    await m.recorder.call(endpoints.importFirms, m.chair, { ...mine, importId, from: 1 });
    const theirs = await m.upload(sheet, m.neighbourChair);
    await m.recorder.refused(endpoints.importFirms, m.neighbourChair, { unionId: m.unions.neighbour, uploadId: theirs, places: {}, importId, from: 1 }, errors['import-taken']);
    const bare = { ...mine, uploadId: await m.upload([['甲', '乙'], [1, 2]]) };
    await m.recorder.refused(endpoints.checkSheet, m.chair, bare, errors['no-header']);
    await m.recorder.refused(endpoints.exportWrong, m.chair, { ...bare, language: 'en' }, errors['no-header']);
    await m.recorder.refused(endpoints.importFirms, m.chair, { ...bare, importId: newId(m.world.house), from: 1 }, errors['no-header']);
  });

  test('gives its wrong rows back as a spreadsheet that names every reason', async () => {
    const bytes = await m.recorder.call(endpoints.exportWrong, m.chair, { unionId: m.unions.zone, uploadId: await m.upload(sheet), places: {}, language: 'en' });
    const read = await readSheet(bytes);
    if (!read.ok) throw new Error(read.reason);
    expect(read.sheet.rows.slice(2).map((row) => [row.cells[0], row.cells[1]])).toEqual([[4, '新厂二'], [5, '新厂三'], [6, '新厂四']]);
    expect(String(read.sheet.rows[3]?.cells.at(-1))).toContain('not a telephone number');
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(m.recorder.missing(endpoints)).toEqual([]);
});

test('the journal alone gives every row again', async () => {
  const tables = ['measures_item', 'measures_report', 'measures_firm', 'measures_firm_move', 'measures_import'];
  expect((await assertReplays(m.world, manifests, tables)).every((rows) => rows.length > 0)).toBe(true);
});
