import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { readPdf } from '#platform/papers/test/read-pdf.ts';

const t = wordsOf('zh-CN');
const PARENT = '恒口示范区总工会';
const UNION = '恒口新开制衣厂工会';
const CONTACT = '制衣厂维权联系人';
const PLACE = '裁剪车间门口';

let journey: Journey;
let chair: Page;
let startLink = '';
let codeLink = '';
beforeAll(async () => {
  journey = await openJourney();
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
});
afterAll(async () => { await journey.close(); });

test('a chair founds a union below their own', async () => {
  await chair.getByRole('link', { name: t('office.menu.unions') }).click();
  await chair.getByRole('button', { name: PARENT, exact: true }).last().click();
  const drawer = chair.getByRole('dialog', { name: PARENT });
  await drawer.getByRole('button', { name: t('orgs.office.found.open') }).click();
  await drawer.getByRole('button', { name: t('orgs.office.found.send') }).click();
  await drawer.getByText(t('orgs.office.found.name-needed')).waitFor();
  await assertSound(chair);
  await drawer.getByRole('textbox', { name: t('orgs.office.found.name') }).fill(UNION);
  await drawer.getByRole('button', { name: t('orgs.office.found.send') }).click();
  await drawer.getByText(t('orgs.office.found.done', { name: UNION })).waitFor();
  await assertSound(chair);
  await drawer.getByRole('button', { name: t('ui/close') }).click();
  await drawer.waitFor({ state: 'hidden' });
});

test('finds it by a part of its name, appoints its contact person and makes the link to hand over', async () => {
  await chair.getByRole('textbox', { name: t('orgs.office.unions.search') }).fill('新开制衣');
  await chair.getByRole('button', { name: UNION, exact: true }).click();
  const drawer = chair.getByRole('dialog', { name: UNION });
  await drawer.getByText(t('orgs.office.officers.none'), { exact: true }).waitFor();
  await drawer.getByRole('button', { name: t('orgs.office.appoint.open') }).click();
  await drawer.getByRole('radio', { name: t('orgs.office.role.contact-person'), exact: true }).check();
  await drawer.getByRole('textbox', { name: t('orgs.office.appoint.name') }).fill(CONTACT);
  await assertSound(chair);
  await drawer.getByRole('button', { name: t('orgs.office.appoint.send') }).click();
  await drawer.getByRole('button', { name: t('accounts.office.link.make') }).click();
  await drawer.getByText(t('accounts.office.link.made', { name: CONTACT })).waitFor();
  startLink = (await drawer.locator('.zj-copy-value').innerText()).trim();
  expect(startLink.replace(/[\w-]{43}$/, '…')).toBe(`${journey.server.url}/office/start#…`);
  await assertSound(chair);
});

test('the contact person begins with the link and sees what their office sees', async () => {
  const page = await journey.browser.newPage('pc');
  await visit(page, startLink);
  await page.getByRole('textbox', { name: t('accounts.office.name') }).fill('zhiyi.lianxiren');
  await page.getByRole('textbox', { name: t('accounts.office.start.password') }).fill('缝纫机旁边 有一盆绿萝 开花了');
  await page.getByRole('button', { name: t('accounts.office.start.send') }).click();
  await page.getByRole('heading', { level: 1, name: t('desk.office.title') }).waitFor();
  const menu = page.getByRole('navigation', { name: t('ui/menu') });
  expect(await menu.getByRole('link', { name: t('appeals.office.menu.codes') }).count()).toBe(0);
  await assertSound(page);
  await page.context().close();
});

test('a code for it is made and printed, and a camera would read its address off the sheet', async () => {
  await visit(chair, `${journey.server.url}/office/appeal-codes`);
  await chair.getByRole('button', { name: t('appeals.office.code.make') }).click();
  const drawer = chair.getByRole('dialog', { name: t('appeals.office.code.make') });
  await drawer.getByText(t('appeals.office.code.no-contact', { union: PARENT })).waitFor();
  await assertSound(chair);
  await drawer.getByRole('combobox', { name: t('appeals.office.code.union') }).fill('新开制衣');
  await takeOption(chair, UNION);
  await drawer.getByRole('radio', { name: CONTACT }).waitFor();
  await drawer.getByRole('textbox', { name: t('appeals.office.code.places') }).fill(PLACE);
  await assertSound(chair);
  const made = chair.waitForResponse((response) => response.url().endsWith('/api/appeals/make-codes'));
  await drawer.getByRole('button', { name: t('appeals.office.code.send', { count: 1 }) }).click();
  codeLink = String((await (await made).json()).codes[0].link);
  await chair.getByText(t('appeals.office.print.picked', { count: 1 })).waitFor();
  await chair.locator('.ant-segmented-item').filter({ hasText: t('appeals.office.print.sheet', { count: 1 }) }).first().click();
  const download = chair.waitForEvent('download');
  await chair.getByRole('button', { name: t('appeals.office.print.download') }).click();
  const pdf = await readPdf(await readFile(await (await download).path()));
  const text = await pdf.text(1);
  for (const words of [UNION, CONTACT, PLACE]) expect(text).toContain(words);
  expect(await pdf.scan(1, { x: 42, y: 66, size: 126 })).toBe(codeLink);
  await pdf.close();
});

test('scanned on a phone it opens the form and names who will get it', async () => {
  const phone = await journey.browser.newPage('phone');
  await visit(phone, codeLink);
  const recipient = phone.getByRole('region', { name: t('appeals.member.recipient') });
  for (const words of [CONTACT, UNION, PARENT, PLACE]) await recipient.getByText(words, { exact: true }).waitFor();
  await phone.getByRole('button', { name: t('appeals.member.form.send'), exact: true }).waitFor();
  await assertSound(phone);
});
