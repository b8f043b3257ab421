import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endConsent } from '#platform/consents/use-cases/take-consents.ts';
import type { Agreement } from '#platform/consents/wire.ts';
import { toId } from '#platform/kernel/id.ts';
import { endpoints } from '../contract.ts';
import { judgeCode } from '../judge-code.ts';
import { spendCode } from '../store/codes.ts';
import { accountConsent, openSignInWorld, type Browser, type SignInWorld } from '../test/sign-in-world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());
beforeEach(() => { world.clock.advance(2 * DAY); });

let phones = 0;
const newPhone = () => `138 0000 ${String(phones += 1).padStart(4, '0')}`;
const ask = (browser: Browser, phone: string) => world.call(browser, endpoints.requestCode, { phone });
const enter = (browser: Browser, requestId: string, code: string, name?: string) =>
  world.call(browser, endpoints.signInWithCode, { requestId, code, ...(name !== undefined && { name, consent: accountConsent }) });
const requestIdOf = async (browser: Browser, phone: string) => {
  const answer = await ask(browser, phone);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.requestId;
};
const wrongCode = () => (world.newestCode() === '000000' ? '111111' : '000000');
const me = async (browser: Browser) => {
  const answer = await world.call(browser, endpoints.readMe, {});
  return answer.ok ? answer.value.me : undefined;
};

describe('signing in with a code', () => {
  test('a new phone becomes a person under the name given, and is the same person next time', async () => {
    const [phone, browser] = [newPhone(), world.browser()];
    const requestId = await requestIdOf(browser, phone);
    expect(world.inbox.list()[0]).toMatchObject({ template: 'sign-in-code', params: { code: expect.stringMatching(/^\d{6}$/), minutes: '5' } });
    expect(await enter(browser, requestId, world.newestCode(), '王师傅')).toEqual({ ok: true, value: {} });
    const first = await me(browser);
    expect(first).toMatchObject({ name: '王师傅', grants: [], homeUnion: null });
    world.clock.advance(MINUTE);
    const other = world.browser();
    const again = await requestIdOf(other, `+86${phone}`);
    expect(await enter(other, again, world.newestCode())).toMatchObject({ ok: true });
    expect((await me(other))?.personId).toBe(first?.personId);
    expect(await me(browser)).toBeDefined();
  });

  test('without a name for a new phone the code stays good', async () => {
    const browser = world.browser();
    const requestId = await requestIdOf(browser, newPhone());
    expect(await enter(browser, requestId, world.newestCode())).toMatchObject({ code: 'accounts/name-needed' });
    expect(await enter(browser, requestId, world.newestCode(), '李师傅')).toMatchObject({ ok: true });
  });

  test('without the yes to the notice nobody is made and the code stays good; taken back, it is asked for again', async () => {
    const [phone, browser] = [newPhone(), world.browser()];
    const requestId = await requestIdOf(browser, phone);
    const withConsent = (consent: Agreement | undefined, request = requestId) =>
      world.call(browser, endpoints.signInWithCode, { requestId: request, code: world.newestCode(), name: '何师傅', ...(consent && { consent }) });
    expect(await withConsent(undefined)).toMatchObject({ code: 'consents/consent-missing' });
    expect(await withConsent({ ...accountConsent, hash: '0'.repeat(64) })).toMatchObject({ code: 'consents/text-changed' });
    expect(await withConsent({ ...accountConsent, purposes: ['joining'] })).toMatchObject({ code: 'consents/purpose-unknown' });
    expect(await world.ownerDb.pool`select 1 from orgs_person p where p.name = '何师傅'`).toHaveLength(0);
    expect(await withConsent(accountConsent)).toMatchObject({ ok: true });
    const personId = (await me(browser))?.personId ?? '';
    await world.asSystem('setup', (ctx) => endConsent(ctx, { personId: toId(personId), textKey: 'account', purpose: 'account', way: 'counter', officerId: null }));
    world.clock.advance(MINUTE);
    const again = await requestIdOf(browser, phone);
    expect(await withConsent(undefined, again)).toMatchObject({ code: 'consents/consent-missing' });
    expect(await withConsent(accountConsent, again)).toMatchObject({ ok: true });
  });

  test('the answer to a request is the same for a phone that is known and one that is not (SE-8)', async () => {
    const [phone, browser] = [newPhone(), world.browser()];
    const requestId = await requestIdOf(browser, phone);
    await enter(browser, requestId, world.newestCode(), '张师傅');
    world.clock.advance(MINUTE);
    const [known, unknown] = [await ask(world.browser(), phone), await ask(world.browser(), newPhone())];
    const shape = (answer: typeof known) => answer.ok && { ...answer.value, requestId: '' };
    expect(shape(known)).toEqual(shape(unknown));
    expect(world.hashing.count).toBe(0);
  });

  test('what is not a mobile number is refused before anything is sent', async () => {
    const before = world.inbox.list().length;
    expect(await ask(world.browser(), '010-12345678')).toMatchObject({ code: 'accounts/not-a-mobile-number' });
    expect(world.inbox.list()).toHaveLength(before);
  });
});

