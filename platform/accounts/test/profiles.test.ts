import { HOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scale } from '#platform/testkit/laws/random-runs.ts';
import { endpoints } from '../contract.ts';
import { dutyOf } from '../duty.ts';
import { PROFILE_RULES, profileLines, profileOf } from '../profile.ts';
import { totpStep } from '../totp.ts';
import { openSignInWorld, PASSWORD, type Browser, type SignInWorld } from './sign-in-world.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];

describe('the table of profiles', () => {
  test('names a source for every value, and a profile is a column of it', () => {
    for (const rule of Object.values(PROFILE_RULES)) expect(rule.source).toMatch(/ASVS|GB\/T|assessors/);
    expect(profileOf('djbh-l3')).toMatchObject({ name: 'djbh-l3', passwordDays: 90, idleMinutes: 10, isFactorRequired: true });
    expect(profileLines(profileOf('asvs')).find((line) => line.rule === 'passwordDays')?.value).toBe('–');
  });

  test('asks for a new password at exactly 90 days, first, and for a factor of who has none', () => {
    const [now, djbh] = [new Date('2026-11-23T00:00:00Z'), profileOf('djbh-l3')];
    const facts = { passwordHash: '$', passwordSetAt: new Date(now.getTime() - 90 * DAY + 1), totpSealed: 'sealed', hasPasskey: false };
    const duty = (more: object) => dutyOf(djbh, { ...facts, ...more }, now);
    expect([duty({}), duty({ passwordSetAt: new Date(now.getTime() - 90 * DAY) }), duty({ passwordSetAt: null })]).toEqual([null, 'new-password', 'new-password']);
    expect([duty({ totpSealed: null }), duty({ totpSealed: null, hasPasskey: true }), duty({ passwordHash: null, totpSealed: null })]).toEqual(['second-factor', null, null]);
    expect(dutyOf(profileOf('asvs'), { ...facts, passwordSetAt: null, totpSealed: null }, now)).toBeNull();
  });
});

