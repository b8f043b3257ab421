import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import { openSignInWorld, PASSWORD, type SignInWorld } from '../test/sign-in-world.ts';

const seed = Number(process.env.SEED ?? 20261123);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());

const signIn = (browser: ReturnType<SignInWorld['browser']>, signInName: string, password = PASSWORD) =>
  world.call(browser, endpoints.signInWithPassword, { signInName, password });
const nameOf = async (browser: ReturnType<SignInWorld['browser']>) => {
  const answer = await world.call(browser, endpoints.readMe, {});
  return answer.ok ? answer.value.me?.name : undefined;
};
const tick = () => { world.clock.advance(1000); };

describe('signing in with a password', () => {
  test('opens a session that readMe answers with name, duties and permissions', async () => {
    const officer = await world.startOfficer('beilin.chair');
    const browser = world.browser();
    expect(await signIn(browser, ' Beilin.Chair ')).toEqual({ ok: true, value: {} });
    expect(await world.call(browser, endpoints.readMe, {})).toMatchObject({ ok: true, value: { me: {
      personId: officer.personId, name: '碑林区总工会主席', homeUnion: { unionId: officer.unionId, name: '碑林区总工会' },
      grants: [{ role: 'chair', unionName: '碑林区总工会', permissions: expect.arrayContaining(['orgs.office.appoint']) }],
      hasPassword: true, hasTotp: false, factorAgeSeconds: 0,
    } } });
  });

  test('readMe knows nobody without a cookie', async () => {
    expect(await world.call(world.browser(), endpoints.readMe, {})).toEqual({ ok: true, value: { me: null } });
  });

  test('SE-1 a token from before the sign-in is worth nothing after it', async () => {
    await world.startOfficer('fixation');
    const browser = world.browser({ cookie: 'A'.repeat(43) });
    await signIn(browser, 'fixation');
    const planted = world.browser({ cookie: 'A'.repeat(43) });
    expect(await nameOf(planted)).toBeUndefined();
    const first = world.browser({ cookie: browser.cookie });
    expect(await nameOf(first)).toBe('碑林区总工会主席');
    await signIn(browser, 'fixation');
    expect(browser.cookie).not.toBe(first.cookie);
    expect(await nameOf(first)).toBeUndefined();
    expect(await nameOf(browser)).toBe('碑林区总工会主席');
  });

  test('an officer has two sessions; a third ends the one that was longest unused', async () => {
    const { browser: oldest } = await world.startOfficer('two-desks');
    const [second, third] = [world.browser(), world.browser()];
    tick();
    await signIn(second, 'two-desks');
    tick();
    expect(await nameOf(oldest)).toBeDefined();
    tick();
    await signIn(third, 'two-desks');
    expect(await Promise.all([oldest, second, third].map(nameOf))).toEqual(['碑林区总工会主席', undefined, '碑林区总工会主席']);
  });

  test('sign-ins at the same moment all succeed, however often, and leave two sessions', async () => {
    const { browser: first } = await world.startOfficer('crowd');
    const browsers = Array.from({ length: 40 }, () => world.browser());
    for (let round = 0; round < 40; round += 5) {
      const answers = await Promise.all(browsers.slice(round, round + 5).map((browser) => signIn(browser, 'crowd')));
      expect(answers.every((answer) => answer.ok)).toBe(true);
    }
    expect((await Promise.all([first, ...browsers].map(nameOf))).filter((name) => name !== undefined)).toHaveLength(2);
  });

  test('signing out ends the session and clears the cookie', async () => {
    const { browser } = await world.startOfficer('leaving');
    const kept = world.browser({ cookie: browser.cookie });
    await world.call(browser, endpoints.signOut, {});
    expect(browser.cookie).toBeUndefined();
    expect(await nameOf(kept)).toBeUndefined();
    expect(await world.call(kept, endpoints.signOut, {})).toMatchObject({ code: 'http/not-signed-in' });
  });
});

