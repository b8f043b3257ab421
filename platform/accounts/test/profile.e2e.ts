import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';

const t = wordsOf('zh-CN');
const PROJECT = join(import.meta.dirname, '..', '..', '..');

let journey: Journey;
let link = '';
beforeAll(async () => {
  journey = await openJourney(async (dataDirectory) => {
    const environment = { ZHIJIA_DATA: dataDirectory, ZHIJIA_DEMO: '0', ZHIJIA_PROFILE: 'djbh-l3' };
    const { stdout } = await promisify(execFile)(process.execPath, [join(PROJECT, 'bin', 'zhijia.mjs'), 'init', '恒口某某电子有限公司工会'], {
      env: { ...process.env, ...environment },
    });
    link = /\/office\/start#\S+/.exec(stdout)?.[0] ?? '';
    return environment;
  });
});
afterAll(async () => { await journey.close(); });

test('under djbh-l3 the console opens once there is a second factor, and the account page tells where one is signed in', async () => {
  const page = await journey.browser.newPage('pc');
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  await visit(page, journey.server.url + link);
  await page.getByRole('textbox', { name: t('accounts.office.name') }).fill('dianzi.zhuxi');
  await page.getByRole('textbox', { name: t('accounts.office.start.password') }).fill('frozen lanterns over yan river');
  await page.getByRole('button', { name: t('accounts.office.start.send') }).click();
  await page.getByText(t('accounts/password-plain', { classes: 3 })).waitFor();
  await page.getByRole('textbox', { name: t('accounts.office.start.password') }).fill('Frozen lanterns 7 Yan river');
  await page.getByRole('button', { name: t('accounts.office.start.send') }).click();

  await page.getByRole('heading', { level: 1, name: t('accounts.office.duty.second-factor') }).waitFor();
  await page.getByRole('button', { name: t('accounts.office.key.add') }).waitFor();
  await assertSound(page);
  await page.getByRole('button', { name: t('accounts.office.key.add') }).click();
  await page.getByRole('link', { name: t('office.menu.account') }).click();
  await page.getByText(t('accounts.devices.this'), { exact: true }).waitFor();
  await page.getByText(t('accounts.office.recovery.nobody')).waitFor();
  await assertSound(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await assertSound(page);
  await visit(page, `${journey.server.url}/me/devices`);
  await page.getByText(t('accounts.devices.this'), { exact: true }).waitFor();
  await assertSound(page);
});
