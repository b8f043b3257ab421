import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import { openSignInWorld, PASSWORD, type Browser, type SignInWorld } from '../test/sign-in-world.ts';

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());

const list = async (browser: Browser) => {
  const answer = await world.call(browser, endpoints.listSessions, {});
  return answer.ok ? answer.value.sessions : [];
};
const signIn = (signInName: string, browser: Browser) => world.call(browser, endpoints.signInWithPassword, { signInName, password: PASSWORD });
const isIn = async (browser: Browser) => {
  const answer = await world.call(browser, endpoints.readMe, {});
  return answer.ok && answer.value.me !== null;
};

test('somebody sees where they are signed in, each with device, network and times, and this one marked', async () => {
  const { browser } = await world.startOfficer('two.places');
  world.clock.advance(60_000);
  const other = world.browser({ address: '198.51.100.23', agent: 'Mozilla/5.0 (Linux; Android 14) Chrome/116 MicroMessenger/8.0.49' });
  await signIn('two.places', other);
  expect(await list(other)).toMatchObject([
    { isThis: true, kind: 'officer', system: 'android', browser: 'wechat', network: '198.51.100.*' },
    { isThis: false, system: 'unknown', browser: 'unknown', network: '203.0.113.*' },
  ]);
  // The wall of the network: sealed, and nothing of the header is kept.
  const rows = await world.ownerDb.pool`select row_to_json(s)::text as row from accounts_session s`;
  expect(JSON.stringify(rows)).not.toMatch(/198\.51|MicroMessenger|Mozilla/);
  expect(await isIn(browser)).toBe(true);
});

test('SE-2 ending one, or all the others, is felt by the next request; another person\'s cannot be ended', async () => {
  const { browser } = await world.startOfficer('ender');
  const stranger = await world.startOfficer('ender.stranger');
  const other = world.browser();
  await signIn('ender', other);
  const [away] = (await list(browser)).filter((session) => !session.isThis);
  const input = { sessionId: away?.sessionId ?? '' };
  expect(await world.call(stranger.browser, endpoints.endSession, input)).toMatchObject({ code: 'accounts/session-gone' });
  expect(await isIn(other)).toBe(true);
  expect(await world.call(browser, endpoints.endSession, input)).toMatchObject({ ok: true });
  expect([await isIn(other), await isIn(browser)]).toEqual([false, true]);
  await signIn('ender', other);
  expect(await world.call(other, endpoints.endOtherSessions, {})).toMatchObject({ ok: true });
  expect([await isIn(other), await isIn(browser)]).toEqual([true, false]);
  const [own] = await list(other);
  await world.call(other, endpoints.endSession, { sessionId: own?.sessionId ?? '' });
  expect([other.cookie, await isIn(other)]).toEqual([undefined, false]);
});
