import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { assertControlsReached, tabTo } from '#apps/server/testing/by-keyboard.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { readPdf } from '#platform/papers/test/read-pdf.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { send, write } from './worker-journey.ts';

const t = wordsOf('zh-CN');
const english = wordsOf('en');
const PLACES = Array.from({ length: 12 }, (_, index) => `${index + 1}号缝制线`);
/** One of the generated firms of 恒口. */
const FIRM = '恒口毛绒玩具企业工会（生成 07）';
const PHONE = { width: 390, height: 844 };

let journey: Journey;
let chair: Page;
let made: { readonly number: number; readonly link: string }[] = [];

beforeAll(async () => {
  journey = await openJourney();
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
  await visit(chair, `${journey.server.url}/office/appeal-codes`);
});
afterAll(async () => { await journey.close(); });

const drawer = (title: string) => chair.getByRole('dialog', { name: title });
const boxOf = (number: number) => chair.getByRole('listitem').filter({ hasText: t('appeals.office.code.number', { number: String(number) }) });

test('twelve codes are made from a pasted list; a line that stands twice is pointed at first', async () => {
  await chair.getByRole('button', { name: t('appeals.office.code.make') }).click();
  const form = drawer(t('appeals.office.code.make'));
  await form.getByRole('combobox', { name: t('appeals.office.code.union') }).fill(FIRM);
  await takeOption(chair, FIRM);
  const places = form.getByRole('textbox', { name: t('appeals.office.code.places') });
  await places.fill([...PLACES, PLACES[0]].join('\r\n'));
  await form.getByRole('radio', { name: t('appeals.topic.suggestion') }).check();
  await form.getByRole('button', { name: t('appeals.office.code.send', { count: 13 }) }).click();
  await form.getByText(t('appeals.office.code.place-twice', { line: 13, first: 1, place: PLACES[0] ?? '' })).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'office-codes-make');
  await places.fill(PLACES.join('\n'));
  const answer = chair.waitForResponse((response) => response.url().endsWith('/api/appeals/make-codes'));
  await form.getByRole('button', { name: t('appeals.office.code.send', { count: 12 }) }).click();
  // -- the endpoint's own schema wrote this answer
  made = (await (await answer).json() as { codes: typeof made }).codes;
  await chair.getByText(t('appeals.office.code.made-now', { count: 12 })).waitFor();
  await chair.getByText(t('appeals.office.print.picked', { count: 12 })).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'office-codes-made');
});

test('and printed, eight on a sheet, by keyboard: the PDF holds every place, every number and codes that can be scanned', async () => {
  await tabTo(chair, chair.getByRole('radio', { name: t('appeals.office.print.sheet', { count: 4 }) }));
  await chair.keyboard.press('ArrowRight');
  const download = chair.waitForEvent('download');
  await tabTo(chair, chair.getByRole('button', { name: t('appeals.office.print.download') }));
  await chair.keyboard.press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toBe(t('appeals.office.print.file', { first: String(made[0]?.number), count: 12 }));
  const pdf = await readPdf(await readFile(await file.path()));
  try {
    expect(pdf.pages).toBe(2);
    const pages = [await pdf.text(1), await pdf.text(2)];
    for (const [index, place] of PLACES.entries()) {
      expect(pages[Math.floor(index / 8)]).toContain(place);
      expect(pages[Math.floor(index / 8)]).toContain(t('appeals.poster.number', { number: String(made[index]?.number) }));
    }
    expect(pages[0]).toContain(t('appeals.poster.headline'));
    expect(await pdf.scan(2, { x: 105 + 3, y: 74.25 + 8.5, size: 57 })).toBe(made[11]?.link);
  } finally {
    await pdf.close();
  }
});

test('the list can be searched, picked from and walked through by Tab, on a PC and on a phone, in both languages', async () => {
  await chair.getByRole('textbox', { name: t('appeals.office.codes.words') }).fill('3号缝制线');
  await chair.getByText(t('appeals.office.codes.shown', { count: 1 }), { exact: true }).waitFor();
  await chair.getByRole('checkbox', { name: t('appeals.office.print.all') }).uncheck();
  await chair.getByText(t('appeals.office.print.picked', { count: 11 })).waitFor();
  await assertControlsReached(chair);
  await chair.getByRole('textbox', { name: t('appeals.office.codes.words') }).fill('');
  await chair.getByText('English', { exact: true }).click();
  await chair.getByRole('button', { name: english('appeals.office.print.download') }).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'office-codes-english');
  await chair.getByText('中文', { exact: true }).click();
  const small = await journey.browser.newPage('pc', { viewport: PHONE });
  await visit(small, linkTo(journey.server, 'chair'));
  await visit(small, `${journey.server.url}/office/appeal-codes`);
  await assertSound(small);
  await takePicture(small, 'office-codes-small');
  await small.context().close();
});

