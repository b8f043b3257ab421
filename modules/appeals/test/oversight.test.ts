import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { openAppealsWorld, NOBODY, type AppealsWorld } from './appeals-world.ts';
import { endpoints, errors } from '../contract.ts';
import { oversightEndpoints } from '../contract/oversight.ts';
import { ALARM_DAYS } from '../rules/alarm.ts';
import { DEFAULT_LIMITS } from '../rules/limits.ts';

let world: AppealsWorld;
beforeAll(async () => { world = await openAppealsWorld(); });
afterAll(async () => { await world.close(); });

const STRICT = { closeDays: 2, rungDays: 2, waitDays: 3, pauseDays: 5, refuseDays: 2, source: '本会对职工的承诺' };
const call: AppealsWorld['recorder']['call'] = (...parts) => world.recorder.call(...parts);
const today = () => dateInChina(world.clock.now());

describe('time limits', () => {
  test('are the published defaults until a union sets its own; from that day on they hold for it and everything below', async () => {
    const [city, chair] = [await world.as('city'), await world.as('chair')];
    const before = await call(endpoints.listLimits, chair, { unionId: world.unions.factory });
    expect(before.inForce.find((one) => one.topic === 'aid')).toMatchObject({ ...DEFAULT_LIMITS.aid, setBy: null });
    const first = await world.submit();
    const validFrom = addDays(today(), 1);
    await call(endpoints.setLimit, city, { unionId: world.unions.city, topic: 'aid', ...STRICT, validFrom });
    const sameDay = await world.submit();
    world.clock.advance(24 * 3_600_000);
    const later = await world.submit();
    const due = async (appealId: string) => (await call(endpoints.readAppeal, chair, { appealId })).dueOn ?? '';
    // 2026-03-09 is a Monday: three working days, and from Tuesday on two.
    expect([await due(first.appealId), await due(sameDay.appealId), await due(later.appealId)]).toEqual(['2026-03-12', '2026-03-12', '2026-03-12']);
    expect((await call(endpoints.listLimits, chair, { unionId: world.unions.factory })).inForce.find((one) => one.topic === 'aid')).toMatchObject({
      closeDays: 2, setBy: '安康市总工会', source: STRICT.source, validFrom,
    });
  });

  test('may be stricter below and never looser, and never hold backwards', async () => {
    const [city, chair] = [await world.as('city'), await world.as('chair')];
    const own = { unionId: world.unions.factory, topic: 'complaint' as const, ...STRICT, validFrom: today() };
    await call(endpoints.setLimit, city, { ...own, unionId: world.unions.city, closeDays: 10 });
    expect(await world.recorder.refused(endpoints.setLimit, chair, { ...own, closeDays: 11 }, errors['limit-looser'])).toEqual({ field: 'closeDays', allowed: 10 });
    await world.recorder.refused(endpoints.setLimit, chair, { ...own, validFrom: toPlainDate('2026-01-01') }, errors['limit-past']);
    await call(endpoints.setLimit, chair, { ...own, closeDays: 9 });
    await call(endpoints.setLimit, chair, { ...own, closeDays: 5, validFrom: addDays(today(), 3) });
    const { own: set, inForce } = await call(endpoints.listLimits, chair, { unionId: world.unions.factory });
    expect(set.map((one) => [one.closeDays, one.validFrom, one.validTo])).toEqual([[5, addDays(today(), 3), null], [9, today(), addDays(today(), 3)]]);
    expect(inForce.find((one) => one.topic === 'complaint')?.closeDays).toBe(9);
  });
});

describe('a stricter limit set above', () => {
  test('binds whoever had set a looser one before: theirs rests and the page says so, running cases keep their day, and it holds again once the one above is loosened', async () => {
    const [city, chair] = [await world.as('city'), await world.as('chair')];
    const topic = 'consultation' as const;
    const days = { closeDays: 3, rungDays: 5, waitDays: 10, pauseDays: 30, refuseDays: 5, source: '依据文件', topic };
    const due = async (appealId: string) => (await call(endpoints.readAppeal, chair, { appealId })).dueOn ?? '';
    const [inForce, own] = [
      async () => (await call(endpoints.listLimits, chair, { unionId: world.unions.factory })).inForce.find((one) => one.topic === topic),
      async () => (await call(endpoints.listLimits, chair, { unionId: world.unions.factory })).own.find((one) => one.topic === topic),
    ];
    await call(endpoints.setLimit, chair, { ...days, unionId: world.unions.factory, waitDays: 4, validFrom: today() });
    const running = await world.submit({ topic });
    const promised = await due(running.appealId);
    await call(endpoints.setLimit, city, { ...days, unionId: world.unions.city, closeDays: 1, waitDays: 6, source: '市总规定', validFrom: today() });
    expect(await inForce()).toMatchObject({
      closeDays: 1, waitDays: 4, rungDays: 5, setBy: '毛绒玩具厂工会', allowed: { closeDays: 1, waitDays: 6 },
      others: [{ setBy: '安康市总工会', source: '市总规定', limits: ['closeDays'] }],
    });
    expect(await own()).toMatchObject({ closeDays: 3, validTo: null, resting: ['closeDays'] });
    const later = await world.submit({ topic });
    expect(await due(running.appealId)).toBe(promised);
    expect(await due(later.appealId) < promised).toBe(true);
    await call(endpoints.setLimit, city, { ...days, unionId: world.unions.city, source: '市总新规定', validFrom: addDays(today(), 1) });
    world.clock.advance(24 * 3_600_000);
    expect(await inForce()).toMatchObject({ closeDays: 3, waitDays: 4, others: [] });
    expect(await own()).toMatchObject({ closeDays: 3, resting: [] });
  });
});

