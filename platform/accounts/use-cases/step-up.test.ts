import { HOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/kernel/random.ts';
import { endpoints } from '../contract.ts';
import { totpStep, verifyTotp } from '../totp.ts';
import { accountConsent, openSignInWorld, PASSWORD, type Browser, type SignInWorld } from '../test/sign-in-world.ts';
import { softwareKey } from '../test/software-key.ts';

const MINUTE = 60_000;
const STEP = 30_000;

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());
beforeEach(() => { world.clock.advance(60 * MINUTE); });

/** What an authenticator app shows for an address from beginTotp. */
const shown = (uri: string, offset = 0) => {
  const { secret } = URI.parse(uri);
  return HOTP.generate({ secret, counter: totpStep(world.clock.now()) + offset, digits: 6, algorithm: 'SHA1' });
};
const begin = async (browser: Browser) => {
  const answer = await world.call(browser, endpoints.beginTotp, {});
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.uri;
};
const officerWithTotp = async (name: string) => {
  const officer = await world.startOfficer(name);
  const uri = await begin(officer.browser);
  const answer = await world.call(officer.browser, endpoints.confirmTotp, { totp: shown(uri) });
  if (!answer.ok) throw new Error(answer.code);
  world.clock.advance(STEP);
  return { ...officer, uri };
};
const signIn = (server: SignInWorld, browser: Browser, signInName: string, totp?: string) =>
  server.call(browser, endpoints.signInWithPassword, { signInName, password: PASSWORD, ...(totp !== undefined && { totp }) });

describe('SE-4 a second factor', () => {
  test('is asked for only after the right password', async () => {
    const { uri } = await officerWithTotp('two-factors');
    const wrong = await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'two-factors', password: 'wrong', totp: shown(uri) });
    expect(wrong).toMatchObject({ code: 'accounts/sign-in-refused' });
    expect(await signIn(world, world.browser(), 'two-factors')).toMatchObject({ code: 'accounts/totp-needed' });
    expect(await signIn(world, world.browser(), 'two-factors', shown(uri))).toMatchObject({ ok: true });
  });

  test('opens once, here or on another server', async () => {
    const { uri } = await officerWithTotp('replayed');
    const code = shown(uri);
    expect(await signIn(world, world.browser(), 'replayed', code)).toMatchObject({ ok: true });
    expect(await signIn(world, world.browser(), 'replayed', code)).toMatchObject({ code: 'accounts/totp-used' });
    expect(await signIn(await world.secondServer(), world.browser(), 'replayed', code)).toMatchObject({ code: 'accounts/totp-used' });
  });

  test('opens once for two servers that judge it at the same moment', async () => {
    const [first, second] = [world, await world.secondServer()];
    for (let round = 0; round < 5; round += 1) {
      const name = `same-moment-${round}`;
      const { browser, uri } = await officerWithTotp(name);
      // Step-up takes no lock before the judgement: both read the same last step and only the statement decides.
      const other = world.browser({ cookie: browser.cookie });
      const code = shown(uri);
      const answers = await Promise.all([
        first.call(browser, endpoints.stepUp, { totp: code }), second.call(other, endpoints.stepUp, { totp: code }),
        signIn(first, world.browser(), name, code), signIn(second, world.browser(), name, code),
      ]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      // Control: the pure rule alone, asked twice with what both had read, says yes twice.
      const secret = URI.parse(uri).secret.bytes;
      const twice = [0, 1].map(() => verifyTotp({ secret, typed: code, now: world.clock.now(), lastAcceptedStep: totpStep(world.clock.now()) - 1 }).ok);
      expect(twice).toEqual([true, true]);
    }
  });

  test('may be one step early or late and no more', async () => {
    const { uri } = await officerWithTotp('drifting');
    for (const [offset, expected] of [[-2, false], [2, false], [-1, true], [1, true]] as const) {
      world.clock.advance(10 * STEP);
      expect((await signIn(world, world.browser(), 'drifting', shown(uri, offset))).ok).toBe(expected);
    }
  });

  test('guessing it is slowed down although the password is right', async () => {
    const { uri } = await officerWithTotp('insider');
    const wrong = shown(uri) === '000000' ? '111111' : '000000';
    for (let round = 0; round < 5; round += 1) expect(await signIn(world, world.browser(), 'insider', wrong)).toMatchObject({ code: 'accounts/totp-wrong' });
    expect(await signIn(world, world.browser(), 'insider', shown(uri))).toMatchObject({ code: 'accounts/sign-in-wait' });
  });

  test('a new password by link does not step around it', async () => {
    const { personId, uri } = await officerWithTotp('reset');
    const token = await world.link(personId, 'officer-start');
    const redeem = (totp?: string) => world.call(world.browser(), endpoints.redeemLink,
      { token, password: 'Quiet harbour behind nine hills', ...(totp !== undefined && { totp }) });
    expect(await redeem()).toMatchObject({ code: 'accounts/totp-needed' });
    expect(await redeem(shown(uri))).toMatchObject({ ok: true });
  });
});

