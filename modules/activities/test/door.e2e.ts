import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { ask, tell } from '#apps/server/testing/past-the-screen.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { shiftInstant, systemClock } from '#platform/kernel/clock.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { browserRandom, newIntentKey } from '#platform/ui/api/browser-random.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';
import { BUS } from '#capabilities/signup/test/questions.ts';
import { newActivity, type NewActivity } from './activities-world.ts';

const t = wordsOf('zh-CN');
const TITLE = '“西望你在”联欢晚会';
const SIZES = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];
const now = systemClock.now();
const after = (minutes: number): string => shiftInstant(now, minutes * 60_000).toISOString();

let journey: Journey;
let chair: Page;
let worker: Page;
let evening: NewActivity;
let rollId: string;
const entryId = newIntentKey(browserRandom);
const doors: { readonly doorId: string; readonly secret: string }[] = [];
beforeAll(async () => {
  journey = await openJourney();
  [chair, worker] = [await journey.browser.newPage('pc'), await journey.browser.newPage('phone')];
  for (const [page, end] of [[chair, 'chair'], [worker, 'worker']] as const) await visit(page, linkTo(journey.server, end));
  // -- the answer of the endpoint that says who is signed in
  const { me } = await ask(chair, 'accounts.readMe', {}) as { readonly me: { readonly grants: readonly { readonly unionId: string }[] } };
  const unionId = me.grants[0]?.unionId ?? '';
  evening = newActivity({ house: { random: systemRandom, clock: systemClock }, clock: systemClock }, unionId, {
    title: TITLE, questions: BUS, closesAt: after(25), shares: [{ unionId, parentId: null, places: 10, flowsBackAt: null }],
    sessions: [0, 1].map((day) => ({ sessionId: newIntentKey(browserRandom), label: `第 ${day + 1} 场`, place: '恒口文化中心', beginsAt: after(day * 1440 + 30), endsAt: after(day * 1440 + 150) })),
  });
  rollId = evening.sessions[0]?.sessionId ?? '';
  await tell(chair, 'activities.makeActivity', evening);
  await tell(worker, 'signup.enter', { entryId, offerId: rollId, persons: 3 });
});
afterAll(async () => { await journey.close(); });

const office = (path: string): string => `${journey.server.url}/office${path}`;
const phone = (path: string): string => `${journey.server.url}${path}`;
const look = async (page: Page, name: string, words?: string): Promise<void> => {
  await assertSound(page);
  if (words !== undefined) await page.getByText(words, { exact: true }).first().scrollIntoViewIfNeeded();
  await takePicture(page, name);
};
const lookBoth = async (name: string, words?: string): Promise<void> => {
  for (const size of SIZES) {
    await chair.setViewportSize(size);
    await look(chair, `${name}-${size.width}`, words);
  }
};
const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();

/** As a device at the door does it: with the secret, then with what that opens. */
async function post(id: string, input: object, token?: string) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': newIntentKey(browserRandom), ...(token !== undefined && { authorization: `Receipt ${token}` }) };
  const answer = await fetch(phone(`/api${endpointPath(id)}`), { method: 'POST', headers, body: JSON.stringify(input) });
  return { status: answer.status, body: await answer.json() };
}

async function sendFrom(door: number, persons: number): Promise<void> {
  const { doorId = '', secret = '' } = doors[door] ?? {};
  const entered = await post('checkin.enterDoor', { doorId, secret });
  expect(entered).toMatchObject({ status: 200 });
  const pass = { passId: newIntentKey(browserRandom), entryId, cardId: null, persons, how: 'ticket', at: systemClock.now().toISOString(), isUndone: false };
  expect(await post('checkin.sendPasses', { doorId, passes: [pass] }, String(entered.body.token))).toMatchObject({ status: 200 });
}

async function addDoor(name: string): Promise<void> {
  await chair.getByLabel(t('checkin.office.doors.name'), { exact: true }).fill(name);
  await press(chair, 'checkin.office.doors.add');
  await chair.getByRole('img', { name: t('checkin.office.code-picture', { name }) }).waitFor();
  const link = new URL((await chair.locator('.checkin-code .zj-copy-value').innerText()).trim());
  const [doorId = '', secret = ''] = link.hash.slice(1).split('.');
  doors.push({ doorId, secret });
}

