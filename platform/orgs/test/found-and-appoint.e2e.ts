import type { Locator, Page } from 'playwright-core';
import { create } from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';

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
  await page.getByText(t('appeals.office.empty.today.title')).waitFor();
  const menu = page.getByRole('navigation', { name: t('ui/menu') });
  expect(await menu.getByRole('link', { name: t('appeals.office.menu.codes') }).count()).toBe(0);
  await assertSound(page);
  await page.context().close();
});

test('a code for it is made, and its sheet shows a picture that a camera would read as the code\'s address', async () => {
  await visit(chair, `${journey.server.url}/office/appeal-codes`);
  await chair.getByRole('button', { name: t('appeals.office.code.make') }).click();
  const drawer = chair.getByRole('dialog', { name: t('appeals.office.code.make') });
  await drawer.getByText(t('appeals.office.code.no-contact', { union: PARENT })).waitFor();
  await assertSound(chair);
  await drawer.getByRole('combobox', { name: t('appeals.office.code.union') }).fill('新开制衣');
  await chair.locator('.ant-select-item-option').filter({ hasText: UNION }).click();
  await drawer.getByRole('radio', { name: CONTACT }).waitFor();
  await drawer.getByRole('textbox', { name: t('appeals.office.code.place') }).fill(PLACE);
  await assertSound(chair);
  const made = chair.waitForResponse((response) => response.url().endsWith('/api/appeals/make-code'));
  await drawer.getByRole('button', { name: t('appeals.office.code.send') }).click();
  codeLink = String(Reflect.get(await (await made).json(), 'link'));
  const sheet = chair.getByRole('article', { name: t('appeals.office.sheet.title') });
  for (const words of [UNION, CONTACT, PLACE]) await sheet.getByText(words).waitFor();
  await assertSound(chair);
  await expect.poll(() => doesShow(sheet.getByRole('img'), codeLink)).toBe(true);
  // Another address would be seen.
  expect(await doesShow(sheet.getByRole('img'), codeLink.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(false);
});

test('on paper there is the sheet and nothing of the console', async () => {
  await chair.emulateMedia({ media: 'print' });
  expect(await chair.getByRole('article').isVisible()).toBe(true);
  expect(await chair.getByRole('banner').filter({ visible: true }).count()).toBe(0);
  expect(await chair.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
  await chair.emulateMedia({ media: 'screen' });
});

test('scanned on a phone it opens the form and names who will get it', async () => {
  const phone = await journey.browser.newPage('phone');
  await visit(phone, codeLink);
  const recipient = phone.getByRole('region', { name: t('appeals.member.recipient') });
  for (const words of [CONTACT, UNION, PARENT, PLACE]) await recipient.getByText(words, { exact: true }).waitFor();
  await phone.getByRole('button', { name: t('appeals.member.form.send'), exact: true }).waitFor();
  await assertSound(phone);
});

/** Samples the drawn picture in the middle of each module, as a reader does, and compares with what the text must give. */
async function doesShow(picture: Locator, text: string): Promise<boolean> {
  const { data, info } = await sharp(await picture.screenshot()).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const quiet = 4;
  const across = modules.size + 2 * quiet;
  const middle = (at: number, pixels: number) => Math.floor(((at + quiet + 0.5) / across) * pixels);
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const brightness = data[middle(row, info.height) * info.width + middle(column, info.width)] ?? 255;
      if ((brightness < 128) !== (modules.get(row, column) === 1)) return false;
    }
  }
  return true;
}
