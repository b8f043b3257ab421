import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

const t = wordsOf('zh-CN');
const TOPIC = t('appeals.topic.aid');

let journey: Journey;
beforeAll(async () => { journey = await openJourney(); });
afterAll(async () => { await journey.close(); });

/** The union below had set as much as was allowed; the one above is stricter from today on, and the page of the one below says so. */
async function sayStricterAbove(upper: Page): Promise<void> {
  const lower = await journey.browser.newPage('pc', { viewport: upper.viewportSize() ?? { width: 1440, height: 900 } });
  await lower.goto(linkTo(journey.server, 'chair'));
  await visit(lower, `${journey.server.url}/office/appeal-limits`);
  const publish = async (page: Page, closeDays: string, source: string): Promise<void> => {
    await page.getByRole('button', { name: t('appeals.office.limits.change-title', { topic: t('appeals.topic.complaint') }) }).click();
    await page.getByLabel(t('appeals.office.limits.closeDays')).fill(closeDays);
    await page.getByLabel(t('appeals.office.limits.source')).fill(source);
    await page.getByRole('button', { name: t('appeals.office.limits.save') }).click();
    await page.getByText(t('appeals.office.limits.saved')).waitFor();
  };
  round += 1;
  await publish(lower, String(11 - round * 2), '本会承诺');
  await publish(upper, String(10 - round * 2), '市总规定');
  await lower.reload();
  await lower.getByText(t('appeals.office.limits.resting')).first().waitFor();
  await assertSound(lower);
  await takePicture(lower, `office-limits-resting-${upper.viewportSize()?.width ?? 0}`);
  await lower.context().close();
}
let round = 0;

describe.each([['on a PC', { width: 1440, height: 900 }], ['on a phone', { width: 390, height: 844 }]] as const)('the console of an upper union %s', (_name, viewport) => {
  test('changes a time limit: the field says what is wrong, then it is published with its source and stands in the history', async () => {
    const page = await journey.browser.newPage('pc', { viewport });
    await page.goto(linkTo(journey.server, 'upper'));
    await visit(page, `${journey.server.url}/office/appeal-limits`);
    await assertSound(page);
    await page.getByRole('button', { name: t('appeals.office.limits.change-title', { topic: TOPIC }) }).click();
    const days = page.getByLabel(t('appeals.office.limits.closeDays'));
    await days.fill('4');
    await page.getByRole('button', { name: t('appeals.office.limits.save') }).click();
    await page.getByText(t('appeals.office.limits.looser', { most: 3 })).waitFor();
    await page.getByText(t('appeals.office.limits.source-needed')).waitFor();
    expect(await days.evaluate((field) => field === document.activeElement)).toBe(true);
    await assertSound(page);
    const source = `${viewport.width} 号会议纪要`;
    await days.fill('2');
    await page.getByLabel(t('appeals.office.limits.source')).fill(source);
    await page.getByRole('button', { name: t('appeals.office.limits.save') }).click();
    await page.getByText(t('appeals.office.limits.saved')).waitFor();
    // What is in force today, and the union's own history.
    await expect.poll(() => page.getByText(source).count()).toBe(2);
    await assertSound(page);
    await sayStricterAbove(page);
    await takePicture(page, `office-limits-${viewport.width}`);
    await page.context().close();
  });

  test('reads the figures: definitions and numbers unfold, the workbook is kept, and the list of calls is sound', async () => {
    const page = await journey.browser.newPage('pc', { viewport });
    await page.goto(linkTo(journey.server, 'upper'));
    const today = dateInChina(systemClock.now());
    await visit(page, `${journey.server.url}/office/appeal-figures?from=${addDays(today, -90)}&to=${today}`);
    for (const summary of await page.locator('details > summary').all()) await summary.click();
    await assertSound(page);
    await takePicture(page, `office-figures-${viewport.width}`);
    // Every number is one press away from what it counts, the columns of the hours too.
    const hours = page.getByRole('region', { name: t('appeals.office.chart.hours-title') }).getByRole('link').first();
    const counted = Number.parseInt(await hours.innerText(), 10);
    await hours.click();
    await expect.poll(() => page.locator('.appeal-row').count()).toBe(Math.min(20, counted));
    await page.getByLabel(t('appeals.office.chart.took')).waitFor();
    await assertSound(page);
    await takePicture(page, `office-hours-list-${viewport.width}`);
    await visit(page, `${journey.server.url}/office/appeal-calls?from=${addDays(today, -90)}&to=${today}&kind=offered`);
    await page.getByRole('heading', { name: t('appeals.office.called.offered') }).waitFor();
    await assertSound(page);
    await takePicture(page, `office-called-${viewport.width}`);
    await page.goBack();
    await page.goBack();
    const kept = page.waitForEvent('download');
    await page.getByRole('button', { name: t('appeals.office.figures.download') }).click();
    expect((await kept).suggestedFilename()).toMatch(/\.xlsx$/);
    await visit(page, `${journey.server.url}/office/appeals/call-backs`);
    await assertSound(page);
    await page.context().close();
  });
});