describe('a code', () => {
  test('opens once', async () => {
    const browser = world.browser();
    const requestId = await requestIdOf(browser, newPhone());
    await enter(browser, requestId, world.newestCode(), '赵师傅');
    expect(await enter(world.browser(), requestId, world.newestCode(), '赵师傅')).toMatchObject({ code: 'accounts/code-used' });
  });

  test('opens once for four at the same moment', async () => {
    const requestId = await requestIdOf(world.browser(), newPhone());
    const code = world.newestCode();
    const answers = await Promise.all(Array.from({ length: 4 }, () => enter(world.browser(), requestId, code, '钱师傅')));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const left = await world.ownerDb.pool`select count(*)::integer as n from accounts_session s join orgs_person p
      on p.id = s.person_id where p.name = '钱师傅'`;
    expect(left[0]?.n).toBe(1);
  });

  test('that two have typed rightly before either went in is used up by one of them', async () => {
    const requestId = await requestIdOf(world.browser(), newPhone());
    await world.asSystem('job', async (ctx) => {
      const typed = { requestId, code: world.newestCode() };
      const system = { ...ctx, ports: world.house.ports };
      expect(await judgeCode(system, typed)).toEqual(await judgeCode(system, typed));
      expect([await spendCode(ctx.tx, requestId, ctx.clock.now()), await spendCode(ctx.tx, requestId, ctx.clock.now())]).toEqual([true, false]);
    });
  });

  test('cannot be guessed: after five tries the right one is refused too', async () => {
    const requestId = await requestIdOf(world.browser(), newPhone());
    for (let left = 4; left > 0; left -= 1) {
      expect(await enter(world.browser(), requestId, wrongCode(), '孙师傅')).toEqual({ ok: false, code: 'accounts/code-wrong', params: { left } });
    }
    expect(await enter(world.browser(), requestId, wrongCode(), '孙师傅')).toMatchObject({ code: 'accounts/code-exhausted' });
    expect(await enter(world.browser(), requestId, world.newestCode(), '孙师傅')).toMatchObject({ code: 'accounts/code-exhausted' });
  });

  test('is judged at most five times by two servers with fifty guesses at the same moment', async () => {
    const requestId = await requestIdOf(world.browser(), newPhone());
    const servers = [world, await world.secondServer()];
    const guess = wrongCode();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) =>
      (servers[index % 2] ?? world).call(world.browser(), endpoints.signInWithCode, { requestId, code: guess, name: '周师傅', consent: accountConsent })));
    const judged = answers.filter((answer) => !answer.ok && answer.params['left'] !== undefined);
    expect(judged.length).toBeLessThanOrEqual(5);
    expect(answers.every((answer) => !answer.ok)).toBe(true);
    const [row] = await world.ownerDb.pool`select c.tries from accounts_code c where c.request_id = ${requestId}`;
    expect(row?.tries).toBe(judged.length);
  });

  test('is good for its own request only', async () => {
    const browser = world.browser();
    await requestIdOf(browser, newPhone());
    const stolen = world.newestCode();
    const other = await requestIdOf(browser, newPhone());
    expect(await enter(browser, other, stolen === world.newestCode() ? wrongCode() : stolen, '吴师傅')).toMatchObject({ code: 'accounts/code-wrong' });
  });

  test('lives five minutes, to the second', async () => {
    const [early, late] = [await requestIdOf(world.browser(), newPhone()), world.newestCode()];
    world.clock.advance(5 * MINUTE);
    expect(await enter(world.browser(), early, late, '郑师傅')).toMatchObject({ code: 'accounts/code-expired' });
    const requestId = await requestIdOf(world.browser(), newPhone());
    world.clock.advance(5 * MINUTE - 1000);
    expect(await enter(world.browser(), requestId, world.newestCode(), '郑师傅')).toMatchObject({ ok: true });
  });
});

describe('asking for codes', () => {
  test('once a minute and five times a day for one phone, also at the same moment', async () => {
    const phone = newPhone();
    const crowd = await Promise.all(Array.from({ length: 6 }, () => ask(world.browser(), phone)));
    expect(crowd.filter((answer) => answer.ok)).toHaveLength(1);
    for (let round = 0; round < 4; round += 1) {
      world.clock.advance(MINUTE);
      expect(await ask(world.browser(), phone)).toMatchObject({ ok: true });
    }
    world.clock.advance(MINUTE);
    expect(await ask(world.browser(), phone)).toMatchObject({ code: 'accounts/code-daily-limit' });
  });

  test('strangers who use up a phone\'s codes do not lock its owner out', async () => {
    const [phone, own] = [newPhone(), world.browser()];
    await enter(own, await requestIdOf(own, phone), world.newestCode(), '冯师傅');
    for (let round = 0; round < 6; round += 1) {
      world.clock.advance(MINUTE);
      await ask(world.browser(), phone);
    }
    expect(await ask(world.browser(), phone)).toMatchObject({ ok: false });
    expect(await ask(own, phone)).toMatchObject({ ok: true });
  });

  test('a provider that fails is named as such, and the code it did not take is counted', async () => {
    const phone = newPhone();
    const broken = { ...world.house, ports: { ...world.house.ports, sms: { send: () => Promise.reject(new Error(`no route to ${phone}`)) } } };
    const handler = (await import('./request-code.ts')).requestCode;
    const run = () => world.db.transact({}, (tx) => handler.run({
      ...broken, tx, caller: { address: '203.0.113.9', device: undefined },
    } as never, { phone } as never, undefined as never));
    await expect(run()).rejects.toMatchObject({ code: 'accounts/sms-failed' });
    await expect(run()).rejects.toMatchObject({ code: 'accounts/code-too-soon' });
    expect(world.log.join('\n')).not.toContain('138');
  });
});