describe('many workers with one matter', () => {
  test('are told to the union above at the fifth within a week, once, and it says when it has seen it', async () => {
    world.clock.advance((ALARM_DAYS + 1) * 24 * 3_600_000);
    const city = await world.as('city');
    const alarms = async () => (await call(endpoints.listAlarms, city, {})).alarms;
    for (let index = 0; index < 4; index += 1) await world.submit({ topic: 'suggestion' });
    expect(await alarms()).toEqual([]);
    for (let index = 0; index < 3; index += 1) await world.submit({ topic: 'suggestion' });
    const [alarm, ...more] = await alarms();
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({ unionName: '毛绒玩具厂工会', topic: 'suggestion', cases: 5, isSeen: false });
    expect((await call(endpoints.listAlarms, await world.as('chair'), {})).alarms).toEqual([]);
    await call(endpoints.seeAlarm, city, { alarmId: alarm?.alarmId ?? '' });
    expect((await alarms())[0]?.isSeen).toBe(true);
  });
});

describe('calls back by another union', () => {
  test('come for about a tenth, never to the union that handled the case; the number is shown until the call is made', async () => {
    const [contact, city] = [await world.as('contact'), await world.as('city')];
    const cases = 60;
    for (let index = 0; index < cases; index += 1) {
      const { appealId } = await world.submit({ topic: 'legal-aid' });
      await call(endpoints.acceptAppeal, contact, { appealId });
      await call(endpoints.closeAppeal, contact, { appealId, result: '已协调解决' });
    }
    const { callBacks } = await call(endpoints.listCallBacks, city, {});
    expect(callBacks.length).toBeGreaterThan(0);
    expect(callBacks.length).toBeLessThan(cases / 2);
    expect((await call(endpoints.listCallBacks, await world.as('chair'), {})).callBacks).toEqual([]);
    const [one] = callBacks;
    const callBackId = one?.callBackId ?? '';
    const caller = one?.unionName === '安康市总工会' ? city : await world.as('industry');
    expect(await call(endpoints.revealCallBack, caller, { callBackId })).toEqual({ name: '王师傅', phone: '+8613900001111' });
    await call(endpoints.recordCallBack, caller, { callBackId, isReached: true, isSolved: true, score: 4, remark: '职工表示满意' });
    // The figures of whoever had the case open the list of all of them, and it does not say which is which.
    const month = { unionId: world.unions.factory, from: addDays(today(), -60), to: today() };
    for (const kind of ['offered', 'reached', 'solved'] as const) {
      const seenBy = async (actor: typeof city) => (await call(endpoints.listCalled, actor, { ...month, kind })).calls;
      const [above, own] = [await seenBy(city), await seenBy(await world.as('chair'))];
      expect(own.map((row) => row.callBackId)).toEqual(above.map((row) => row.callBackId));
      expect(own).toHaveLength(kind === 'offered' ? callBacks.length : 1);
      expect([above.every((row) => row.about !== null), own.every((row) => row.about === null)]).toEqual([true, true]);
    }
    await world.recorder.refused(endpoints.revealCallBack, caller, { callBackId }, errors['call-back-done']);
    await world.recorder.refused(endpoints.recordCallBack, caller, { callBackId, isReached: false }, errors['call-back-done']);
    expect((await call(endpoints.listCallBacks, caller, {})).callBacks.find((row) => row.callBackId === callBackId)).toMatchObject({ isSolved: true, score: 4 });
    await expect(world.call(endpoints.listCallBacks, NOBODY, {})).rejects.toThrow();
  }, 60_000);
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(world.recorder.missing({ ...oversightEndpoints, listCalled: endpoints.listCalled })).toEqual([]);
});
