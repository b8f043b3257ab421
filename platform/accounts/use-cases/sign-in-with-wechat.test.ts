import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import { disableSignIn } from '../sessions.ts';
import { PASSWORD, type Browser } from '../test/sign-in-world.ts';
import { ACCOUNT, openWechatWorld, valueOf, type WechatWorld } from '../test/wechat-world.ts';

let world: WechatWorld;
beforeAll(async () => { world = await openWechatWorld(); });
afterAll(() => world.close());
afterEach(() => {
  world.trouble = undefined;
  world.usePort();
});

let phones = 13_900_000_000;
const newPhone = () => String(phones += 1);
const ticketOf = async (browser: Browser, visitor: string) => valueOf(await world.enter(browser, visitor)).ticket ?? '';

describe('signing in by WeChat', () => {
  test('opens nothing before a phone has shown whose it is, and afterwards the account of that phone', async () => {
    const first = world.browser();
    const ticket = await ticketOf(first, 'zhao');
    expect(await world.who(first)).toBeUndefined();
    expect(await world.call(first, endpoints.bindWechat, { ticket })).toMatchObject({ code: 'http/not-signed-in' });
    const personId = await world.byPhone(first, newPhone());
    expect(await world.call(first, endpoints.bindWechat, { ticket })).toMatchObject({ ok: true });
    expect(await world.call(first, endpoints.bindWechat, { ticket })).toMatchObject({ code: 'accounts/ceremony-over' });
    const next = world.browser();
    expect(await world.enter(next, 'zhao')).toMatchObject({ value: { ticket: null } });
    expect(await world.who(next)).toBe(personId);
    expect(valueOf(await world.call(next, endpoints.readOwnWechat, {})).boundAt).not.toBeNull();
  });

  test('is no proof of a phone: a session that it opened binds nothing, and neither does a phone of eleven minutes ago', async () => {
    const { browser } = await world.bindNew(newPhone(), 'qian');
    const entered = world.browser();
    await world.enter(entered, 'qian');
    // The ticket of a WeChat that is not bound yet, in the hands of a session that WeChat alone opened.
    expect(await world.call(entered, endpoints.bindWechat, { ticket: await ticketOf(entered, 'qian-2') })).toMatchObject({ code: 'http/step-up-needed' });
    const ticket = await ticketOf(browser, 'qian-3');
    world.clock.advance(11 * 60_000);
    expect(await world.call(browser, endpoints.bindWechat, { ticket })).toMatchObject({ code: 'http/step-up-needed' });
  });

  test('SE-9 brings no office along: an officer proves the own factor first', async () => {
    const { browser } = await world.startOfficer('wechat.officer');
    valueOf(await world.call(browser, endpoints.bindWechat, { ticket: await ticketOf(browser, 'officer') }));
    const entered = world.browser();
    await world.enter(entered, 'officer');
    expect(valueOf(await world.call(entered, endpoints.readMe, {})).me).toMatchObject({ grants: [], duty: 'prove-factor' });
    expect(await world.call(entered, endpoints.beginTotp, {})).toMatchObject({ code: 'http/step-up-needed' });
    valueOf(await world.call(entered, endpoints.stepUp, { password: PASSWORD }));
    expect(valueOf(await world.call(entered, endpoints.readMe, {})).me).toMatchObject({ grants: [{ role: 'chair' }], duty: null });
  });

  test('SE-1 gives a new session and ends the one that was brought', async () => {
    await world.bindNew(newPhone(), 'sun');
    const browser = world.browser();
    await world.byPhone(browser, newPhone());
    const before = { ...browser };
    await world.enter(browser, 'sun');
    expect(browser.cookie).not.toBe(before.cookie);
    expect(await world.who(before)).toBeUndefined();
  });

  test('a closed account stays closed', async () => {
    const { personId } = await world.bindNew(newPhone(), 'closed');
    await world.asSystem('job', ({ tx, clock }) => disableSignIn(tx, personId, clock.now()));
    expect(await world.enter(world.browser(), 'closed')).toMatchObject({ code: 'accounts/sign-in-closed' });
  });

  test('without a public account there is no such door', async () => {
    const { browser } = await world.bindNew(newPhone(), 'li');
    const query = await world.visit(browser, 'li');
    Object.assign(world.house.ports, { wechat: undefined });
    expect(valueOf(await world.call(browser, endpoints.readDoors, {})).wechat).toBeNull();
    expect(await world.call(browser, endpoints.beginWechat, {})).toMatchObject({ code: 'accounts/wechat-off' });
    expect(await world.call(browser, endpoints.finishWechat, query)).toMatchObject({ code: 'accounts/wechat-off' });
    world.usePort();
    expect(valueOf(await world.call(browser, endpoints.readDoors, {})).wechat).toBe('wechat');
  });
});