test('an officer sets check-in up and gives two doors to phones, each shown once', async () => {
  await visit(chair, office(`/activities/${evening.activityId}`));
  await chair.getByText(t('checkin.office.not-yet')).waitFor();
  await lookBoth('checkin-office-none');
  await press(chair, 'checkin.office.set-up');
  const minutes = chair.getByLabel(t('checkin.office.from'), { exact: true });
  await minutes.fill('2000');
  await press(chair, 'checkin.office.begin');
  await chair.getByText(t('checkin.office.from-range', { most: 1440 })).waitFor();
  await minutes.fill('90');
  await chair.getByRole('checkbox').first().check();
  await lookBoth('checkin-office-set-up');
  await press(chair, 'checkin.office.begin');
  await chair.getByText(t('checkin.office.doors.none')).waitFor();

  await press(chair, 'checkin.office.doors.add');
  await chair.getByText(t('checkin.office.doors.name-needed')).waitFor();
  await addDoor('东门');
  await lookBoth('checkin-office-code', t('checkin.office.code', { name: '东门' }));
  await press(chair, 'checkin.office.code-done');
  expect(await chair.getByText(t('checkin.office.code-once')).count()).toBe(0);
  await addDoor('西门');
  await press(chair, 'checkin.office.code-done');
  await chair.reload();
  await expect.poll(() => chair.getByText(t('checkin.office.doors.not-heard')).count()).toBe(2);
  expect(await chair.content()).not.toContain(doors[1]?.secret);
});

test('a worker finds the ticket at the place and among the own, and holds it out without a network', async () => {
  await visit(worker, phone('/signups'));
  await worker.getByRole('link', { name: t('checkin.member.ticket-of', { title: TITLE }) }).waitFor();
  await look(worker, 'checkin-member-mine');
  await visit(worker, phone(`/activities/${evening.activityId}`));
  const ticket = worker.getByRole('link', { name: t('checkin.member.ticket'), exact: true });
  await ticket.waitFor();
  await look(worker, 'checkin-member-activity');
  await worker.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // The ticket's page was never opened: seeing the activity was enough.
  await worker.context().setOffline(true);
  await worker.goto(phone(`/tickets/${rollId}`));
  await worker.getByRole('img', { name: t('checkin.member.code') }).waitFor();
  await worker.getByText(t('checkin.member.open'), { exact: true }).waitFor();
  await look(worker, 'checkin-member-offline');
  await worker.context().setOffline(false);
  await visit(worker, phone(`/tickets/${rollId}`));
  await worker.getByRole('img', { name: t('checkin.member.code') }).waitFor();
  await look(worker, 'checkin-member-ticket');
  await worker.evaluate(() => { document.documentElement.dataset.size = 'elder'; });
  await look(worker, 'checkin-member-elder');
  await worker.evaluate(() => { delete document.documentElement.dataset.size; });
});

test('whoever has no place is told where a ticket comes from', async () => {
  await visit(worker, phone(`/tickets/${evening.sessions[1]?.sessionId}`));
  await worker.getByText(t('checkin.member.none')).waitFor();
  await look(worker, 'checkin-member-none');
});

test('what doors send is seen by the officer and on the ticket; a place used at two doors is listed by name', async () => {
  await visit(chair, office(`/activities/${evening.activityId}`));
  await sendFrom(0, 2);
  // The page looks by itself.
  await chair.getByText(t('checkin.office.figure.rate', { share: '66.7%（2/3）' })).waitFor({ timeout: 40_000 });
  await visit(worker, phone(`/tickets/${rollId}`));
  await worker.getByText(t('checkin.member.in', { in: 2, persons: 3 })).waitFor();
  await worker.getByText(t('checkin.member.rest-text', { count: 1 })).waitFor();
  expect(await chair.getByText(t('checkin.office.doubles', { count: 1 })).count()).toBe(0);

  await sendFrom(1, 3);
  await chair.reload();
  await chair.getByText(t('checkin.office.doubles', { count: 1 })).waitFor();
  await chair.getByText(t('checkin.office.double', { places: 3, persons: 5 })).waitFor();
  for (const name of ['东门', '西门']) await chair.getByText(new RegExp(`^${name}，`, 'u')).waitFor();
  await lookBoth('checkin-office-attendance', t('checkin.office.doors'));
  const [file] = await Promise.all([chair.waitForEvent('download'), press(chair, 'checkin.office.download')]);
  expect(file.suggestedFilename()).toBe(t('checkin.office.file', { title: `${TITLE} · 第 1 场` }));
  await worker.reload();
  await worker.getByText(t('checkin.member.in', { in: 3, persons: 3 })).waitFor();
  await look(worker, 'checkin-member-in');
  await visit(worker, phone(`/activities/${evening.activityId}`));
  await worker.getByText(t('checkin.member.in', { in: 3, persons: 3 })).waitFor();
});

test('a lost device\'s door is closed after a moment in which that can be taken back', async () => {
  const close = chair.getByRole('button', { name: new RegExp(`^${t('checkin.office.doors.close')} ?东门$`, 'u') });
  await close.click();
  await chair.getByRole('button', { name: t('ui/undo'), exact: true }).first().click();
  await close.click();
  await chair.getByText(t('checkin.office.doors.closed'), { exact: true }).waitFor({ timeout: 30_000 });
  expect(await post('checkin.enterDoor', doors[0] ?? {})).toMatchObject({ status: 409, body: { code: 'checkin/door-closed' } });
  await visit(chair, office('/activities?view=past'));
  await chair.getByText(t('checkin.office.figure.people'), { exact: true }).waitFor();
  await lookBoth('checkin-office-figures');
});