describe('under djbh-l3', () => {
  let world: SignInWorld;
  beforeAll(async () => { world = await openSignInWorld('djbh-l3'); });
  afterAll(() => world.close());

  const STRONG = (number: number) => `Frozen lanterns ${number} Yan river ${number}`;
  const me = async (browser: Browser) => {
    const answer = await world.call(browser, endpoints.readMe, {});
    return answer.ok ? answer.value.me : null;
  };
  const signIn = (browser: Browser, signInName: string, password: string, totp?: string) =>
    world.call(browser, endpoints.signInWithPassword, { signInName, password, ...(totp !== undefined && { totp }) });
  /** An officer who has done what the profile asks. */
  async function settled(signInName: string) {
    const { personId } = await world.makeOfficer();
    const [token, browser] = [await world.link(personId, 'officer-start'), world.browser()];
    expect(await world.call(browser, endpoints.redeemLink, { token, signInName, password: STRONG(0) })).toMatchObject({ ok: true });
    const begun = await world.call(browser, endpoints.beginTotp, {});
    if (!begun.ok) throw new Error(begun.code);
    const { secret } = URI.parse(begun.value.uri);
    const code = () => { world.clock.advance(30_000); return HOTP.generate({ secret, counter: totpStep(world.clock.now()) }); };
    return { browser, code, confirm: () => world.call(browser, endpoints.confirmTotp, { totp: code() }) };
  }

  test('a password needs three kinds of characters', async () => {
    const { personId } = await world.makeOfficer();
    const token = await world.link(personId, 'officer-start');
    expect(await world.call(world.browser(), endpoints.redeemLink, { token, signInName: 'plain', password: 'frozen lanterns over yan river' }))
      .toMatchObject({ code: 'accounts/password-plain', params: { classes: 3 } });
  });

  test('no office opens before there is a second factor, and then at once', async () => {
    const { browser, confirm } = await settled('first.factor');
    expect(await me(browser)).toMatchObject({ duty: 'second-factor', grants: [] });
    expect(await confirm()).toMatchObject({ ok: true });
    expect(await me(browser)).toMatchObject({ duty: null, grants: [{ role: 'chair' }] });
  });

  test('after 90 days a new password is asked for first, and none of the last five', async () => {
    const { code, confirm } = await settled('old.password');
    await confirm();
    world.clock.advance(90 * DAY);
    const browser = world.browser();
    expect(await signIn(browser, 'old.password', STRONG(0), code())).toMatchObject({ ok: true });
    expect(await me(browser)).toMatchObject({ duty: 'new-password', grants: [] });
    const change = (from: number, to: number) => {
      world.clock.advance(1000);
      return world.call(browser, endpoints.changePassword, { currentPassword: STRONG(from), newPassword: STRONG(to) });
    };
    expect(await change(0, 0)).toMatchObject({ code: 'accounts/password-again', params: { most: 5 } });
    expect(await change(0, 1)).toMatchObject({ ok: true });
    expect(await me(browser)).toMatchObject({ duty: null, grants: [{ role: 'chair' }] });
    for (const next of [2, 3, 4]) expect(await change(next - 1, next)).toMatchObject({ ok: true });
    expect(await change(4, 0)).toMatchObject({ code: 'accounts/password-again' });
    expect(await change(4, 5)).toMatchObject({ ok: true });
    expect(await change(5, 0)).toMatchObject({ ok: true });
  });

  test('SE-3 an officer\'s session ends after ten minutes without use, to the second', async () => {
    const { browser, confirm } = await settled('idle');
    await confirm();
    world.clock.advance(10 * MINUTE - 1000);
    expect(await me(browser)).not.toBeNull();
    world.clock.advance(10 * MINUTE);
    expect(await me(browser)).toBeNull();
  });

  test('five failures lock strangers for ten minutes and leave the known device alone; its own failures lock it too', async () => {
    const { browser, confirm, code } = await settled('locked');
    await confirm();
    const stranger = world.browser();
    for (let count = 0; count < 5; count += 1) await signIn(stranger, 'locked', 'wrong');
    expect(await signIn(stranger, 'locked', STRONG(0), code())).toMatchObject({ code: 'accounts/sign-in-wait', params: { seconds: 570 } });
    expect(await signIn(browser, 'locked', STRONG(0), code())).toMatchObject({ ok: true });
    for (let count = 0; count < 5; count += 1) await signIn(browser, 'locked', 'wrong');
    expect(await signIn(browser, 'locked', STRONG(0), code())).toMatchObject({ code: 'accounts/sign-in-wait' });
    world.clock.advance(10 * MINUTE);
    expect(await signIn(browser, 'locked', STRONG(0), code())).toMatchObject({ ok: true });
  });
});

describe('SE-5 under asvs', () => {
  let world: SignInWorld;
  beforeAll(async () => { world = await openSignInWorld(); });
  afterAll(() => world.close());

  // 10,000 tries from 500 networks in `npm run test:long`, a twentieth of both otherwise.
  const [TRIES, NETWORKS] = [500 * scale, 25 * scale];

  test('thousands of wrong passwords from hundreds of networks keep the victim\'s own device from nothing', async () => {
    const { browser } = await world.startOfficer('victim');
    const guess = async (index: number) => world.call(
      world.browser({ address: `10.${Math.floor((index % NETWORKS) / 250)}.${(index % NETWORKS) % 250}.9` }), endpoints.signInWithPassword,
      { signInName: 'victim', password: `wrong ${index}` },
    );
    const answers: (string | undefined)[] = [];
    for (let index = 0; index < TRIES; index += 20) {
      const some = await Promise.all(Array.from({ length: 20 }, (_, place) => guess(index + place)));
      answers.push(...some.map((answer) => (answer.ok ? 'in' : answer.code)));
      // The victim works on meanwhile.
      if (index % 100 === 0) {
        expect(await world.call({ ...browser, cookie: undefined }, endpoints.signInWithPassword, { signInName: 'victim', password: PASSWORD })).toMatchObject({ ok: true });
      }
    }
    expect(answers).not.toContain('in');
    // Control: strangers were held up, so there was something to be locked out by.
    expect(answers.filter((code) => code === 'accounts/sign-in-wait').length).toBeGreaterThan(TRIES / 2);
    expect(await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'victim', password: PASSWORD })).toMatchObject({ code: 'accounts/sign-in-wait' });
  });
});
