import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertSound, openJourney, visit, wordsOf, type Journey } from '#apps/server/testing/browser-journey.ts';
import { linkTo } from '#apps/server/testing/running-server.ts';
import { newActivity } from '#modules/activities/test/activities-world.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { shiftInstant, systemClock } from '#platform/kernel/clock.ts';
import { newId, systemRandom } from '#platform/kernel/random.ts';
import { sha256Hex } from '#platform/kernel/sha-256.ts';
import { takeProblems } from '#platform/testkit/browser/page-problems.ts';
import { takePicture } from '#platform/testkit/browser/take-picture.ts';

const t = wordsOf('zh-CN');
const HOUR = 3_600_000;
const house = { random: systemRandom, clock: systemClock };
const [EAST, WEST] = [{ doorId: newId(house), secret: 'east-door-secret-of-32-character', name: '东门' }, { doorId: newId(house), secret: 'west-door-secret-of-32-character', name: '西门' }];

let journey: Journey;
let chair: Page;
let worker: Page;
let east: Page;
let west: Page;
let rollId = '';
let ticket = '';

beforeAll(async () => {
  journey = await openJourney();
  [chair, worker, east, west] = [await journey.browser.newPage('pc'), await journey.browser.newPage('phone'), await journey.browser.newPage('phone'), await journey.browser.newPage('pc')];
  for (const [page, end] of [[worker, 'worker'], [chair, 'chair']] as const) await visit(page, linkTo(journey.server, end));
  await prepare();
});
afterAll(async () => { await journey.close(); });

async function ask<Value>(page: Page, method: 'GET' | 'POST', id: string, input: object): Promise<Value> {
  const answer = await page.evaluate(async ([how, path, body]) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const got = how === 'GET' ? await fetch(`/api${path}?input=${encodeURIComponent(body)}`) : await fetch(`/api${path}`, { method: how, headers, body });
    return { isOk: got.ok, text: await got.text() };
  }, [method, endpointPath(id), JSON.stringify(input)] as const);
  expect(answer, id).toMatchObject({ isOk: true });
  return JSON.parse(answer.text) as Value; // -- the server's own schema
}

/** An evening that begins in an hour and lets in from now on: the worker has two places on it. */
async function prepare(): Promise<void> {
  const { me } = await ask<{ me: { grants: { unionId: string }[] } }>(chair, 'GET', 'accounts.readMe', {});
  const unionId = me.grants[0]?.unionId ?? '';
  const after = (hours: number) => shiftInstant(systemClock.now(), hours * HOUR).toISOString();
  const made = newActivity(
    { house, clock: systemClock }, unionId,
    { title: '“西望你在”联欢晚会', closesAt: after(0.5), sessions: [{ sessionId: newId(house), label: '', place: '示例礼堂', beginsAt: after(1), endsAt: after(3) }] },
  );
  rollId = made.sessions[0]?.sessionId ?? '';
  await ask(chair, 'POST', 'activities.makeActivity', made);
  await ask(worker, 'POST', 'signup.enter', { entryId: newId(house), offerId: rollId, persons: 2 });
  await ask(chair, 'POST', 'checkin.openRoll', { unionId, rollId, admitsFromMinutes: 24 * 60, takesWalkIns: true, notes: [] });
  for (const { doorId, secret, name } of [EAST, WEST]) await ask(chair, 'POST', 'checkin.openDoor', { rollId, doorId, name, secretHash: sha256Hex(secret) });
  ticket = (await ask<{ ticket: { code: string } }>(worker, 'GET', 'checkin.readTicket', { rollId })).ticket.code;
}

