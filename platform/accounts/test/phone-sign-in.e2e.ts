import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { isFocused } from '#apps/server/testing/by-keyboard.ts';

const t = wordsOf('zh-CN');
const WORKER = { name: '缝制车间职工', phone: '199 0000 0001', union: '恒口毛绒玩具企业工会（生成 01）' };

let journey: Journey;
beforeAll(async () => { journey = await openJourney(); });
afterAll(async () => { await journey.close(); });

test('a worker whose number the union knows signs in by the code in the in-box, comes back to where they were, and leaves', async () => {
  const page = await journey.browser.newPage('phone');
  await visit(page, `${journey.server.url}/messages`);
  await page.getByRole('link', { name: t('accounts.member.sign-in-by-phone') }).click();
  await field(page, 'phone').fill('12345');
  await page.getByRole('button', { name: t('accounts.member.send-code') }).click();
  await page.getByText(t('accounts/not-a-mobile-number')).waitFor();
  await expect.poll(() => isFocused(field(page, 'phone'))).toBe(true);
  await assertSound(page);

  await askForCode(page, WORKER.phone);
  const code = await codeFor('+8619900000001');
  await field(page, 'code').fill(String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
  await page.getByText(t('accounts/code-wrong', { left: 4 })).waitFor();
  expect(await page.getByRole('button', { name: t('accounts.member.change-phone') }).count()).toBe(1);
  await assertSound(page);
  // The last digit sends by itself: nobody has to look for a button.
  await field(page, 'code').fill(code);
  await page.waitForURL('**/messages');
  await page.getByRole('list', { name: t('notices.member.messages') }).or(page.getByText(t('notices.member.none'))).waitFor();

  await page.getByRole('link', { name: t('member.me'), exact: true }).click();
  await page.getByText(WORKER.name).waitFor();
  await page.getByText(WORKER.union).waitFor();
  await assertSound(page);
  await page.getByRole('button', { name: t('ui/sign-out') }).click();
  await page.getByText(t('accounts.member.signed-out')).waitFor();
  await assertSound(page);
});

test('a number that is new is asked for a name, once, and the code survives the question', async () => {
  const page = await journey.browser.newPage('phone');
  await visit(page, `${journey.server.url}/sign-in`);
  await askForCode(page, '19900000077');
  await field(page, 'code').fill(await codeFor('+8619900000077'));
  await page.getByText(t('accounts/name-needed')).waitFor();
  await expect.poll(() => isFocused(field(page, 'name'))).toBe(true);
  await assertSound(page);
  await field(page, 'name').fill('新来的职工');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: t('accounts.member.sign-in'), exact: true }).click();
  await page.getByRole('heading', { level: 1 }).getByText('新来的职工').waitFor();
  await assertSound(page);
});

function field(page: Page, name: 'phone' | 'code' | 'name') {
  return page.getByRole('textbox', { name: t(`accounts.member.${name}`) });
}

async function askForCode(page: Page, phone: string): Promise<void> {
  await field(page, 'phone').fill(phone);
  await page.getByRole('button', { name: t('accounts.member.send-code') }).click();
  await field(page, 'code').waitFor();
  await assertSound(page);
}

/** Read off the page that stands for everybody's phones; the newest message is the first. */
async function codeFor(phone: string): Promise<string> {
  const inbox = await journey.browser.newPage('pc');
  await inbox.goto(linkTo(journey.server, 'inbox'));
  const message = await inbox.getByRole('listitem').filter({ hasText: phone }).first().innerText();
  await assertSound(inbox);
  await inbox.context().close();
  return /"code":"(\d{6})"/.exec(message)?.[1] ?? '';
}

test('a worker binds a WeChat by the phone number once, then enters with one touch, and ends it', async () => {
  const page = await journey.browser.newPage('phone');
  await visit(page, `${journey.server.url}/sign-in?next=/messages`);
  await enterByWechat(page);
  await page.getByRole('heading', { level: 1 }).getByText(t('accounts.member.wechat.bind')).waitFor();
  await page.getByText(t('accounts.member.wechat.bind-why')).waitFor();
  // What came back from WeChat has left the address.
  expect(new URL(page.url()).search).toBe('');
  await assertSound(page);
  await askForCode(page, '199 0000 4005');
  await field(page, 'code').fill(await codeFor('+8619900004005'));
  await page.waitForURL('**/messages');

  await visit(page, `${journey.server.url}/me`);
  await page.getByRole('button', { name: t('ui/sign-out') }).click();
  await page.getByText(t('accounts.member.signed-out')).waitFor();
  await visit(page, `${journey.server.url}/sign-in?next=/me/wechat`);
  await enterByWechat(page);
  await page.getByRole('button', { name: t('accounts.member.wechat.unbind') }).waitFor();
  await assertSound(page);
  await page.getByRole('button', { name: t('accounts.member.wechat.unbind') }).click();
  // The very sign-in that the WeChat opened ends with it.
  await page.getByText(t('accounts.member.wechat.signed-out')).waitFor();
  await assertSound(page);
});

test('a phone that is signed in lets a PC in: digits there, a number back, one touch', async () => {
  const phone = await journey.browser.newPage('phone');
  await phone.goto(linkTo(journey.server, 'worker'));
  await visit(phone, `${journey.server.url}/me/devices`);
  await phone.getByRole('link', { name: t('accounts.member.pairing') }).click();
  await phone.getByRole('button', { name: t('accounts.member.pairing.begin') }).click();
  const digits = await phone.getByText(/^\d{4} \d{4}$/).innerText();
  await assertSound(phone);

  const pc = await journey.browser.newPage('pc');
  await visit(pc, `${journey.server.url}/sign-in?next=/messages`);
  await pc.getByRole('link', { name: t('accounts.member.from-phone') }).click();
  await pc.getByRole('textbox', { name: t('accounts.member.from-phone.digits') }).fill('00000000');
  await pc.getByText(t('accounts/pairing-unknown')).waitFor();
  await assertSound(pc);
  await pc.getByRole('textbox', { name: t('accounts.member.from-phone.digits') }).fill(digits);
  const number = await pc.getByText(/^\d{2}$/).innerText();
  await assertSound(pc);
  await phone.getByText(t('accounts.member.pairing.which')).waitFor();
  await assertSound(phone);
  await phone.getByRole('button', { name: number, exact: true }).click();
  await phone.getByText(t('accounts.member.pairing.done'), { exact: true }).waitFor();
  await assertSound(phone);
  await pc.waitForURL('**/messages');
  await visit(pc, `${journey.server.url}/me`);
  await pc.getByText(WORKER.name).waitFor();
});

/** To the stand-in of this machine and back. */
async function enterByWechat(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('accounts.member.wechat.sign-in') }).click();
  await page.getByRole('link', { name: t('server/wechat-visitor-1') }).click();
}