test('SE-8 an unknown name costs the same hash, the same answer and the same counters as a wrong password', async () => {
  await Promise.all(['known-one', 'known-two', 'known-three'].map((name) => world.startOfficer(name)));
  const hashesOf = async (signInName: string, password: string) => {
    const before = world.hashing.count;
    const answer = await world.call(world.browser({ address: '192.0.2.1' }), endpoints.signInWithPassword, { signInName, password });
    return { answer, hashes: world.hashing.count - before };
  };
  await fc.assert(fc.asyncProperty(
    fc.constantFrom('known-one', 'known-two', 'known-three'), fc.stringMatching(/^[a-z]{10,20}$/), fc.string({ minLength: 1, maxLength: 40 }),
    async (known, unknown, password) => {
      // A day later, so that the counters of the last round do not answer in the hash's place.
      world.clock.advance(25 * HOUR);
      const [wrong, nobody] = [await hashesOf(known, password), await hashesOf(unknown, password)];
      expect(wrong.answer).toEqual({ ok: false, code: 'accounts/sign-in-refused', params: {} });
      expect(nobody).toEqual(wrong);
      expect(wrong.hashes).toBe(1);
    },
  ), { seed, numRuns: 60 });
  // Control: the right password is told apart, so equality above is not the answer to everything.
  expect((await hashesOf('known-one', PASSWORD)).answer.ok).toBe(true);
  const waits = async (signInName: string) => {
    world.clock.advance(25 * HOUR);
    const answers = [];
    for (let round = 0; round < 8; round += 1) answers.push((await hashesOf(signInName, 'wrong')).answer);
    return answers;
  };
  expect(await waits('known-two')).toEqual(await waits('nobody-by-this-name'));
});

describe('guessing passwords', () => {
  test('a stranger waits after five failures, also with the right password', async () => {
    await world.startOfficer('guessed');
    const stranger = () => world.browser();
    for (let round = 0; round < 5; round += 1) expect(await signIn(stranger(), 'guessed', 'wrong')).toMatchObject({ code: 'accounts/sign-in-refused' });
    expect(await signIn(stranger(), 'guessed')).toEqual({ ok: false, code: 'accounts/sign-in-wait', params: { seconds: 15 } });
    world.clock.advance(15_000);
    expect(await signIn(stranger(), 'guessed')).toMatchObject({ ok: true });
  });

  test('a hundred guesses at the same moment are counted before they are judged', async () => {
    await world.startOfficer('at-once');
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => signIn(world.browser(), 'at-once', `wrong ${index}`)));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'accounts/sign-in-refused')).toHaveLength(5);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'accounts/sign-in-wait')).toHaveLength(95);
  });

  test('SE-5 while strangers guess, the victim signs in from the device they used before', async () => {
    const { browser } = await world.startOfficer('victim');
    for (let round = 0; round < 30; round += 1) {
      await signIn(world.browser({ address: `198.51.${round}.9` }), 'victim', 'wrong');
    }
    expect(await signIn(world.browser(), 'victim')).toMatchObject({ code: 'accounts/sign-in-wait' });
    expect(await signIn(browser, 'victim')).toMatchObject({ ok: true });
    // Control: another name's device is a stranger here.
    const { browser: neighbour } = await world.startOfficer('neighbour');
    expect(await signIn(neighbour, 'victim')).toMatchObject({ code: 'accounts/sign-in-wait' });
  });

  test('one network is slowed down over all names; a known device on it is not', async () => {
    const { browser } = await world.startOfficer('same-office');
    browser.address = '198.18.5.77';
    for (let round = 0; round < 100; round += 1) {
      await signIn(world.browser({ address: `198.18.5.${round}` }), `sprayed-${round}`, 'wrong');
    }
    expect(await signIn(world.browser({ address: '198.18.5.200' }), 'sprayed-new')).toMatchObject({ code: 'accounts/sign-in-wait' });
    expect(await signIn(world.browser({ address: '198.18.6.200' }), 'sprayed-new')).toMatchObject({ code: 'accounts/sign-in-refused' });
    expect(await signIn(browser, 'same-office')).toMatchObject({ ok: true });
    world.clock.advance(HOUR);
    expect(await signIn(world.browser({ address: '198.18.5.200' }), 'sprayed-new')).toMatchObject({ code: 'accounts/sign-in-refused' });
  });
});