const openDoor = async (page: Page, { doorId, secret }: typeof EAST) => {
  await visit(page, `${journey.server.url}/gate/#${doorId}.${secret}`);
  await page.getByText(t('gate.ready')).waitFor();
  // Only an installed app opens without a network.
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const read = async (page: Page, code: string) => {
  await page.getByRole('textbox', { name: t('gate.code') }).fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('alert', { name: t('gate.verdict') }).waitFor();
};
const look = async (page: Page, name: string) => {
  await assertSound(page);
  await takePicture(page, name);
};
const setNetwork = (page: Page, isOn: boolean) => page.context().setOffline(!isOn);

test('a device without a door says where to get one', async () => {
  await visit(east, `${journey.server.url}/gate/`);
  await east.getByText(t('gate.none')).waitFor();
  await look(east, 'gate-none');
});

test('two doors without a network let in the same ticket, keep it through a restart, and list it afterwards', async () => {
  await openDoor(east, EAST);
  await openDoor(west, WEST);
  expect(east.url()).not.toContain(EAST.secret);
  await look(west, 'gate-ready');
  for (const page of [east, west]) {
    await setNetwork(page, false);
    await read(page, ticket);
    await page.getByText(t('gate.verdict.admit', { left: 2 })).waitFor();
  }
  await look(east, 'gate-admit');
  for (const page of [east, west]) await press(page, t('gate.admit', { persons: 2 }));
  await east.getByText(t('gate.sync.unsent', { count: 1 })).waitFor();
  await look(east, 'gate-unsent');
  // Killed and opened again without a network: the app, the list and what was noted are all there.
  takeProblems(east);
  await east.goto(`${journey.server.url}/gate/`);
  await east.getByText(t('gate.sync.unsent', { count: 1 })).waitFor();
  await read(east, ticket);
  await east.getByText(/^已经签到/u).waitFor();
  await look(east, 'gate-in-already');
  await press(east, t('gate.next'));
  for (const page of [east, west]) {
    takeProblems(page);
    await setNetwork(page, true);
    await page.getByText(/^已全部上传/u).waitFor();
  }
  await east.getByRole('button', { name: t('gate.undo') }).waitFor();
  await west.reload();
  await west.getByText(t('gate.double', { name: await nameOf() })).waitFor();
  await look(west, 'gate-double');
  const { doubles, personsCame } = await ask<{ doubles: { persons: number }[]; personsCame: number }>(chair, 'GET', 'checkin.readAttendance', { rollId });
  expect([doubles.map(({ persons }) => persons), personsCame]).toEqual([[4], 2]);
});

test('what is no ticket is told apart; a name is found, a walk-in counted, a wrong press taken back', async () => {
  await read(east, `${ticket.slice(0, -1)}${ticket.endsWith('A') ? 'B' : 'A'}`);
  await east.getByText(t('gate.verdict.forged')).waitFor();
  await read(east, 'https://example.org/');
  await east.getByText(t('gate.verdict.foreign')).waitFor();
  await press(east, t('gate.next'));
  await press(east, t('gate.by-name'));
  await east.getByRole('textbox', { name: t('gate.search') }).fill(await nameOf());
  await look(east, 'gate-by-name');
  await east.getByRole('listitem').filter({ hasText: await nameOf() }).getByRole('button').first().click();
  await east.getByText(/^已经签到/u).waitFor();
  await press(east, t('gate.next'));
  await press(east, t('gate.walk-in'));
  await east.getByText(t('gate.verdict.walk-in')).waitFor();
  await press(east, t('gate.more'));
  await press(east, t('gate.admit', { persons: 2 }));
  await press(east, t('gate.undo'));
  await east.getByText(/^已全部上传/u).waitFor();
  const { walkIns } = await ask<{ walkIns: number }>(chair, 'GET', 'checkin.readAttendance', { rollId });
  expect(walkIns).toBe(0);
});

test('a door that the office closes says so and keeps what it has; one that has sent everything is handed back', async () => {
  await ask(chair, 'POST', 'checkin.closeDoor', { rollId, doorId: EAST.doorId });
  await east.reload();
  await east.getByText(t('checkin/door-closed')).waitFor();
  takeProblems(east);
  await look(east, 'gate-closed');
  await press(west, t('gate.hand-back'));
  await west.getByText(t('gate.none')).waitFor();
});

async function nameOf(): Promise<string> {
  return (await ask<{ ticket: { name: string } }>(worker, 'GET', 'checkin.readTicket', { rollId })).ticket.name;
}
