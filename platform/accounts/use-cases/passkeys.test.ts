import { HOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import { relyingParty } from '../passkeys.ts';
import { disableSignIn } from '../sessions.ts';
import { accountConsent, openSignInWorld, PASSWORD, type Browser, type Officer, type SignInWorld } from '../test/sign-in-world.ts';
import { softwareKey, type Lies, type SoftwareKey } from '../test/software-key.ts';
import { totpStep } from '../totp.ts';

let world: SignInWorld;
let site: { origin: string; host: string };
beforeAll(async () => {
  world = await openSignInWorld();
  const { id, origin } = relyingParty(world.house.publicUrl);
  site = { origin, host: id };
});
afterAll(() => world.close());

const MINUTE = 60_000;

async function question(browser: Browser): Promise<string> {
  const begun = await world.call(browser, endpoints.beginPasskeyProof, {});
  if (!begun.ok) throw new Error(begun.code);
  return begun.value.challenge;
}
async function add(browser: Browser, key: SoftwareKey, lies: Lies = {}) {
  const begun = await world.call(browser, endpoints.beginPasskey, {});
  if (!begun.ok) throw new Error(begun.code);
  return world.call(browser, endpoints.addPasskey, { name: '办公室电脑', passkey: key.make(begun.value.challenge, lies) });
}
async function withKey(signInName: string): Promise<Officer & { browser: Browser; key: SoftwareKey }> {
  const [officer, key] = [await world.startOfficer(signInName), softwareKey(site)];
  expect(await add(officer.browser, key)).toMatchObject({ ok: true });
  return { ...officer, key };
}
const signIn = async (browser: Browser, key: SoftwareKey, lies: Lies = {}) =>
  world.call(browser, endpoints.signInWithPasskey, { passkey: key.prove(await question(browser), lies) });
const me = async (browser: Browser) => {
  const answer = await world.call(browser, endpoints.readMe, {});
  return answer.ok ? answer.value.me : null;
};

describe('a passkey', () => {
  test('signs its officer in without name or password, with both factors fresh, and makes the device a known one', async () => {
    const { personId, key } = await withKey('key.holder');
    const browser = world.browser();
    expect(await signIn(browser, key)).toEqual({ ok: true, value: {} });
    expect(await me(browser)).toMatchObject({ personId, hasPasskey: true, factorAgeSeconds: 0 });
  });

  test('is made after a fresh factor alone, and never twice', async () => {
    const { browser, key } = await withKey('key.twice');
    expect(await add(browser, key)).toMatchObject({ code: 'accounts/passkey-known' });
    world.clock.advance(11 * MINUTE);
    expect(await world.call(browser, endpoints.beginPasskey, {})).toMatchObject({ code: 'http/step-up-needed' });
  });

  test('ends other sessions when it is the account\'s first second factor, and gives this one a new token', async () => {
    const { browser } = await world.startOfficer('key.first');
    const other = world.browser();
    await world.call(other, endpoints.signInWithPassword, { signInName: 'key.first', password: PASSWORD });
    const before = browser.cookie;
    expect(await add(browser, softwareKey(site))).toMatchObject({ ok: true });
    expect(browser.cookie).not.toBe(before);
    expect([await me(other), (await me(browser))?.hasPasskey]).toEqual([null, true]);
  });

  test('is not for workers, whose way in is the phone', async () => {
    const member = world.browser();
    const asked = await world.call(member, endpoints.requestCode, { phone: '13700001234' });
    if (!asked.ok) throw new Error(asked.code);
    await world.call(member, endpoints.signInWithCode, { requestId: asked.value.requestId, code: world.newestCode(), name: '林师傅', consent: accountConsent });
    expect(await world.call(member, endpoints.beginPasskey, {})).toMatchObject({ code: 'accounts/password-not-set' });
  });

  test('is listed, renamed and removed by its owner alone; a removed one opens nothing and ends what it opened', async () => {
    const { browser, key } = await withKey('key.lister');
    const elsewhere = world.browser();
    await signIn(elsewhere, key);
    const stranger = await withKey('key.stranger');
    expect(await world.call(stranger.browser, endpoints.renamePasskey, { credential: key.credentialId, name: '我的' })).toMatchObject({ code: 'accounts/passkey-gone' });
    expect(await world.call(stranger.browser, endpoints.removePasskey, { credential: key.credentialId })).toMatchObject({ code: 'accounts/passkey-gone' });
    await world.call(browser, endpoints.renamePasskey, { credential: key.credentialId, name: '红色安全密钥' });
    expect(await world.call(browser, endpoints.listPasskeys, {})).toMatchObject({
      ok: true, value: { passkeys: [{ credential: key.credentialId, name: '红色安全密钥', isSynced: false, lastUsedAt: world.clock.now().toISOString() }] },
    });
    expect(await world.call(browser, endpoints.removePasskey, { credential: key.credentialId })).toMatchObject({ ok: true });
    expect([await me(elsewhere), (await me(browser))?.hasPasskey]).toEqual([null, false]);
    expect(await signIn(world.browser(), key)).toMatchObject({ code: 'accounts/passkey-refused' });
  });

  test('of a closed account opens nothing', async () => {
    const { personId, key } = await withKey('key.closed');
    await world.asSystem('job', (ctx) => disableSignIn(ctx.tx, personId, ctx.clock.now()));
    expect(await signIn(world.browser(), key)).toMatchObject({ code: 'accounts/sign-in-closed' });
  });
});

describe('SE-6 what a key signed', () => {
  test('counts in the browser that asked, once, and for five minutes', async () => {
    const { key } = await withKey('key.asked');
    const [browser, thief] = [world.browser(), world.browser()];
    const passkey = key.prove(await question(browser));
    expect(await world.call(thief, endpoints.signInWithPasskey, { passkey })).toMatchObject({ code: 'accounts/ceremony-over' });
    expect(await world.call(browser, endpoints.signInWithPasskey, { passkey })).toMatchObject({ ok: true });
    expect(await world.call(browser, endpoints.signInWithPasskey, { passkey })).toMatchObject({ code: 'accounts/ceremony-over' });
    const late = key.prove(await question(browser));
    world.clock.advance(5 * MINUTE);
    expect(await world.call(browser, endpoints.signInWithPasskey, { passkey: late })).toMatchObject({ code: 'accounts/ceremony-over' });
  });

  test('counts once for four at the same moment', async () => {
    const { key } = await withKey('key.racer');
    const browser = world.browser();
    const passkey = key.prove(await question(browser));
    const answers = await Promise.all(Array.from({ length: 4 }, () => world.call({ ...browser }, endpoints.signInWithPasskey, { passkey })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test.each<[string, Lies]>([
    ['for another site', { origin: 'https://zhijia.example' }], ['for another host', { host: 'example.cn' }],
    ['without PIN, finger or face', { isUnverified: true }], ['over other words', { signed: '{}' }],
  ])('%s is refused, at sign-in and when a key is made', async (_, lies) => {
    const { browser, key } = await withKey(`key.liar-${Object.keys(lies)[0]}`.toLowerCase());
    expect(await signIn(world.browser(), key, lies)).toMatchObject({ code: 'accounts/passkey-refused' });
    // No words are signed when a key is made.
    if (lies.signed === undefined) expect(await add(browser, softwareKey(site), lies)).toMatchObject({ code: 'accounts/passkey-refused' });
    expect(await signIn(world.browser(), key)).toMatchObject({ ok: true });
  });

  test('with a counter that did not move forward comes from a copy and is refused', async () => {
    const { key } = await withKey('key.copied');
    expect(await signIn(world.browser(), key)).toMatchObject({ ok: true });
    key.counter -= 1;
    expect(await signIn(world.browser(), key)).toMatchObject({ code: 'accounts/passkey-refused' });
  });
});

describe('beside a password', () => {
  test('a key is asked for: the password alone opens nothing, and confirms nothing', async () => {
    const { browser, key } = await withKey('key.only');
    expect(await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'key.only', password: PASSWORD }))
      .toMatchObject({ code: 'accounts/passkey-needed' });
    world.clock.advance(11 * MINUTE);
    expect(await world.call(browser, endpoints.stepUp, { password: PASSWORD })).toMatchObject({ code: 'accounts/passkey-needed' });
    expect(await world.call(browser, endpoints.stepUp, { passkey: key.prove(await question(browser)) })).toMatchObject({ ok: true });
    expect((await me(browser))?.factorAgeSeconds).toBe(0);
  });

  test('another officer\'s key confirms nothing', async () => {
    const [own, other] = [await withKey('key.own'), await withKey('key.other')];
    expect(await world.call(own.browser, endpoints.stepUp, { passkey: other.key.prove(await question(own.browser)) }))
      .toMatchObject({ code: 'accounts/passkey-refused' });
  });

  test('six digits do as well, for whoever has both', async () => {
    const { browser } = await withKey('key.and-digits');
    const begun = await world.call(browser, endpoints.beginTotp, {});
    if (!begun.ok) throw new Error(begun.code);
    const { secret } = URI.parse(begun.value.uri);
    const code = () => HOTP.generate({ secret, counter: totpStep(world.clock.now()) });
    await world.call(browser, endpoints.confirmTotp, { totp: code() });
    world.clock.advance(MINUTE);
    expect(await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'key.and-digits', password: PASSWORD, totp: code() }))
      .toMatchObject({ ok: true });
  });
});

test.each(['https://10.0.0.8', 'https://[fd00::8]', 'http://gonghui.lan'])('a site at %s can have no keys, and says so', (publicUrl) => {
  expect(() => relyingParty(publicUrl)).toThrow(expect.objectContaining({ code: 'accounts/passkeys-need-a-name' }));
});
test.each(['https://gonghui.lan', 'https://zhijia.example.cn:8443', 'http://localhost:3000'])('a site at %s can', (publicUrl) => {
  expect(relyingParty(publicUrl).origin).toBe(publicUrl);
});