describe('SE-9 step-up', () => {
  test('endpoints that need it refuse a factor of ten minutes and a second, and take one of ten minutes', async () => {
    const { browser, unionId } = await world.startOfficer('careful');
    const needing = Object.values(endpoints).filter((endpoint) => endpoint.stepUp).map((endpoint) => endpoint.id);
    expect(needing.toSorted()).toEqual([
      'accounts.addPasskey', 'accounts.beginPasskey', 'accounts.beginTotp', 'accounts.bindWechat', 'accounts.changePassword', 'accounts.confirmTotp',
      'accounts.makeRecoveryLink', 'accounts.makeStartLink', 'accounts.removePasskey']);
    const askAll = () => Promise.all([
      world.call(browser, endpoints.beginTotp, {}),
      world.call(browser, endpoints.confirmTotp, { totp: '000000' }),
      world.call(browser, endpoints.changePassword, { currentPassword: 'wrong', newPassword: PASSWORD }),
      world.call(browser, endpoints.makeStartLink, { unionId, grantId: newId(world.house) }),
      world.call(browser, endpoints.makeRecoveryLink, { unionId, grantId: newId(world.house), reason: '忘了密码', isFactorReset: false }),
      world.call(browser, endpoints.beginPasskey, {}),
      world.call(browser, endpoints.addPasskey, { name: '钥匙', passkey: softwareKey({ origin: 'http://localhost', host: 'localhost' }).make('A'.repeat(43)) }),
      world.call(browser, endpoints.removePasskey, { credential: 'none' }),
      world.call(browser, endpoints.bindWechat, { ticket: 'A'.repeat(43) }),
    ]);
    world.clock.advance(10 * MINUTE);
    expect((await askAll()).filter((answer) => !answer.ok && answer.code === 'http/step-up-needed')).toEqual([]);
    world.clock.advance(1000);
    expect((await askAll()).map((answer) => !answer.ok && answer.code)).toEqual(needing.map(() => 'http/step-up-needed'));
    expect(await world.call(browser, endpoints.stepUp, { password: PASSWORD })).toMatchObject({ ok: true });
    expect(await world.call(browser, endpoints.beginTotp, {})).toMatchObject({ ok: true });
  });

  test('SE-1 gives a new token and voids the old one', async () => {
    const { browser } = await world.startOfficer('renewed');
    const old = world.browser({ cookie: browser.cookie });
    world.clock.advance(11 * MINUTE);
    await world.call(browser, endpoints.stepUp, { password: PASSWORD });
    expect(browser.cookie).not.toBe(old.cookie);
    expect(await world.call(old, endpoints.readMe, {})).toMatchObject({ value: { me: null } });
    expect(await world.call(browser, endpoints.readMe, {})).toMatchObject({ value: { me: { factorAgeSeconds: 0 } } });
  });

  test('does not lengthen the twelve hours of an officer\'s day', async () => {
    const { browser } = await world.startOfficer('long-day');
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      world.clock.advance(20 * MINUTE);
      expect(await world.call(browser, endpoints.stepUp, { password: PASSWORD })).toMatchObject({ ok: true });
    }
    world.clock.advance(20 * MINUTE);
    expect(await world.call(browser, endpoints.stepUp, { password: PASSWORD })).toMatchObject({ code: 'http/not-signed-in' });
  });

  test('asks for the strongest proof there is: no password in TOTP\'s place', async () => {
    const { browser, uri } = await officerWithTotp('strongest');
    expect(await world.call(browser, endpoints.stepUp, { password: PASSWORD })).toMatchObject({ code: 'accounts/totp-needed' });
    expect(await world.call(browser, endpoints.stepUp, { totp: shown(uri) })).toMatchObject({ ok: true });
    const { browser: plain } = await world.startOfficer('plain');
    expect(await world.call(plain, endpoints.stepUp, {})).toMatchObject({ code: 'accounts/password-needed' });
    expect(await world.call(plain, endpoints.stepUp, { password: 'wrong' })).toMatchObject({ code: 'accounts/password-wrong' });
  });

  test('a member proves the phone anew, and only their own', async () => {
    const member = world.browser();
    const request = async (phone: string) => {
      const answer = await world.call(member, endpoints.requestCode, { phone });
      if (!answer.ok) throw new Error(answer.code);
      return { requestId: answer.value.requestId, code: world.newestCode() };
    };
    await world.call(member, endpoints.signInWithCode, { ...await request('13900000001'), name: '陈师傅', consent: accountConsent });
    expect(await world.call(member, endpoints.stepUp, {})).toMatchObject({ code: 'accounts/code-needed' });
    expect(await world.call(member, endpoints.stepUp, await request('13900000002'))).toMatchObject({ code: 'accounts/code-expired' });
    world.clock.advance(11 * MINUTE);
    const own = await request('13900000001');
    expect(await world.call(member, endpoints.stepUp, own)).toMatchObject({ ok: true });
    expect(await world.call(member, endpoints.readMe, {})).toMatchObject({ value: { me: { factorAgeSeconds: 0 } } });
    expect(await world.call(member, endpoints.stepUp, own)).toMatchObject({ code: 'accounts/code-used' });
    expect(await world.call(member, endpoints.beginTotp, {})).toMatchObject({ code: 'accounts/password-not-set' });
  });
});

