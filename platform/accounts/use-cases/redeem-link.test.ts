import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import { LINK_LIVES } from '../links.ts';
import { disableSignIn } from '../sessions.ts';
import { openSignInWorld, PASSWORD, type Browser, type SignInWorld } from '../test/sign-in-world.ts';

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());

const redeem = (browser: Browser, token: string, rest: { signInName?: string; password?: string; totp?: string } = {}) =>
  world.call(browser, endpoints.redeemLink, { token, ...rest });
const isIn = async (browser: Browser) => {
  const answer = await world.call(browser, endpoints.readMe, {});
  return answer.ok && answer.value.me !== null;
};

describe('an officer\'s first link', () => {
  test('asks for what is missing, sets name and password, and signs in', async () => {
    const { personId } = await world.makeOfficer();
    const [token, browser] = [await world.link(personId, 'officer-start'), world.browser()];
    expect(await redeem(browser, token)).toMatchObject({ code: 'accounts/sign-in-name-needed' });
    expect(await redeem(browser, token, { signInName: 'first.time' })).toMatchObject({ code: 'accounts/password-needed' });
    expect(await redeem(browser, token, { signInName: 'first.time', password: PASSWORD })).toEqual({ ok: true, value: {} });
    expect(await isIn(browser)).toBe(true);
    expect(await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'first.time', password: PASSWORD }))
      .toMatchObject({ ok: true });
  });

  test('is refused the second time, an unknown and an expired one in the same words', async () => {
    const { personId } = await world.makeOfficer();
    const token = await world.link(personId, 'officer-start');
    await redeem(world.browser(), token, { signInName: 'used.link', password: PASSWORD });
    const used = await redeem(world.browser(), token, { password: PASSWORD });
    const unknown = await redeem(world.browser(), 'B'.repeat(43), { password: PASSWORD });
    const late = await world.link(personId, 'officer-start');
    world.clock.advance(LINK_LIVES['officer-start']);
    expect(used).toEqual({ ok: false, code: 'accounts/link-not-valid', params: {} });
    expect([unknown, await redeem(world.browser(), late, { password: PASSWORD })]).toEqual([used, used]);
  });

  test('voids the person\'s other links, which could set the new password anew', async () => {
    const { personId } = await world.makeOfficer();
    const [first, second] = [await world.link(personId, 'officer-start'), await world.link(personId, 'officer-start')];
    expect(await redeem(world.browser(), first, { signInName: 'two.links', password: PASSWORD })).toMatchObject({ ok: true });
    expect(await redeem(world.browser(), second, { password: PASSWORD })).toMatchObject({ code: 'accounts/link-not-valid' });
  });

  test('opens once for four at the same moment', async () => {
    const { personId } = await world.makeOfficer();
    const token = await world.link(personId, 'officer-start');
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) =>
      redeem(world.browser(), token, { signInName: `racer-${index}`, password: PASSWORD })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test('refuses an easy password and a name that another has, and stays good', async () => {
    await world.startOfficer('taken.name');
    const { personId } = await world.makeOfficer();
    const [token, browser] = [await world.link(personId, 'officer-start'), world.browser()];
    expect(await redeem(browser, token, { signInName: 'taken.name', password: PASSWORD })).toMatchObject({ code: 'accounts/sign-in-name-taken' });
    expect(await redeem(browser, token, { signInName: 'free.name', password: '碑林区总工会碑林区总工会' })).toMatchObject({ code: 'accounts/password-too-easy' });
    expect(await redeem(browser, token, { signInName: 'free.name', password: 'short' })).toMatchObject({ code: 'accounts/password-too-short' });
    expect(await redeem(browser, token, { signInName: 'free.name', password: PASSWORD })).toMatchObject({ ok: true });
  });

  test('a later link sets a new password, keeps the name and ends the sessions of before', async () => {
    const { personId, browser: before } = await world.startOfficer('forgetful');
    const [token, browser] = [await world.link(personId, 'officer-start'), world.browser()];
    expect(await redeem(browser, token, { password: 'Another lantern, another river' })).toMatchObject({ ok: true });
    expect([await isIn(before), await isIn(browser)]).toEqual([false, true]);
    expect(await world.call(world.browser(), endpoints.signInWithPassword, { signInName: 'forgetful', password: PASSWORD }))
      .toMatchObject({ code: 'accounts/sign-in-refused' });
  });

  test('dies when the person is disabled; a new one opens the door again', async () => {
    const { personId, browser } = await world.startOfficer('suspended');
    const token = await world.link(personId, 'officer-start');
    await world.asSystem('setup', (ctx) => disableSignIn(ctx.tx, personId, ctx.clock.now()));
    expect(await isIn(browser)).toBe(false);
    expect(await redeem(world.browser(), token, { password: PASSWORD })).toMatchObject({ code: 'accounts/link-not-valid' });
    expect(await world.call(browser, endpoints.signInWithPassword, { signInName: 'suspended', password: PASSWORD }))
      .toMatchObject({ code: 'accounts/sign-in-closed' });
    const again = await world.link(personId, 'officer-start');
    expect(await redeem(world.browser(), again, { password: PASSWORD })).toMatchObject({ ok: true });
  });
});

describe('a demonstration link', () => {
  test('signs in from this machine, as often as it is opened while it is valid', async () => {
    const { personId } = await world.makeOfficer();
    const token = await world.link(personId, 'demo');
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const browser = world.browser({ address });
      expect(await redeem(browser, token)).toMatchObject({ ok: true });
      expect(await isIn(browser)).toBe(true);
    }
    world.clock.advance(LINK_LIVES.demo);
    expect(await redeem(world.browser({ address: '127.0.0.1' }), token)).toMatchObject({ code: 'accounts/link-not-valid' });
  });

  test('does nothing from any other machine', async () => {
    const { personId } = await world.makeOfficer();
    const token = await world.link(personId, 'demo');
    expect(await redeem(world.browser({ address: '192.168.1.20' }), token)).toMatchObject({ code: 'accounts/link-not-valid' });
  });
});