test('one is replaced: the old poster says so, keeps its topic, and what is written on it arrives', async () => {
  const [old] = made;
  if (old === undefined) throw new Error('nothing was made');
  await boxOf(old.number).getByRole('button', { name: t('appeals.office.code.replace') }).click();
  const form = drawer(t('appeals.office.code.replace-title'));
  await form.getByRole('radio', { checked: true }).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'office-codes-replace');
  await form.getByRole('button', { name: t('appeals.office.code.replace-send') }).click();
  await chair.getByText(t('appeals.office.code.made-now', { count: 1 })).waitFor();
  const phone = await journey.browser.newPage('phone');
  await visit(phone, old.link);
  await phone.getByText(t('appeals.member.code.replaced'), { exact: true }).waitFor();
  await assertSound(phone);
  await takePicture(phone, 'phone-code-replaced');
  await phone.getByRole('button', { name: t('appeals.member.code.replaced-go') }).click();
  expect(await phone.getByRole('radio', { name: t('appeals.member.topic.suggestion') }).isChecked()).toBe(true);
  await write(phone, t, { topic: 'suggestion', text: '换一个大一点的饮水机，夏天排队太久。', disclosure: 'anonymous' });
  expect((await send(phone, t)).caseNumber).toMatch(/^\d{8}$/);
  await phone.context().close();
});

test('one is retired: its poster offers the union above, and the words go there', async () => {
  const retired = made[1];
  if (retired === undefined) throw new Error('nothing was made');
  const done = chair.waitForResponse((response) => response.url().endsWith('/api/appeals/retire-code'));
  await boxOf(retired.number).getByRole('button', { name: t('appeals.office.code.retire') }).click();
  expect((await done).status()).toBe(200);
  const phone = await journey.browser.newPage('phone');
  await visit(phone, retired.link);
  await phone.getByText(t('appeals.member.code.upper'), { exact: true }).waitFor();
  await assertSound(phone);
  await takePicture(phone, 'phone-code-retired');
  const recipient = phone.getByRole('region', { name: t('appeals.member.recipient') });
  const upper = (await recipient.locator('.recipient-name').textContent()) ?? '';
  await phone.getByRole('button', { name: t('appeals.member.code.upper-go', { upper }) }).click();
  await write(phone, t, { topic: 'complaint', text: '厂里的码停用了，加班费的事请上级工会问一问。', disclosure: 'anonymous' });
  const { caseNumber } = await send(phone, t);
  const officer = await journey.browser.newPage('pc');
  await visit(officer, linkTo(journey.server, 'upper'));
  await visit(officer, `${journey.server.url}/office/appeals?view=all`);
  await officer.getByText(caseNumber).first().waitFor();
  for (const page of [phone, officer]) await page.context().close();
});

test('a forged one is not recognised, and the worker finds the union by its name', async () => {
  const [, , good] = made;
  const phone = await journey.browser.newPage('phone');
  await visit(phone, (good?.link ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  await phone.getByText(t('appeals.member.code.unknown'), { exact: true }).waitFor();
  await phone.getByRole('link', { name: t('appeals.member.code.call') }).waitFor();
  const name = phone.getByRole('textbox', { name: t('appeals.member.find.name') });
  await name.fill('恒口');
  await phone.getByRole('button', { name: t('appeals.member.find.send') }).click();
  await phone.getByText(t('appeals.member.find.short', { count: 4 })).waitFor();
  await name.fill('恒口玩具厂没有的');
  await phone.getByRole('button', { name: t('appeals.member.find.send') }).click();
  await phone.getByText(t('appeals.member.find.none')).waitFor();
  await assertSound(phone);
  await name.fill('毛绒玩具');
  await phone.getByRole('button', { name: t('appeals.member.find.send') }).click();
  await phone.getByRole('list', { name: t('appeals.member.find') }).getByRole('link').first().waitFor();
  await assertSound(phone);
  await takePicture(phone, 'phone-code-unknown');
  await phone.getByRole('list', { name: t('appeals.member.find') }).getByRole('link').first().click();
  await phone.getByRole('region', { name: t('appeals.member.recipient') }).waitFor();
  await phone.context().close();
});
