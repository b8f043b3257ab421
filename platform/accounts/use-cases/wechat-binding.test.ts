import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import type { Browser } from '../test/sign-in-world.ts';
import { openWechatWorld, valueOf, type WechatWorld } from '../test/wechat-world.ts';

let world: WechatWorld;
beforeAll(async () => { world = await openWechatWorld(); });
afterAll(() => world.close());

let phones = 13_800_000_000;
const newPhone = () => String(phones += 1);
const ticketOf = async (browser: Browser, visitor: string) => valueOf(await world.enter(browser, visitor)).ticket ?? '';
const DAY = 24 * 3_600_000;

async function toldTo(personId: string): Promise<string[]> {
  const rows = await world.ownerDb.pool<{ type: string }[]>`
    select j.type from journal_event j where j.type like 'accounts.wechat%' and j.subject_id = ${personId} order by j.seq`;
  return rows.map((row) => row.type);
}

describe('a real-name member', () => {
  const NAME = { name: '买买提·艾力', idNumber: '61030219900307291X' };
  async function member() {
    const browser = world.browser();
    const personId = await world.byPhone(browser, newPhone());
    world.register.set(personId, NAME);
    return { browser, personId, ticket: await ticketOf(browser, `member-${personId}`) };
  }

  test('names themselves and the last six of the number as well; spaces, dots, width and case do not matter', async () => {
    const { browser, ticket } = await member();
    expect(await world.call(browser, endpoints.bindWechat, { ticket })).toMatchObject({ code: 'accounts/real-name-needed' });
    expect(await world.call(browser, endpoints.bindWechat, { ticket, name: NAME.name })).toMatchObject({ code: 'accounts/real-name-needed' });
    expect(await world.call(browser, endpoints.bindWechat, { ticket, name: NAME.name, idTail: '072910' })).toMatchObject({ code: 'accounts/real-name-wrong', params: { left: 4 } });
    expect(await world.call(browser, endpoints.bindWechat, { ticket, name: '别人', idTail: '07291X' })).toMatchObject({ code: 'accounts/real-name-wrong', params: { left: 3 } });
    expect(await world.call(browser, endpoints.bindWechat, { ticket, name: ' 买买提 • 艾力', idTail: '０7291x' })).toMatchObject({ ok: true });
  });

  test('has five tries a day, whatever the browser; the sixth is not judged, nobody else is held up, and the next day begins anew', async () => {
    const [one, other] = [await member(), await member()];
    for (let left = 4; left >= 0; left -= 1) {
      expect(await world.call(one.browser, endpoints.bindWechat, { ticket: one.ticket, name: '错', idTail: '000000' })).toMatchObject({ params: { left } });
    }
    const right = { name: NAME.name, idTail: '07291X' };
    expect(await world.call(one.browser, endpoints.bindWechat, { ticket: one.ticket, ...right })).toMatchObject({ code: 'accounts/real-name-tries' });
    expect(await world.call(other.browser, endpoints.bindWechat, { ticket: other.ticket, ...right })).toMatchObject({ ok: true });
    world.clock.advance(DAY);
    const again = world.browser();
    const phone = String(phones - 1);
    expect(await world.byPhone(again, phone)).toBe(one.personId);
    expect(await world.call(again, endpoints.bindWechat, { ticket: await ticketOf(again, 'next-day'), ...right })).toMatchObject({ ok: true });
  });

  test('is not judged twice at once: of ten tries sent together five are', async () => {
    const { browser, ticket } = await member();
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.call({ ...browser }, endpoints.bindWechat, { ticket, name: '错', idTail: '000000' })));
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort();
    expect(codes.filter((code) => code === 'accounts/real-name-wrong').length).toBeLessThanOrEqual(5);
    expect(codes.every((code) => code !== 'ok')).toBe(true);
  });
});

describe('one WeChat, one person', () => {
  test('somebody else\'s is never taken away', async () => {
    const [, stranger] = [await world.bindNew(newPhone(), 'shared'), world.browser()];
    // Unbound when the ticket was given, bound by somebody else before it was used.
    await world.byPhone(stranger, newPhone());
    const ticket = await ticketOf(stranger, 'raced');
    await world.bindNew(newPhone(), 'raced');
    expect(await world.call(stranger, endpoints.bindWechat, { ticket })).toMatchObject({ code: 'accounts/wechat-other' });
  });

  test('a new one takes the place of the person\'s old one: it opens nothing any more, its sessions end, and the owner is told', async () => {
    const { browser, personId } = await world.bindNew(newPhone(), 'old');
    const byOld = world.browser();
    await world.enter(byOld, 'old');
    expect(await world.who(byOld)).toBe(personId);
    valueOf(await world.call(browser, endpoints.bindWechat, { ticket: await ticketOf(browser, 'new') }));
    expect(await world.who(byOld)).toBeUndefined();
    expect(await world.who(browser)).toBe(personId);
    expect(await ticketOf(world.browser(), 'old')).not.toBe('');
    const byNew = world.browser();
    expect(await world.enter(byNew, 'new')).toMatchObject({ value: { ticket: null } });
    expect(await toldTo(personId)).toEqual(['accounts.wechatBound', 'accounts.wechatBound']);
  });
});

describe('unbinding', () => {
  test('ends every session that the WeChat opened and no other, and the WeChat opens nothing', async () => {
    const { browser, personId } = await world.bindNew(newPhone(), 'leaving');
    const entered = [world.browser(), world.browser()];
    for (const one of entered) await world.enter(one, 'leaving');
    valueOf(await world.call(browser, endpoints.unbindWechat, {}));
    expect(await Promise.all(entered.map(world.who))).toEqual([undefined, undefined]);
    expect(await world.who(browser)).toBe(personId);
    expect(await ticketOf(world.browser(), 'leaving')).not.toBe('');
    expect(valueOf(await world.call(browser, endpoints.readOwnWechat, {})).boundAt).toBeNull();
    expect(await world.call(browser, endpoints.unbindWechat, {})).toMatchObject({ code: 'accounts/wechat-not-bound' });
    expect(await toldTo(personId)).toEqual(['accounts.wechatBound', 'accounts.wechatUnbound']);
  });

  test('SE-2 misses no sign-in that is under way', async () => {
    const { browser } = await world.bindNew(newPhone(), 'racing');
    const others = await Promise.all(Array.from({ length: 12 }, async () => {
      const one = world.browser();
      return { one, query: await world.visit(one, 'racing') };
    }));
    const entering = others.map(({ one, query }) => world.call(one, endpoints.finishWechat, query));
    const [unbound] = await Promise.all([world.call(browser, endpoints.unbindWechat, {}), ...entering]);
    expect(unbound).toMatchObject({ ok: true });
    expect(await Promise.all(others.map(({ one }) => world.who(one)))).toEqual(others.map(() => undefined));
  });
});
