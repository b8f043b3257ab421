import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '#apps/server/as-system.ts';
import { officerId } from '#apps/server/demo/people.ts';
import { readSettings } from '#apps/server/settings.ts';
import { assertSound, wordsOf } from '#apps/server/testing/browser-journey.ts';
import { linkTo, startServer, type RunningServer } from '#apps/server/testing/running-server.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { openSession } from '#platform/accounts/sessions.ts';
import { sessionCookieName } from '#platform/http/server.ts';
import { launchBrowser, type Device, type TestBrowser } from '#platform/testkit/browser/launch-browser.ts';
import { tabStops } from '#platform/testkit/browser/tab-stops.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';

const t = wordsOf('zh-CN');
/** It and the year before are not announced while this is used. */
const FAR = 2099;
const far = { year: String(FAR) };
const OFF = ['2099-01-01 元旦', '2099/5/1~2099/5/3 劳动节', '2099年10月1日~2099年10月7日 国庆节'].join('\n');

let folder = '';
let server: RunningServer;
let browser: TestBrowser;
beforeAll(async () => {
  folder = await makeTestFolder('zhijia-calendar-');
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The chair of the topmost union; the demonstration prints no link to that office. */
async function topmostPage(device: Device): Promise<Page> {
  let value = '';
  await withHouse(readSettings({ ZHIJIA_DATA: folder }), (open) => asSystem(open, 'job', (ctx) => openSession(
    { ...ctx, answer: { setSession: (token) => { value = token; }, clearSession: () => {} } },
    { kind: 'officer', personId: officerId('shaanxi', 'chair') },
  )));
  const page = await browser.newPage(device);
  await page.context().addCookies([{ name: sessionCookieName(false), value, url: server.url }]);
  return page;
}

const show = async (page: Page, year: number): Promise<void> => {
  await page.goto(`${server.url}/office/calendar?year=${year}`);
  await page.getByRole('heading', { level: 1, name: t('calendar.office.title') }).waitFor();
};
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

describe.each(['pc', 'phone'] as const)('the working calendar on a %s', (device) => {
  test('is read by every officer, and changed by none but the topmost', async () => {
    const page = await browser.newPage(device);
    await page.goto(linkTo(server, 'upper'));
    const menu = page.getByRole('navigation', { name: t('ui/menu') });
    if (device === 'phone') await menu.getByRole('link', { name: t('office.menu.all') }).click();
    await (device === 'phone' ? page.getByRole('main') : menu).getByRole('link', { name: t('calendar.office.menu') }).click();
    await page.getByRole('heading', { name: t('calendar.office.title') }).waitFor();
    await show(page, FAR - 1);
    await page.getByText(t('calendar.office.unknown.not-announced', { year: String(FAR - 1) })).waitFor();
    expect(await page.getByRole('button', { name: t('calendar.office.enter') }).count()).toBe(0);
    await assertSound(page);
    expect(await fits(page)).toBe(true);
  });

  test('is filled from the published table, and reads as a list', async () => {
    const page = await topmostPage(device);
    await show(page, 2024);
    await press(page, 'calendar.office.published.open');
    await press(page, 'calendar.office.published.send');
    await page.getByText(t('calendar.office.saved', { year: '2024', count: 251 })).waitFor();
    const october = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: t('calendar.office.month.10') }) });
    await expect.poll(() => october.getByRole('listitem').allTextContents()).toEqual(['1日至7日国庆节放假 7 天', '12日（星期六）国庆节调休上班']);
    await assertSound(page);
    expect(await fits(page)).toBe(true);
    await takePicture(page, `office-calendar-${device}`);
  });

  test('is typed, told line by line what is wrong, kept over a reload, looked at and saved', async () => {
    const page = await topmostPage(device);
    await show(page, FAR);
    await page.getByRole('button', { name: new RegExp(`^(${t('calendar.office.enter')}|${t('calendar.office.correct')})$`) }).click();
    const field = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${t(`calendar.office.form.${name}`)}`) });
    await field('source').fill(`${device} 2098`);
    await field('off').fill(`${OFF}\n2099-02-30\n中秋`);
    await field('worked').fill('2099-10-12');
    await press(page, 'calendar.office.form.preview');
    await page.getByText(t('calendar.office.problem.no-such-day', { line: '4', text: '2099-02-30' })).waitFor();
    await page.getByText(t('calendar.office.problem.weekday', { line: '1', text: '2099-10-12', weekday: '星期一' })).waitFor();
    expect(await field('off').evaluate((box) => box === document.activeElement)).toBe(true);
    await assertSound(page);
    await takePicture(page, `office-calendar-form-${device}`);

    await page.reload();
    await field('worked').waitFor();
    expect(await field('off').inputValue()).toBe(`${OFF}\n2099-02-30\n中秋`);
    // Half a year passes here, and is refused by the rule of the server when it is saved.
    await field('off').fill('2099-01-01\n2099-05-01');
    await field('worked').fill(device === 'pc' ? '2099-10-11' : '');
    await press(page, 'calendar.office.form.preview');
    await press(page, 'calendar.office.preview.save');
    await page.getByText(t('calendar/statutory-day-worked', { date: '2099-10-01' })).waitFor();
    await press(page, 'calendar.office.preview.back');
    await field('off').fill(OFF);
    await press(page, 'calendar.office.form.preview');
    const count = device === 'pc' ? 255 : 254;
    await page.getByRole('heading', { name: t('calendar.office.preview.title', { ...far, count }) }).waitFor();
    await assertSound(page);
    expect(await fits(page)).toBe(true);
    await takePicture(page, `office-calendar-preview-${device}`);
    await press(page, 'calendar.office.preview.save');
    await page.getByText(t('calendar.office.saved', { ...far, count })).waitFor();

    await page.reload();
    await page.getByText(t('calendar.office.source', { source: `${device} 2098` })).waitFor();
    expect(await page.getByRole('button', { name: t('calendar.office.correct') }).count()).toBe(1);
    await tabStops(page, 60);
  });
});
