import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';

const t = wordsOf('zh-CN');
const UNION = '安康某某玩具有限公司工会';
const NAME = 'ankang.zhuxi';
const PASSWORD = '三只白鹭 过河 脚没有湿';
const PROJECT = join(import.meta.dirname, '..', '..', '..');

let journey: Journey;
let link = '';
beforeAll(async () => {
  journey = await openJourney(async (dataDirectory) => {
    const environment = { ZHIJIA_DATA: dataDirectory, ZHIJIA_DEMO: '0' };
    const { stdout } = await promisify(execFile)(process.execPath, [join(PROJECT, 'bin', 'zhijia.mjs'), 'init', UNION], {
      env: { ...process.env, ...environment },
    });
    link = /\/office\/start#\S+/.exec(stdout)?.[0] ?? '';
    return environment;
  });
});
afterAll(async () => { await journey.close(); });

test('the first chair goes from the printed link to the console, and from then on signs in alone, with six digits more', async () => {
  const page = await journey.browser.newPage('pc');
  await start(page);
  await signOut(page);
  await signInByPassword(page);
  const codes = await setUpTotp(page);
  await signOut(page);
  await fillNameAndPassword(page);
  await page.getByRole('button', { name: t('accounts.office.sign-in.send'), exact: true }).click();
  await page.getByRole('textbox', { name: t('accounts.office.totp') }).waitFor();
  await assertSound(page);
  // The code of the setting-up is spent; a phone's clock may run half a minute ahead.
  await page.getByRole('textbox', { name: t('accounts.office.totp') }).fill(codes.spent);
  await page.getByRole('button', { name: t('accounts.office.sign-in.send'), exact: true }).click();
  await page.getByText(t('accounts/totp-used')).waitFor();
  await page.getByRole('textbox', { name: t('accounts.office.totp') }).fill(codes.next);
  await page.getByRole('button', { name: t('accounts.office.sign-in.send'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t('desk.office.title') }).waitFor();
  await assertSound(page);
});

test('the link is spent, and says what to do', async () => {
  const page = await journey.browser.newPage('phone');
  await visit(page, journey.server.url + link);
  await page.getByText(t('accounts.office.start.spent-hint')).waitFor();
  await assertSound(page);
  await page.getByRole('link', { name: t('accounts.office.start.to-sign-in') }).click();
  await page.getByRole('heading', { level: 1, name: t('accounts.office.sign-in.title') }).waitFor();
  await assertSound(page);
});

async function start(page: Page): Promise<void> {
  await visit(page, journey.server.url + link);
  const name = page.getByRole('textbox', { name: t('accounts.office.name') });
  const password = page.getByRole('textbox', { name: t('accounts.office.start.password') });
  const send = page.getByRole('button', { name: t('accounts.office.start.send') });
  await name.waitFor();
  await assertSound(page);
  await name.fill(NAME);
  await password.fill('太短');
  await send.click();
  await page.getByText(t('accounts/password-too-short', { least: 12 })).waitFor();
  await password.fill('zhijia888888gonghui');
  await send.click();
  await page.getByText(t('accounts/password-too-easy')).waitFor();
  await assertSound(page);
  await password.fill(PASSWORD);
  await send.click();
  await page.getByRole('heading', { level: 1, name: t('desk.office.title') }).waitFor();
  expect(await page.getByRole('banner').innerText()).toContain(UNION);
  await assertSound(page);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('ui/sign-out') }).click();
  await page.getByRole('heading', { level: 1, name: t('accounts.office.sign-in.title') }).waitFor();
  await assertSound(page);
}

async function fillNameAndPassword(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel(t('accounts.office.name')).fill(NAME);
  await page.getByLabel(t('accounts.office.password'), { exact: true }).fill(password);
}

async function signInByPassword(page: Page): Promise<void> {
  await fillNameAndPassword(page, `${PASSWORD}吗`);
  await page.getByRole('button', { name: t('accounts.office.sign-in.send'), exact: true }).click();
  await page.getByText(t('accounts/sign-in-refused')).waitFor();
  await assertSound(page);
  await fillNameAndPassword(page);
  await page.getByRole('button', { name: t('accounts.office.sign-in.send'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t('desk.office.title') }).waitFor();
}

/** Reads the secret as somebody does whose camera is broken, and answers the code just used and the one after it. */
async function setUpTotp(page: Page): Promise<{ spent: string; next: string }> {
  await page.getByRole('link', { name: t('office.menu.account') }).click();
  await page.getByRole('button', { name: t('accounts.office.totp.begin') }).click();
  await page.getByRole('img', { name: t('accounts.office.totp.picture') }).waitFor();
  await assertSound(page);
  const secret = (await page.locator('.zj-copy-value').innerText()).replaceAll(/\s/g, '');
  const totp = new TOTP({ secret });
  const now = Date.now();
  const codes = { spent: totp.generate({ timestamp: now }), next: totp.generate({ timestamp: now + 30_000 }) };
  await page.getByRole('textbox', { name: t('accounts.office.totp') }).fill(codes.spent);
  await page.getByRole('button', { name: t('accounts.office.totp.confirm') }).click();
  await page.getByText(t('accounts.office.totp.done')).waitFor();
  await assertSound(page);
  return codes;
}
