import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';

const t = wordsOf('zh-CN');

let journey: Journey;
beforeAll(async () => { journey = await openJourney(); });
afterAll(async () => { await journey.close(); });

test('a worker reads what is held and who looked, takes a copy, asks to be forgotten and takes it back', async () => {
  const page = await journey.browser.newPage('phone');
  await page.goto(linkTo(journey.server, 'worker'));
  await visit(page, `${journey.server.url}/me`);
  await page.getByRole('link', { name: t('accounts.member.data') }).click();
  await page.getByRole('heading', { level: 2, name: t('privacy.holding.orgs.person') }).waitFor();
  await page.getByText(t('privacy.member.no-looks')).waitFor();
  await assertSound(page);

  const person = page.getByRole('region', { name: t('privacy.holding.orgs.person') });
  await person.getByText(t('privacy.member.count', { count: 1 })).click();
  await person.getByText('199****0001').waitFor();
  await assertSound(page);
  // Ten minutes after the sign-in the server wants the phone's code once more; here it says so at once.
  await page.route('**/api/privacy/reveal-holding*', (route) => route.fulfill({ status: 403, json: { code: 'http/step-up-needed', params: {}, requestId: 'r' } }), { times: 1 });
  await person.getByRole('button', { name: t('privacy.member.show') }).click();
  await person.getByRole('textbox', { name: t('privacy.prove.phone') }).fill('199 0000 0001');
  await person.getByRole('button', { name: t('privacy.prove.send') }).click();
  await person.getByRole('textbox', { name: t('privacy.prove.code') }).waitFor();
  await assertSound(page);
  await person.getByRole('textbox', { name: t('privacy.prove.code') }).fill(await codeFor('+8619900000001'));
  await person.getByText('缝制车间职工').waitFor();
  await assertSound(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: t('privacy.member.download') }).click();
  expect((await download).suggestedFilename()).toBe(`${t('privacy.export.file')}.zip`);
  await page.getByText(t('privacy.member.downloaded')).waitFor();
  await visit(page, `${journey.server.url}/me/data`);
  await page.getByText(t('privacy.look.privacy.exportMine')).waitFor();

  await page.getByRole('link', { name: t('privacy.member.forget') }).click();
  await page.getByText(t('privacy.forget.gone')).waitFor();
  await closeOpenCases(page);
  await visit(page, `${journey.server.url}/me/forget`);
  await assertSound(page);
  await page.getByRole('button', { name: t('privacy.forget.ask') }).click();
  await page.getByText(t('privacy.forget.understand-first')).waitFor();
  await assertSound(page);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: t('privacy.forget.ask') }).click();
  await page.getByText(t('privacy.forget.asked')).waitFor();
  await assertSound(page);
  await page.getByRole('button', { name: t('privacy.forget.withdraw') }).click();
  await page.getByRole('button', { name: t('privacy.forget.ask') }).waitFor();
});

test('at the counter an administrator asks for a worker without a phone, with a reason, and takes it back', async () => {
  const page = await journey.browser.newPage('pc');
  await visit(page, linkTo(journey.server, 'chair'));
  await visit(page, `${journey.server.url}/office/members`);
  await page.locator('a[href*="/members/"]').filter({ hasText: /./ }).last().click();
  const panel = page.getByRole('region', { name: t('privacy.office.title') });
  await panel.getByRole('button', { name: t('privacy.office.ask') }).click();
  await panel.getByRole('button', { name: t('privacy.office.ask') }).click();
  await panel.getByText(t('privacy.office.reason-needed')).waitFor();
  await assertSound(page);
  await panel.getByRole('textbox', { name: t('privacy.office.reason') }).fill('本人持身份证到场');
  await panel.getByRole('button', { name: t('privacy.office.ask') }).click();
  await panel.getByRole('button', { name: t('privacy.office.withdraw') }).waitFor();
  await assertSound(page);
  await panel.getByRole('button', { name: t('privacy.office.withdraw') }).click();
  await panel.getByRole('button', { name: t('privacy.office.ask') }).waitFor();
});

/** Read off the page that stands for everybody's phones; the newest message is the first. */
async function codeFor(phone: string): Promise<string> {
  const inbox = await journey.browser.newPage('pc');
  await inbox.goto(linkTo(journey.server, 'inbox'));
  const message = await inbox.getByRole('listitem').filter({ hasText: phone }).first().innerText();
  await inbox.context().close();
  return /"code":"(\d{6})"/.exec(message)?.[1] ?? '';
}

/** What stands in the way is named with a way to it; here the worker's open cases are withdrawn at once. */
async function closeOpenCases(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 2, name: t('privacy.forget.obstacles') }).waitFor();
  await page.getByRole('link', { name: t('privacy.forget.go') }).first().waitFor();
  await assertSound(page);
  const left = await page.evaluate(async () => {
    const own = await (await fetch('/api/appeals/list-mine?input={}')).json() as { cases: { appealId: string; status: string }[] };
    const answers = await Promise.all(own.cases.filter(({ status }) => status !== 'closed' && status !== 'withdrawn').map(({ appealId }) =>
      fetch('/api/appeals/withdraw-appeal', {
        method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ appealId }),
      })));
    return answers.filter(({ ok }) => !ok).length;
  });
  expect(left).toBe(0);
}
