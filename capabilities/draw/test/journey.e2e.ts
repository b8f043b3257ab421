import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { newActivity, type NewActivity } from '#modules/activities/test/activities-world.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { shiftInstant, systemClock } from '#platform/kernel/clock.ts';
import { newId, systemRandom } from '#platform/kernel/random.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { publishedText } from '../rules/settle-draw.ts';
import { verifyDraw } from '../rules/verify-draw.ts';
import { publishedDraw } from '../wire.ts';

const t = wordsOf('zh-CN');
const HOUR = 3_600_000;
/** A draw calls its job at its moments; on a slow machine the round of every minute may be the first to come. */
const A_ROUND = { timeout: 130_000, interval: 1_000 };

let journey: Journey;
let worker: Page;
let colleague: Page;
let chair: Page;
let upper: Page;
beforeAll(async () => {
  journey = await openJourney();
  [worker, colleague, chair, upper] = [
    await journey.browser.newPage('phone'), await journey.browser.newPage('phone'), await journey.browser.newPage('pc'), await journey.browser.newPage('pc'),
  ];
  for (const [page, end] of [[worker, 'worker'], [colleague, 'contact'], [chair, 'chair'], [upper, 'upper']] as const) await visit(page, linkTo(journey.server, end));
});
afterAll(async () => { await journey.close(); });

const address = (path: string): string => `${journey.server.url}${path}`;
const house = { random: systemRandom, clock: systemClock };
const look = async (page: Page, name: string): Promise<void> => {
  await assertSound(page);
  await takePicture(page, name);
};
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();

async function post(page: Page, id: string, input: object): Promise<void> {
  const refusal = await page.evaluate(async ([path, body]) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const answer = await fetch(`/api${path}`, { method: 'POST', headers, body });
    return answer.ok ? '' : await answer.text();
  }, [endpointPath(id), JSON.stringify(input)] as const);
  expect(refusal).toBe('');
}

async function unionOf(page: Page): Promise<string> {
  return page.evaluate(async (read) => {
    const { me } = await (await fetch(`/api${read}?input=${encodeURIComponent('{}')}`)).json();
    return String(me.grants[0].unionId);
  }, endpointPath('accounts.readMe'));
}

/** One place, signing up for twenty seconds: two sign up, so that there is something to draw. */
async function makeDraw(signingUp = 20_000): Promise<NewActivity> {
  const unionId = await unionOf(chair);
  const now = systemClock.now();
  const at = (ms: number) => shiftInstant(now, ms).toISOString();
  const made = newActivity({ house, clock: systemClock }, unionId, {
    way: 'draw', title: '秋季疗休养', closesAt: at(signingUp), shares: [{ unionId, parentId: null, places: 1, flowsBackAt: null }],
    sessions: [{ sessionId: newId(house), label: '', place: '示例疗养院', beginsAt: at(120 * HOUR), endsAt: at(130 * HOUR) }],
  });
  await post(chair, 'activities.makeActivity', made);
  return made;
}