describe('SE-6 what WeChat sent a browser back with', () => {
  test('counts in that browser and session alone, once, and a forged state is not even asked about', async () => {
    const [victim, attacker] = [world.browser(), world.browser()];
    const [own, foreign] = [await world.visit(victim, 'wang'), await world.visit(attacker, 'mallory')];
    const asked = world.asked.count;
    const forged = `${own.state.slice(0, -1)}${own.state.endsWith('0') ? '1' : '0'}`;
    for (const state of [foreign.state, forged, `${foreign.state.slice(0, 64)}${own.state.slice(64)}`, '0'.repeat(96)]) {
      expect(await world.call(victim, endpoints.finishWechat, { code: foreign.code, state })).toMatchObject({ code: 'accounts/ceremony-over' });
    }
    // Begun before signing in and brought back as somebody: another session, another state.
    await world.byPhone(victim, newPhone());
    expect(await world.call(victim, endpoints.finishWechat, own)).toMatchObject({ code: 'accounts/ceremony-over' });
    expect(world.asked.count).toBe(asked);
    const again = await world.visit(victim, 'wang');
    expect(await world.call(victim, endpoints.finishWechat, again)).toMatchObject({ ok: true });
    expect(await world.call(victim, endpoints.finishWechat, again)).toMatchObject({ code: 'accounts/ceremony-over' });
    expect(world.asked.count).toBe(asked + 1);
  });

  test('too late is over, by the browser\'s question after five minutes and by WeChat\'s own clock', async () => {
    const browser = world.browser();
    const late = await world.visit(browser, 'wang');
    world.clock.advance(5 * 60_000);
    expect(await world.call(browser, endpoints.finishWechat, late)).toMatchObject({ code: 'accounts/ceremony-over' });
    const { state } = await world.visit(browser, 'wang');
    expect(await world.call(browser, endpoints.finishWechat, { code: late.code, state })).toMatchObject({ code: 'accounts/wechat-refused' });
  });

  test('a code opens once, whoever brings it, and a made-up one never', async () => {
    const [victim, attacker] = [world.browser(), world.browser()];
    const used = await world.visit(victim, 'zhou');
    valueOf(await world.call(victim, endpoints.finishWechat, used));
    for (const code of [used.code, 'f'.repeat(32)]) {
      const { state } = await world.visit(attacker, 'mallory');
      expect(await world.call(attacker, endpoints.finishWechat, { code, state })).toMatchObject({ code: 'accounts/wechat-refused' });
    }
  });

  test('a ticket is no use to another browser', async () => {
    const [victim, attacker] = [world.browser(), world.browser()];
    const ticket = await ticketOf(attacker, 'mallory');
    await world.byPhone(victim, newPhone());
    expect(await world.call(victim, endpoints.bindWechat, { ticket })).toMatchObject({ code: 'accounts/ceremony-over' });
  });
});

