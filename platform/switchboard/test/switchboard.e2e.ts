import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertSound, openJourney, takeOption, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

const t = wordsOf('zh-CN');
const APPEALS = t('home.service.appeals');

let journey: Journey;
let chair: Page;
let upper: Page;
let phone: Page;
beforeAll(async () => {
  journey = await openJourney();
  [chair, upper, phone] = [await journey.browser.newPage('pc'), await journey.browser.newPage('pc'), await journey.browser.newPage('phone')];
  await visit(chair, linkTo(journey.server, 'chair'));
  await visit(upper, linkTo(journey.server, 'upper'));
  await visit(phone, linkTo(journey.server, 'worker'));
});
afterAll(async () => { await journey.close(); });

async function openServices(page: Page): Promise<void> {
  await visit(page, `${journey.server.url}/office/services`);
}

/** Publishes the one change there is; the bar goes when the server's new version is on the page. */
async function publish(page: Page): Promise<void> {
  await page.getByText(t('switchboard.office.unpublished', { count: 1 })).waitFor();
  await page.getByRole('button', { name: t('switchboard.office.publish') }).click();
  await page.getByText(t('switchboard.office.unpublished', { count: 1 })).waitFor({ state: 'hidden' });
}

/** Chooses a state for 扫码诉求 and publishes it. */
async function publishState(page: Page, state: 'off' | 'required' | 'follow-on' | 'follow-off'): Promise<void> {
  await page.getByRole('combobox', { name: t('switchboard.office.state-of', { name: APPEALS }) }).click();
  await takeOption(page, t(`switchboard.office.state.${state}`));
  await publish(page);
}

const tile = () => phone.getByRole('link', { name: t('home.tile.scan') });
const codeLink = () => journey.server.links.find((one) => one.includes('/s/')) ?? '';
const readCode = async () => {
  const code = codeLink().split('/s/')[1] ?? '';
  const answer = await fetch(`${journey.server.url}/api/appeals/read-code?input=${encodeURIComponent(JSON.stringify({ code }))}`);
  return { status: answer.status, code: String(((await answer.json()) as { code?: string }).code) };
};

test('by keyboard alone a group goes up one place, says so, and the key goes on', async () => {
  await openServices(chair);
  const name = t('switchboard.group.belonging');
  const up = chair.getByRole('button', { name: t('ui/order/up-of', { name }) });
  await up.focus();
  await chair.keyboard.press('Enter');
  await chair.getByText(t('ui/order/moved', { name, place: 1, count: 5 })).waitFor({ state: 'attached' });
  await expect.poll(() => up.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await chair.locator('.portal-phone h2').first().innerText()).toBe(name);
  await chair.getByRole('button', { name: t('switchboard.office.discard') }).click();
  expect(await chair.locator('.portal-phone h2').first().innerText()).toBe(t('switchboard.group.voice'));
});

describe('a chair switches a service off', () => {
  test('sees on the phone beside it what would be, and publishes', async () => {
    await tile().waitFor();
    await openServices(chair);
    await assertSound(chair);
    const preview = chair.locator('.portal-phone');
    await preview.getByText(t('home.tile.scan'), { exact: true }).waitFor();
    await publishState(chair, 'off');
    await preview.getByText(t('home.tile.scan'), { exact: true }).waitFor({ state: 'hidden' });
    await assertSound(chair);
  });

  test('and it is gone from the worker\'s home and tabs, from the menu, and refused by the API', async () => {
    await visit(phone, journey.server.url);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await phone.getByRole('navigation', { name: t('ui/tabs') }).getByRole('link', { name: t('member.messages') }).waitFor();
    expect(await tile().count()).toBe(0);
    expect(await readCode()).toEqual({ status: 409, code: 'switchboard/service-off' });
    const menu = chair.getByRole('navigation', { name: t('ui/menu') });
    await menu.getByText(t('office.menu.resting')).waitFor();
    expect(await menu.getByRole('link', { name: t('appeals.office.menu.codes') }).count()).toBe(0);
    await menu.getByRole('link', { name: t('appeals.office.menu.today'), exact: true }).waitFor();
    await assertSound(phone);
  });

  test('a scanned poster says so in words', async () => {
    const stranger = await journey.browser.newPage('phone');
    await visit(stranger, codeLink());
    await stranger.getByText(t('switchboard/service-off')).waitFor();
    await stranger.context().close();
  });
});

describe('the union above requires it', () => {
  test('and it is back on the phone; below, the own setting rests and says so', async () => {
    await openServices(upper);
    await publishState(upper, 'required');
    await visit(phone, journey.server.url);
    await tile().waitFor();
    expect((await readCode()).status).toBe(200);
    await openServices(chair);
    await chair.getByRole('heading', { name: t('switchboard.office.held') }).waitFor();
    expect(await chair.getByRole('combobox', { name: t('switchboard.office.state-of', { name: APPEALS }) }).count()).toBe(0);
    await assertSound(chair);
    await takePicture(chair, 'switchboard-held');
  });

  test('what both rename is a conflict, settled on the same screen; and an older version comes back', async () => {
    await rename(chair, '区里有话说');
    await rename(upper, '全市说事');
    await openServices(chair);
    const conflict = chair.getByRole('region', { name: t('switchboard.office.conflicts') });
    await conflict.getByText(t('switchboard.office.conflict-own', { value: '区里有话说' })).waitFor();
    await assertSound(chair);
    await conflict.getByRole('button', { name: new RegExp(t('switchboard.office.take-above')) }).click();
    await publish(chair);
    expect(await conflict.getByText(t('switchboard.office.conflict-own', { value: '区里有话说' })).count()).toBe(0);
    await chair.locator('.portal-phone').getByText('全市说事', { exact: true }).waitFor();
    await visit(phone, journey.server.url);
    await phone.getByRole('link', { name: '全市说事' }).waitFor();
    await chair.getByRole('button', { name: t('switchboard.office.restore-of', { version: 2 }) }).click();
    await conflict.getByText(t('switchboard.office.conflict-own', { value: '区里有话说' })).waitFor();
  });
});

async function rename(page: Page, name: string): Promise<void> {
  await openServices(page);
  const edit = page.getByRole('button', { name: t('switchboard.office.edit-of', { name: APPEALS }) });
  await edit.click();
  await page.getByRole('region', { name: t('switchboard.office.services') }).getByRole('textbox').fill(name);
  await page.locator('.portal-phone').getByText(name, { exact: true }).waitFor();
  await publish(page);
}

test('a home of its own opens under its address for everybody, in its colour', async () => {
  const stranger = await journey.browser.newPage('phone');
  await visit(stranger, `${journey.server.url}/u/xifei`);
  await stranger.getByText('西飞职工之家').waitFor();
  await stranger.getByRole('link', { name: '西飞有话说' }).waitFor();
  expect(await stranger.evaluate(() => document.documentElement.style.getPropertyValue('--brand'))).toBe('#0b4f9c');
  await assertSound(stranger);
  await takePicture(stranger, 'switchboard-xifei');
  await visit(stranger, `${journey.server.url}/u/nobody`);
  await stranger.getByText(t('switchboard/address-unknown')).waitFor();
  await stranger.context().close();
});
