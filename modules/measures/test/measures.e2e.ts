import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { writeBook } from '#platform/sheets/write-book.ts';
import { readSheet } from '#platform/sheets/sheet-process.ts';

const t = wordsOf('zh-CN');
const SIZES = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];

let journey: Journey;
let folder: string;
let chair: Page;
beforeAll(async () => {
  journey = await openJourney();
  folder = await mkdtemp(join(tmpdir(), 'zhijia-measures-'));
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
});
afterAll(async () => {
  await journey.close();
  await rm(folder, { recursive: true, force: true });
});

const office = (path: string): string => `${journey.server.url}/office${path}`;

/** 800 rows as a union would send them: titles above, the header in two rows, and forty rows with mistakes. */
async function writeRegister(): Promise<string> {
  const rows = Array.from({ length: 800 }, (_, index) => {
    const isWrong = index % 20 === 7;
    return [
      String(index + 1), `表格企业（示例 ${String(index + 1).padStart(4, '0')}）`, index % 2 === 0 ? '加工点' : '企业', isWrong ? '三四十' : String(10 + index % 60),
      index % 4 === 0 ? '' : `联系人${index + 1}`, isWrong ? '12345' : `1990001${String(index).padStart(4, '0')}`,
    ];
  });
  const book = writeBook({
    name: '名册', title: '示例企业名册', columns: ['序号', '企业名称', '企业类型', '职工人数', '联系人姓名', '联系电话'].map((header) => ({ header, width: 20, kind: 'text' })),
    rows: [...rows, ['合计', '800 家']], notes: { name: '说明', lines: [] },
  });
  const file = join(folder, '企业名册.xlsx');
  await writeFile(file, book);
  return file;
}

test('a spreadsheet of 800 firms is read, its mistakes are named, the rest is taken, and the coverage counts it', async () => {
  const file = await writeRegister();
  await visit(chair, office('/firms/import'));
  await assertSound(chair);
  await chair.locator('input[type="file"]').setInputFiles(file);
  await chair.getByText(t('measures.import.wrong-line', { line: 10 })).waitFor();
  await chair.getByText('职工人数“三四十”：不是整数').first().waitFor();
  expect(await chair.locator('.import-wrong li').count()).toBe(40);
  await assertSound(chair);
  await takePicture(chair, 'office-import-check');
  const saved = chair.waitForEvent('download');
  await chair.getByRole('button', { name: t('measures.import.download') }).click();
  const wrong = await readSheet(await readDownload(await saved));
  expect(wrong.ok && wrong.sheet.rows.length).toBe(2 + 40);
  await chair.getByRole('button', { name: t('measures.import.accept', { count: 760 }) }).click();
  await chair.getByRole('heading', { level: 1, name: t('measures.import.done') }).waitFor();
  await chair.getByText(t('measures.import.count.added')).waitFor();
  expect(await chair.locator('.import-counts .zj-figure-value').allInnerTexts()).toEqual(['760', '0', '0', '40']);
  await assertSound(chair);
  await visit(chair, office('/firms'));
  expect(await chair.locator('.coverage .zj-figure-value').first().innerText()).toBe('1,560');
  await chair.getByRole('link', { name: t('measures.figure.with-code') }).first().click();
  await chair.getByText(t('measures.firms.count', { count: 40 })).waitFor();
  await assertSound(chair);
});

test('a spreadsheet is taken from officers only, and a page that calls itself .xls is refused by name', async () => {
  const send = (page: Page, text: string) => page.evaluate(async (body) => {
    const answer = await fetch('/api/sheets/uploads', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body });
    return [answer.status, (await answer.json()).code];
  }, text);
  const stranger = await journey.browser.newPage('phone');
  await stranger.goto(journey.server.url);
  expect(await send(stranger, 'a,b')).toEqual([401, 'http/not-signed-in']);
  await stranger.goto(linkTo(journey.server, 'worker'));
  expect(await send(stranger, 'a,b')).toEqual([403, 'http/not-allowed']);
  expect(await send(chair, '<html><table></table></html>')).toEqual([400, 'sheets/not-a-sheet']);
  await stranger.context().close();
});

test('the same file again makes nothing new', async () => {
  await visit(chair, office('/firms/import'));
  await chair.locator('input[type="file"]').setInputFiles(join(folder, '企业名册.xlsx'));
  await chair.getByRole('button', { name: t('measures.import.accept', { count: 760 }) }).click();
  await chair.getByRole('heading', { level: 1, name: t('measures.import.done') }).waitFor();
  await chair.getByText(t('measures.import.count.added')).waitFor();
  expect(await chair.locator('.import-counts .zj-figure-value').allInnerTexts()).toEqual(['0', '0', '760', '40']);
});

test('an item is planned, reported on with its number, and the board and the union above see it', async () => {
  await visit(chair, office('/measures'));
  await chair.getByRole('button', { name: t('measures.plan.add'), exact: true }).click();
  await chair.getByLabel(t('measures.item.title'), { exact: true }).fill('新工人入会见面会');
  await chair.getByRole('radio', { name: t('measures.item.owner-kind.department') }).press('Space');
  await chair.getByLabel(t('measures.item.department')).fill('组织民管组');
  await assertSound(chair);
  await chair.getByRole('button', { name: t('measures.item.save') }).click();
  await chair.getByRole('link', { name: '新工人入会见面会' }).click();
  await chair.getByLabel(t('measures.report.progress')).fill('100');
  await chair.getByLabel(t('measures.report.sentence')).fill('开了三场，一百二十人到会。');
  await chair.getByRole('button', { name: t('measures.report.send') }).click();
  await chair.getByText(t('measures.report.done')).waitFor();
  await chair.getByText('开了三场，一百二十人到会。').waitFor();
  await assertSound(chair);
  const upper = await journey.browser.newPage('pc');
  await visit(upper, linkTo(journey.server, 'upper'));
  await visit(upper, office('/measures'));
  const row = upper.getByRole('row').filter({ hasText: '恒口示范区总工会' });
  expect((await row.getByRole('cell').allInnerTexts()).map((text) => text.trim())).toEqual(['10/10', '5/10', '16', '5', '1']);
  await upper.context().close();
});

test('every page holds on a phone and on a PC, without a breach of accessibility', async () => {
  for (const viewport of SIZES) {
    const page = await journey.browser.newPage('pc', { viewport });
    const size = viewport.width === 390 ? 'phone' : 'pc';
    await visit(page, linkTo(journey.server, 'chair'));
    for (const [path, name] of [['/measures', 'plan'], ['/firms?view=without-contact', 'firms'], ['/firms/import', 'import']] as const) {
      await visit(page, office(path));
      await assertSound(page);
      await takePicture(page, `measures-${name}-${size}`);
    }
    await page.goto(office('/measures'));
    await page.locator('.plan-item-title').first().click();
    await page.getByRole('heading', { name: t('measures.report.list') }).waitFor();
    await assertSound(page);
    await takePicture(page, `measures-item-${size}`);
    await page.goto(office('/firms'));
    await page.locator('.firm-name').first().click();
    await page.getByRole('heading', { name: t('measures.firm.facts') }).waitFor();
    await assertSound(page);
    await takePicture(page, `measures-firm-${size}`);
    await page.getByRole('button', { name: t('measures.firm.move') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: t('measures.firm.move') }).click();
    await dialog.getByText(t('measures.firm.move-needed')).waitFor();
    await assertSound(page);
    await takePicture(page, `measures-firm-move-${size}`);
    await page.context().close();
  }
});

async function readDownload(download: { createReadStream(): Promise<AsyncIterable<Uint8Array>> }): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