describe('the officers of a demonstration', () => {
  test('confirm with the password of the demonstration, from this machine alone, and nobody else does', async () => {
    const [{ personId }, stranger] = [await world.makeOfficer(), await world.makeOfficer()];
    const { signIn: before } = world.house.ports;
    Object.assign(world.house.ports, { signIn: { ...before, demonstration: { password: 'abcd-efgh-jkmn', people: new Set([personId]) } } });
    try {
      const enter = async (person: typeof personId) => {
        const browser = world.browser({ address: '127.0.0.1' });
        expect(await world.call(browser, endpoints.redeemLink, { token: await world.link(person, 'demo') })).toMatchObject({ ok: true });
        return browser;
      };
      const browser = await enter(personId);
      world.clock.advance(11 * MINUTE);
      const elsewhere = { ...browser, address: '203.0.113.9' };
      const password = 'abcd-efgh-jkmn';
      expect(await world.call(elsewhere, endpoints.stepUp, { password })).toMatchObject({ code: 'accounts/code-needed' });
      expect(await world.call(await enter(stranger.personId), endpoints.stepUp, { password })).toMatchObject({ code: 'accounts/code-needed' });
      expect(await world.call(browser, endpoints.stepUp, {})).toMatchObject({ code: 'accounts/password-needed' });
      expect(await world.call(browser, endpoints.stepUp, { password: 'abcd-efgh-jkmm' })).toMatchObject({ code: 'accounts/password-wrong' });
      expect(await world.call(browser, endpoints.stepUp, { password })).toMatchObject({ ok: true });
      expect(await world.call(browser, endpoints.readMe, {})).toMatchObject({ value: { me: { factorAgeSeconds: 0, hasPassword: false } } });
      // It signs nobody in.
      expect(await world.call(world.browser({ address: '127.0.0.1' }), endpoints.signInWithPassword, { signInName: 'demo', password })).toMatchObject({ code: 'accounts/sign-in-refused' });
    } finally {
      Object.assign(world.house.ports, { signIn: before });
    }
  });
});

describe('changing what opens the door', () => {
  test('a changed password ends the other sessions, keeps this one and refuses the old', async () => {
    const { browser } = await world.startOfficer('changing');
    const other = world.browser();
    await signIn(world, other, 'changing');
    const [currentPassword, newPassword] = [PASSWORD, 'Seven umbrellas in April'];
    expect(await world.call(browser, endpoints.changePassword, { currentPassword: 'wrong', newPassword })).toMatchObject({ code: 'accounts/password-wrong' });
    expect(await world.call(browser, endpoints.changePassword, { currentPassword, newPassword: 'changing.changing' })).toMatchObject({ code: 'accounts/password-too-easy' });
    expect(await world.call(browser, endpoints.changePassword, { currentPassword, newPassword })).toMatchObject({ ok: true });
    expect(await world.call(other, endpoints.readMe, {})).toMatchObject({ value: { me: null } });
    expect(await world.call(browser, endpoints.readMe, {})).toMatchObject({ value: { me: { hasPassword: true } } });
    expect(await signIn(world, world.browser(), 'changing')).toMatchObject({ code: 'accounts/sign-in-refused' });
  });

  test('TOTP counts from its confirmation, and a wrong first code leaves everything as it was', async () => {
    const { browser } = await world.startOfficer('confirming');
    expect(await world.call(browser, endpoints.confirmTotp, { totp: '123456' })).toMatchObject({ code: 'accounts/totp-not-begun' });
    const uri = await begin(browser);
    expect(uri).toContain('otpauth://totp/Zhijia');
    expect(await world.call(browser, endpoints.confirmTotp, { totp: shown(uri, 9) })).toMatchObject({ code: 'accounts/totp-wrong' });
    expect(await signIn(world, world.browser(), 'confirming')).toMatchObject({ ok: true });
    expect(await world.call(browser, endpoints.confirmTotp, { totp: shown(uri) })).toMatchObject({ ok: true });
    expect(await signIn(world, world.browser(), 'confirming')).toMatchObject({ code: 'accounts/totp-needed' });
  });
});
