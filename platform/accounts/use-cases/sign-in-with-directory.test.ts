import { HOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import { createDirectory } from '../directory-port.ts';
import { openSignInWorld, PASSWORD, type Browser, type SignInWorld } from '../test/sign-in-world.ts';
import { CLIENT, openStandInDirectory, type StandInDirectory } from '../test/stand-in-directory.ts';
import { totpStep } from '../totp.ts';

let world: SignInWorld;
let company: StandInDirectory;
let other: StandInDirectory;
beforeAll(async () => {
  [world, company, other] = await Promise.all([openSignInWorld(), openStandInDirectory(), openStandInDirectory()]);
  const directory = createDirectory({
    issuer: company.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, claim: 'preferred_username', name: '集团统一身份',
  });
  Object.assign(world.house.ports, { directory });
});
afterAll(() => Promise.all([world.close(), company.close(), other.close()]));

async function begin(browser: Browser): Promise<string> {
  const begun = await world.call(browser, endpoints.beginDirectorySignIn, {});
  if (!begun.ok) throw new Error(begun.code);
  return begun.value.address;
}
const finish = (browser: Browser, query: string) => world.call(browser, endpoints.finishDirectorySignIn, { query });
async function signIn(user: StandInDirectory['user'], browser = world.browser()) {
  company.user = user;
  return { browser, answer: await finish(browser, await company.visit(await begin(browser))) };
}
const me = async (browser: Browser) => {
  const answer = await world.call(browser, endpoints.readMe, {});
  return answer.ok ? answer.value.me : null;
};

describe('signing in by the company\'s directory', () => {
  test('opens the account of the officer whose sign-in name it says, with the rights that officer has here', async () => {
    const { personId } = await world.startOfficer('li.wei');
    expect(await world.call(world.browser(), endpoints.readDoors, {})).toMatchObject({ value: { directory: '集团统一身份' } });
    const { browser, answer } = await signIn({ sub: 'li', preferred_username: 'Li.Wei' });
    expect([answer, await me(browser)]).toMatchObject([{ ok: true }, { personId, grants: [{ role: 'chair' }] }]);
  });

  test('makes nobody an officer: a name that has no account here is told so', async () => {
    expect((await signIn({ sub: 'new', preferred_username: 'never.seen' })).answer).toMatchObject({ code: 'accounts/directory-unknown' });
    expect((await signIn({ sub: 'new' })).answer).toMatchObject({ code: 'accounts/directory-unknown' });
  });

  test('goes by the directory\'s own subject from the first time on: neither a name given to another nor a new name changes who it is', async () => {
    const { personId } = await world.startOfficer('passed.on');
    await signIn({ sub: 'first', preferred_username: 'passed.on' });
    expect((await signIn({ sub: 'second', preferred_username: 'passed.on' })).answer).toMatchObject({ code: 'accounts/directory-other' });
    expect(await me((await signIn({ sub: 'first', preferred_username: 'married.name' })).browser)).toMatchObject({ personId });
  });

  test('is one factor: whoever has a second one here proves it before any office opens, unless the directory asked for two', async () => {
    const { browser: own } = await world.startOfficer('two.factors');
    const begun = await world.call(own, endpoints.beginTotp, {});
    if (!begun.ok) throw new Error(begun.code);
    const { secret } = URI.parse(begun.value.uri);
    const code = () => HOTP.generate({ secret, counter: totpStep(world.clock.now()) });
    await world.call(own, endpoints.confirmTotp, { totp: code() });
    const { browser } = await signIn({ sub: 'two', preferred_username: 'two.factors' });
    expect(await me(browser)).toMatchObject({ duty: 'prove-factor', grants: [] });
    expect(await world.call(browser, endpoints.beginTotp, {})).toMatchObject({ code: 'http/step-up-needed' });
    world.clock.advance(30_000);
    expect(await world.call(browser, endpoints.stepUp, { totp: code() })).toMatchObject({ ok: true });
    expect(await me(browser)).toMatchObject({ duty: null, grants: [{ role: 'chair' }] });
    expect(await me((await signIn({ sub: 'two', amr: ['pwd', 'mfa'] })).browser)).toMatchObject({ duty: null, grants: [{ role: 'chair' }] });
  });
});

describe('SE-6 what the directory sent a browser back with', () => {
  test('counts in that browser alone, and once', async () => {
    await world.startOfficer('swapped');
    company.user = { sub: 'swapped', preferred_username: 'swapped' };
    const [victim, attacker] = [world.browser(), world.browser()];
    const [own, foreign] = [await company.visit(await begin(victim)), await company.visit(await begin(attacker))];
    // The attacker's answer slipped to the victim, and the attacker's code under the victim's state.
    expect(await finish(victim, foreign)).toMatchObject({ code: 'accounts/ceremony-over' });
    const swapped = new URLSearchParams(own);
    swapped.set('code', new URLSearchParams(foreign).get('code') ?? '');
    expect(await finish(victim, swapped.toString())).toMatchObject({ code: 'accounts/directory-refused' });
    const again = await company.visit(await begin(victim));
    expect(await finish(victim, again)).toMatchObject({ ok: true });
    expect(await finish(victim, again)).toMatchObject({ code: 'accounts/ceremony-over' });
    expect(await finish(victim, 'code=abc')).toMatchObject({ code: 'accounts/ceremony-over' });
  });

  test.each([{ nonce: 'another' }, { audience: 'another-client' }])('with %o in its token is refused', async (lies) => {
    company.lies = lies;
    try {
      expect((await signIn({ sub: 'li', preferred_username: 'li.wei' })).answer).toMatchObject({ code: 'accounts/directory-refused' });
    } finally {
      company.lies = {};
    }
  });
});

describe('SE-7 mix-up', () => {
  test('a code of another directory is no code of ours, and an answer that names another issuer is none', async () => {
    const browser = world.browser();
    other.user = { sub: 'li', preferred_username: 'li.wei' };
    const address = await begin(browser);
    const query = await other.visit(address.replace(company.issuer, other.issuer));
    expect(await finish(browser, query)).toMatchObject({ code: 'accounts/directory-refused' });
    const honest = new URLSearchParams(await other.visit((await begin(browser)).replace(company.issuer, other.issuer)));
    honest.set('iss', company.issuer);
    expect(await finish(browser, honest.toString())).toMatchObject({ code: 'accounts/directory-refused' });
    company.lies = { issuer: other.issuer };
    expect((await signIn({ sub: 'li', preferred_username: 'li.wei' })).answer).toMatchObject({ code: 'accounts/directory-refused' });
    company.lies = {};
    expect((await signIn({ sub: 'li', preferred_username: 'li.wei' })).answer).toMatchObject({ ok: true });
  });
});

test('R20 a directory that hangs holds no connection: more sign-ins wait for it than there are connections, and others are served', async () => {
  await world.startOfficer('patient');
  const waiting = await Promise.all(Array.from({ length: 12 }, async () => {
    const browser = world.browser();
    return { browser, query: await company.visit(await begin(browser)) };
  }));
  const release = company.hang();
  const answers = waiting.map(({ browser, query }) => finish(browser, query));
  await expect.poll(() => company.hanging()).toBe(12);
  const open = async () => (await world.ownerDb.pool`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name in ('zhijia-test', 'zhijia-test-aside') and state = 'idle in transaction'`).length;
  expect(await open()).toBe(0);
  expect(await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'patient', password: PASSWORD })).toMatchObject({ ok: true });
  // Control: a transaction that waits for something outside is seen.
  await world.db.transact({}, async (tx) => {
    await tx`select 1`;
    expect(await open()).toBe(1);
  });
  release();
  for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ code: 'accounts/directory-refused' });
});

test('without a directory nothing is called, and one that does not answer says so', async () => {
  const { directory } = world.house.ports;
  Object.assign(world.house.ports, { directory: undefined });
  expect(await world.call(world.browser(), endpoints.beginDirectorySignIn, {})).toMatchObject({ code: 'accounts/directory-off' });
  expect(await world.call(world.browser(), endpoints.readDoors, {})).toMatchObject({ value: { directory: null } });
  Object.assign(world.house.ports, { directory: createDirectory({ issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b', claim: 'sub', name: '无' }) });
  expect(await world.call(world.browser(), endpoints.beginDirectorySignIn, {})).toMatchObject({ code: 'accounts/directory-unreachable' });
  Object.assign(world.house.ports, { directory });
});
