import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';

const t = wordsOf('zh-CN');
const PASSWORD = '三只白鹭 过河 脚没有湿';
const PROJECT = join(import.meta.dirname, '..', '..', '..');

let journey: Journey;
let link = '';
beforeAll(async () => {
  journey = await openJourney(async (dataDirectory) => {
    const environment = { ZHIJIA_DATA: dataDirectory, ZHIJIA_DEMO: '0' };
    const { stdout } = await promisify(execFile)(process.execPath, [join(PROJECT, 'bin', 'zhijia.mjs'), 'init', '恒口某某玩具有限公司工会'], {
      env: { ...process.env, ...environment },
    });
    link = /\/office\/start#\S+/.exec(stdout)?.[0] ?? '';
    return environment;
  });
});
afterAll(async () => { await journey.close(); });

test('an officer adds a passkey, names it, signs in with it alone, and finds the password alone refused', async () => {
  const page = await journey.browser.newPage('pc');
  const device = await plugIn(page);
  await visit(page, journey.server.url + link);
  await page.getByRole('textbox', { name: t('accounts.office.name') }).fill('hengkou.zhuxi');
  await page.getByRole('textbox', { name: t('accounts.office.start.password') }).fill(PASSWORD);
  await page.getByRole('button', { name: t('accounts.office.start.send') }).click();
  await page.getByRole('link', { name: t('office.menu.account') }).click();

  await page.getByText(t('accounts.office.key.none')).waitFor();
  await page.getByRole('button', { name: t('accounts.office.key.add') }).click();
  await page.getByText(t('accounts.office.key.added')).waitFor();
  await page.getByText(t('accounts.office.key.named', { number: 1 })).first().waitFor();
  await assertSound(page);
  // The same device offers no second one.
  await page.getByRole('button', { name: t('accounts.office.key.add') }).click();
  await page.getByText(t('accounts/passkey-known')).waitFor();
  await page.getByRole('button', { name: t('accounts.office.key.rename') }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: t('accounts.office.key.name') }).fill('办公室电脑');
  await page.getByRole('dialog').getByRole('button', { name: t('accounts.office.key.rename') }).click();
  await page.getByText('办公室电脑').first().waitFor();
  await assertSound(page);

  await signOut(page);
  await page.getByLabel(t('accounts.office.name')).fill('hengkou.zhuxi');
  await page.getByLabel(t('accounts.office.password'), { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: t('accounts.office.sign-in.send'), exact: true }).click();
  await page.getByText(t('accounts/passkey-needed')).waitFor();
  await assertSound(page);
  await setVerified(device, false);
  await page.getByRole('button', { name: t('accounts.office.key.sign-in') }).click();
  await page.getByText(t('accounts.office.key.stopped')).waitFor();
  await assertSound(page);
  await setVerified(device, true);
  await page.getByRole('button', { name: t('accounts.office.key.sign-in') }).click();
  await page.getByRole('link', { name: t('office.menu.account') }).waitFor();

  await page.getByRole('link', { name: t('office.menu.account') }).click();
  await page.getByRole('button', { name: t('accounts.office.key.remove') }).click();
  await page.getByRole('dialog').getByRole('button', { name: t('accounts.office.key.remove') }).click();
  await page.getByText(t('accounts.office.key.none')).waitFor();
  await signOut(page);
  await page.getByRole('button', { name: t('accounts.office.key.sign-in') }).click();
  await page.getByText(t('accounts/passkey-refused')).waitFor();
  expect(journey.server.said()).not.toContain('hengkou.zhuxi');
});

type Device = { readonly session: CDPSession; readonly authenticatorId: string };

/** Chromium's own authenticator: it makes real keys and signs with them. */
async function plugIn(page: Page): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

/** Whether the finger is the owner's. */
async function setVerified({ session, authenticatorId }: Device, isUserVerified: boolean): Promise<void> {
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('ui/sign-out') }).click();
  await page.getByRole('heading', { level: 1, name: t('accounts.office.sign-in.title') }).waitFor();
}
