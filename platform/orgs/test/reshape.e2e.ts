import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

const t = wordsOf('zh-CN');
const firm = (number: string) => `恒口毛绒玩具企业工会（生成 ${number}）`;
const SPLIT_OFF = '恒口新线玩具厂工会';
const NEW_NAME = '恒口小熊制衣厂工会';

let journey: Journey;
let chair: Page;
beforeAll(async () => {
  journey = await openJourney();
  chair = await journey.browser.newPage('pc');
  await visit(chair, linkTo(journey.server, 'chair'));
  await visit(chair, `${journey.server.url}/office/unions`);
});
afterAll(async () => { await journey.close(); });

async function open(page: Page, name: string) {
  await page.getByRole('textbox', { name: t('orgs.office.unions.search') }).fill(name);
  await page.getByRole('button', { name, exact: true }).click();
  const drawer = page.getByRole('dialog', { name });
  await drawer.getByRole('button', { name: t('orgs.office.more') }).click();
  return drawer;
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name);
  await takeOption(page, name);
}

async function decide(drawer: Locator, reason: string): Promise<void> {
  await drawer.getByRole('textbox', { name: t('orgs.office.decision.reason') }).fill(reason);
  await drawer.getByRole('textbox', { name: t('orgs.office.decision.number') }).fill('恒工发〔2026〕3号');
  await drawer.getByLabel(t('orgs.office.decision.day')).fill('2026-01-15');
}

async function close(page: Page): Promise<void> {
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: t('ui/close') }).click();
  await drawer.waitFor({ state: 'hidden' });
}

test('a chair renames a union and registers it; a wrong code is told apart', async () => {
  const drawer = await open(chair, firm('05'));
  await assertSound(chair);
  await drawer.getByRole('button', { name: t('orgs.office.act.rename'), exact: true }).click();
  await drawer.getByRole('textbox', { name: t('orgs.office.found.name') }).fill(NEW_NAME);
  await drawer.getByRole('button', { name: t('orgs.office.act.rename.send') }).click();
  await chair.getByText(t('orgs.office.act.rename.done', { name: NEW_NAME })).waitFor();
  await chair.getByRole('button', { name: t('orgs.office.more') }).click();
  await chair.getByRole('button', { name: t('orgs.office.act.register'), exact: true }).click();
  const code = chair.getByRole('textbox', { name: t('orgs.office.register.code') });
  await code.fill('81610103MC00000121');
  await chair.getByRole('button', { name: t('orgs.office.act.register.send') }).click();
  await chair.getByText(t('orgs/credit-code')).waitFor();
  await assertSound(chair);
  await code.fill('81610103MC00000120');
  await chair.getByRole('button', { name: t('orgs.office.act.register.send') }).click();
  await chair.getByText('81610103MC00000120', { exact: true }).waitFor();
  await close(chair);
});

test('moves one below another, and sees before what goes along', async () => {
  const drawer = await open(chair, firm('04'));
  await drawer.getByRole('button', { name: t('orgs.office.act.move'), exact: true }).click();
  await drawer.getByRole('button', { name: t('orgs.office.act.move.send') }).click();
  await drawer.getByText(t('orgs.office.pick.needed')).waitFor();
  await pick(chair, t('orgs.office.pick.upper'), firm('03'));
  await drawer.getByText(t('orgs.office.will.move', { from: '恒口示范区总工会', upper: firm('03') })).waitFor();
  await assertSound(chair);
  await drawer.getByRole('button', { name: t('orgs.office.act.move.send') }).click();
  await drawer.getByText(t('orgs.office.act.move.done', { name: firm('04'), upper: firm('03') })).waitFor();
  await close(chair);
});