test('SE-7 another public account\'s code is none, and the same person is somebody else there', async () => {
  const { personId } = await world.bindNew(newPhone(), 'wu');
  const settings = { appId: 'wxfedcba9876543210', appSecret: 'other' };
  const other = await world.openStandIn(settings);
  const browser = world.browser();
  const { state } = await world.visit(browser, 'wu');
  world.usePort({ settings, at: other });
  const foreign = await world.visit(world.browser(), 'wu');
  expect(await world.enter(world.browser(), 'wu')).toMatchObject({ value: { ticket: expect.any(String) } });
  world.usePort();
  expect(await world.call(browser, endpoints.finishWechat, { code: foreign.code, state })).toMatchObject({ code: 'accounts/wechat-refused' });
  await world.enter(browser, 'wu');
  expect(await world.who(browser)).toBe(personId);
});

describe('R20 WeChat that is down, slow or wrong', () => {
  /** Transactions of the server's own pools that are open and doing nothing. */
  const openTransactions = async () => Number((await world.ownerDb.pool<{ open: number }[]>`
    select count(*)::int as open from pg_stat_activity
    where datname = current_database() and application_name in ('zhijia-test', 'zhijia-test-aside') and state = 'idle in transaction'`)[0]?.open);

  test('holds no connection while it is waited for: more questions hang than there are connections, and others are served', async () => {
    const hanging: ServerResponse[] = [];
    world.trouble = (response) => { hanging.push(response); };
    const waiting = await Promise.all(Array.from({ length: 12 }, async () => {
      const browser = world.browser();
      return { browser, query: await world.visit(browser, 'zheng') };
    }));
    const answers = waiting.map(({ browser, query }) => world.call(browser, endpoints.finishWechat, query));
    await expect.poll(() => hanging.length).toBe(12);
    // One that has just answered may be seen on its way to its commit.
    await expect.poll(openTransactions).toBe(0);
    expect(await world.byPhone(world.browser(), newPhone())).toBeDefined();
    await expect.poll(openTransactions).toBe(0);
    // Control: a transaction that waits for something outside is seen.
    await world.db.transact({}, async (tx) => {
      await tx`select 1`;
      expect(await openTransactions()).toBe(1);
    });
    for (const response of hanging) response.end(JSON.stringify({ errcode: -1, errmsg: 'system busy' }));
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ code: 'accounts/wechat-unreachable' });
  });

  test('gives up on one that never answers, and says so when there is none at all', async () => {
    const browser = world.browser();
    world.usePort({ timeoutMs: 50 });
    world.trouble = () => {};
    expect(await world.enter(browser, 'feng')).toMatchObject({ code: 'accounts/wechat-unreachable' });
    world.trouble = undefined;
    const query = await world.visit(browser, 'feng');
    world.usePort({ at: { ...world.standIn, api: 'http://127.0.0.1:9' } });
    expect(await world.call(browser, endpoints.finishWechat, query)).toMatchObject({ code: 'accounts/wechat-unreachable' });
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['a page', '<html>502</html>'], ['nothing', ''], ['an answer without openid', '{"access_token":"x"}'], ['another shape of openid', '{"openid":"../x"}'],
    ['a wrong secret', '{"errcode":40125,"errmsg":"invalid appsecret canary-app-secret"}'], ['a long answer', `{"openid":"${'o'.repeat(20_000)}"}`],
    ['a success with an error in it', '{"errcode":0}'],
  ];
  test.each(wrong)('takes %s for no answer', async (_name, body) => {
    world.trouble = (response) => response.end(body);
    expect(await world.enter(world.browser(), 'chen')).toMatchObject({ code: 'accounts/wechat-unreachable' });
    expect(world.log.join('\n')).not.toContain(ACCOUNT.appSecret);
  });

  test('follows no redirect, and takes a preview\'s made-up visitor for nobody', async () => {
    world.trouble = (response) => response.writeHead(302, { location: `${world.standIn.api}/elsewhere` }).end();
    expect(await world.enter(world.browser(), 'chu')).toMatchObject({ code: 'accounts/wechat-unreachable' });
    world.trouble = (response) => response.end('{"openid":"oPreview","is_snapshotuser":1}');
    expect(await world.enter(world.browser(), 'chu')).toMatchObject({ code: 'accounts/wechat-refused' });
  });
});