test('from one tap to a result that the own phone recomputes', { timeout: 400_000 }, async () => {
  const drawId = (await makeDraw()).sessions[0]?.sessionId ?? '';
  for (const page of [worker, colleague]) await post(page, 'signup.enter', { entryId: newId(house), offerId: drawId, persons: 1 });
  await visit(worker, address(`/draws/${drawId}`));
  await look(worker, 'draw-open');
  await press(worker, 'draw.member.tap');
  await worker.getByText(t('draw.member.party.kept', { number: 3 })).waitFor();
  for (const [page, name] of [[chair, 'draw-organiser'], [upper, 'draw-closer']] as const) {
    await visit(page, address('/office/draws'));
    await press(page, 'draw.office.commit');
    await page.getByText(t('draw.office.committed')).waitFor();
    await look(page, name);
  }

  await expect.poll(async () => {
    await visit(chair, address('/office/draws'));
    return chair.getByText(t('draw.state.frozen')).count();
  }, A_ROUND).toBeGreaterThan(0);
  // Nobody presses anything on the phone: opening the page is enough.
  await visit(worker, address(`/draws/${drawId}`));
  await worker.getByText(t('draw.member.party.revealed')).waitFor();
  await look(worker, 'draw-frozen');
  await press(chair, 'draw.office.reveal');
  await chair.getByRole('button', { name: t('draw.office.reveal'), exact: true }).waitFor({ state: 'detached' });
  await visit(upper, address('/office/draws'));
  await press(upper, 'draw.office.reveal');
  await upper.getByRole('button', { name: t('draw.office.reveal'), exact: true }).waitFor({ state: 'detached' });

  await expect.poll(async () => {
    await visit(worker, address(`/draws/${drawId}`));
    return worker.getByText(t('draw.state.settled')).count();
  }, A_ROUND).toBeGreaterThan(0);
  await press(worker, 'draw.member.check');
  await worker.getByText(t('draw.member.right')).waitFor();
  await look(worker, 'draw-settled');
  const [download] = await Promise.all([worker.waitForEvent('download'), press(worker, 'draw.member.download')]);
  const text = await readFile(await download.path(), 'utf8');
  const file = publishedDraw.parse(JSON.parse(text));
  expect([publishedText(file) === text, verifyDraw(file), file.missing]).toEqual([true, [], []]);
});

test('a draw is everybody\'s to look at, also of whoever is not signed in; large letters fit', async () => {
  const drawId = (await makeDraw()).sessions[0]?.sessionId ?? '';
  const nobody = await journey.browser.newPage('phone');
  await visit(nobody, address(`/draws/${drawId}`));
  await nobody.getByText(t('draw.state.open')).waitFor();
  await nobody.evaluate(() => { document.documentElement.dataset.size = 'elder'; });
  await look(nobody, 'draw-elder');
  expect(await nobody.getByRole('button', { name: t('draw.member.tap') }).count()).toBe(0);
});

test('an officer gives a weight, takes it back and gives it again', async () => {
  const { sessions, activityId } = await makeDraw(3 * HOUR);
  const drawId = sessions[0]?.sessionId ?? '';
  for (const page of [worker, colleague]) await post(page, 'signup.enter', { entryId: newId(house), offerId: drawId, persons: 1 });
  await visit(chair, address('/office/draws'));
  await chair.getByRole('link', { name: t('draw.office.weights.give'), exact: true }).first().waitFor();
  await visit(chair, address(`/office/activities/${activityId}`));
  await chair.getByRole('link', { name: t('activities.office.weights'), exact: true }).click();
  await chair.getByText(t('draw.office.weights.none'), { exact: true }).waitFor();
  await press(chair, 'draw.office.weights.send');
  await chair.getByText(t('draw.office.weights.who-needed')).waitFor();
  await look(chair, 'draw-weights-empty');
  await chair.getByLabel(t('draw.office.weights.who'), { exact: true }).click();
  const options = chair.locator('.ant-select-item-option');
  await expect.poll(() => options.count()).toBe(2);
  await options.first().click();
  await chair.getByRole('radio', { name: t('draw.office.weights.times', { weight: 3 }), exact: true }).check({ force: true });
  await chair.getByRole('radio', { name: t('draw.office.weights.ground.front-line'), exact: true }).check({ force: true });
  await press(chair, 'draw.office.weights.send');
  const list = chair.getByRole('list', { name: t('draw.office.weights.given', { count: 1 }) });
  await list.getByText(t('draw.office.weights.ground.front-line')).waitFor();
  for (const width of [390, 1440]) {
    await chair.setViewportSize({ width, height: 900 });
    await look(chair, `draw-weights-${width}`);
  }
  await list.getByRole('button').click();
  await chair.getByText(t('draw.office.weights.none'), { exact: true }).waitFor();
  await press(chair, 'draw.office.weights.restore');
  await list.getByText(t('draw.office.weights.times', { weight: 3 })).waitFor();
});