test('splits off a union with a member found by name; it is looked at before it is done', async () => {
  const drawer = await open(chair, firm('06'));
  await drawer.getByRole('button', { name: t('orgs.office.act.split'), exact: true }).click();
  await drawer.getByRole('button', { name: t('orgs.office.split.preview') }).click();
  await drawer.getByText(t('orgs.office.split.nothing')).waitFor();
  await drawer.getByRole('textbox', { name: t('orgs.office.found.name') }).fill(SPLIT_OFF);
  await drawer.getByRole('button', { name: /^选中这/ }).click();
  await decide(drawer, '生产线分立');
  await assertSound(chair);
  await takePicture(chair, 'split-members-pc');
  await drawer.getByRole('button', { name: t('orgs.office.split.preview') }).click();
  await drawer.getByText(/本工会的会员带走/).waitFor();
  await assertSound(chair);
  await takePicture(chair, 'split-preview-pc');
  await drawer.getByRole('button', { name: t('orgs.office.act.split.send'), exact: true }).click();
  await drawer.getByText(new RegExp(`已分出${SPLIT_OFF}`)).waitFor();
  await close(chair);
});

test('merges the pilot\'s firm into another, with a second person of the union above: its cases and its poster go along', async () => {
  const phone = await journey.browser.newPage('phone');
  await visit(phone, linkTo(journey.server, 'chair'));
  await visit(phone, `${journey.server.url}/office/unions`);
  const drawer = await open(phone, firm('01'));
  await assertSound(phone);
  await drawer.getByRole('button', { name: t('orgs.office.act.split'), exact: true }).click();
  await drawer.getByRole('textbox', { name: t('orgs.office.split.find') }).waitFor();
  await assertSound(phone);
  await takePicture(phone, 'split-members-phone');
  await drawer.getByRole('button', { name: t('ui/cancel') }).click();
  await drawer.getByRole('button', { name: t('orgs.office.more') }).click();
  await drawer.getByRole('button', { name: t('orgs.office.act.merge'), exact: true }).click();
  await drawer.getByRole('button', { name: t('orgs.office.act.merge.send'), exact: true }).click();
  await drawer.getByText(t('orgs.office.decision.needed')).first().waitFor();
  await pick(phone, t('orgs.office.pick.into'), firm('02'));
  await decide(drawer, '两厂合并');
  await assertSound(phone);
  await drawer.getByRole('button', { name: t('orgs.office.act.merge.send'), exact: true }).click();
  await phone.getByRole('heading', { level: 1, name: t('orgs.mergeUnion') }).waitFor();
  await phone.getByText(t('countersign.office.next.waiting')).waitFor();
  await assertSound(phone);
  const upper = await journey.browser.newPage('pc');
  await visit(upper, linkTo(journey.server, 'upper'));
  await visit(upper, phone.url());
  await upper.getByText(firm('02'), { exact: true }).waitFor();
  await assertSound(upper);
  await takePicture(upper, 'merge-second-pc');
  await upper.getByRole('button', { name: t('countersign.office.approve') }).click();
  await upper.getByText(t('countersign.state.approved')).first().waitFor();
  await upper.context().close();
  await phone.reload();
  await phone.getByRole('button', { name: t('countersign.office.perform') }).click();
  await phone.getByText(t('countersign.state.performed')).first().waitFor();
  await assertSound(phone);
  await takePicture(phone, 'merge-done-phone');
  await phone.context().close();
  const poster = await journey.browser.newPage('phone');
  await expect.poll(async () => {
    await visit(poster, journey.server.links.find((link) => link.includes('/s/')) ?? '');
    return poster.getByText(firm('02'), { exact: true }).count();
  }, { timeout: 15_000 }).toBeGreaterThan(0);
});

test('the history tells of it, and who belonged where on a day', async () => {
  const drawer = await open(chair, firm('02'));
  await drawer.getByRole('button', { name: t('orgs.office.act.chronicle'), exact: true }).click();
  await drawer.getByText(t('orgs.office.past.took-in', { other: firm('01') })).waitFor();
  await assertSound(chair);
});
