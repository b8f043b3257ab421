import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { endMembership } from '#platform/orgs/memberships/change-membership.ts';
import { findHome } from '#platform/orgs/memberships/store/memberships.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { memberEndpoints } from '../contract/member.ts';
import { completeTransfers } from '../use-cases/run-clocks.ts';
import { isSignedBy } from '../member/card-signature.ts';
import { judgeOffline } from '../rules/offline-verdict.ts';
import { rememberCardKey } from '../use-cases/card-keys.ts';
import { publicCardKey, toCardToken } from '../use-cases/signed-token.ts';
import { openMembershipWorld, personOf, type MembershipWorld } from './membership-world.ts';
import { assertReplays } from './replayed.ts';

let m: MembershipWorld;
beforeAll(async () => { m = await openMembershipWorld(); });
afterAll(() => m.world.close());

const mine = (worker: Actor) => m.recorder.call(endpoints.readMine, worker, {});
const ask = async (worker: Actor, unionId = m.unions.workshop) => {
  const transferId = newId<'transfer'>(m.world.house);
  await m.recorder.call(endpoints.askTransfer, worker, { transferId, unionId });
  return transferId;
};
const endOf = async (chair: Actor, side: 'out' | 'in', unionId: string, name: string) => {
  const { transfers } = await m.recorder.call(endpoints.listTransfers, chair, { unionId, view: 'open' });
  return transfers.find((one) => one.side === side && one.name === name);
};
const confirm = async (chair: Actor, side: 'out' | 'in', unionId: string, name: string) =>
  m.recorder.call(endpoints.confirmTransfer, chair, { endId: (await endOf(chair, side, unionId, name))?.endId ?? '' });

describe('a transfer', () => {
  test('is completed by both ends, in either order, and moves the home in one step', async () => {
    const worker = await m.person('转会甲', m.unions.factory);
    await ask(worker);
    expect((await mine(worker)).home).toMatchObject({ unionId: m.unions.factory, standing: 'transferring' });
    expect(await confirm(m.chairs.workshop, 'in', m.unions.workshop, '转会甲')).toEqual({ status: 'open' });
    expect(await endOf(m.chairs.factory, 'out', m.unions.factory, '转会甲')).toMatchObject({ confirmed: ['in'], can: { decide: true }, toName: '示例加工点工会' });
    expect(await endOf(m.chairs.workshop, 'in', m.unions.workshop, '转会甲')).toMatchObject({ can: { decide: false } });
    expect(await confirm(m.chairs.factory, 'out', m.unions.factory, '转会甲')).toEqual({ status: 'completed' });
    expect(await mine(worker)).toMatchObject({ home: { unionId: m.unions.workshop, standing: 'valid' }, transfer: { status: 'completed', confirmed: ['in', 'out'] } });
  });

  test('is stopped by an objection with its reason, and everything is as before; who has confirmed objects no more', async () => {
    const worker = await m.person('转会乙', m.unions.factory);
    await ask(worker);
    const endId = (await endOf(m.chairs.factory, 'out', m.unions.factory, '转会乙'))?.endId ?? '';
    await m.recorder.refused(endpoints.objectToTransfer, m.chairs.workshop, { endId, reason: '不该由我说' }, generalErrors['not-found']);
    await confirm(m.chairs.workshop, 'in', m.unions.workshop, '转会乙');
    const inEnd = (await endOf(m.chairs.workshop, 'in', m.unions.workshop, '转会乙'))?.endId ?? '';
    await m.recorder.refused(endpoints.objectToTransfer, m.chairs.workshop, { endId: inEnd, reason: '改主意了' }, errors['moved-on']);
    await m.recorder.call(endpoints.objectToTransfer, m.chairs.factory, { endId, reason: '劳动关系还没有转出' });
    await m.recorder.refused(endpoints.confirmTransfer, m.chairs.factory, { endId }, errors['moved-on']);
    expect(await mine(worker)).toMatchObject({
      home: { unionId: m.unions.factory, standing: 'valid' }, transfer: { status: 'objected', objectedBy: 'out', reason: '劳动关系还没有转出' },
    });
  });

  test('that nobody answers is completed by the calendar after the last day, and not on it', async () => {
    const worker = await m.person('转会丙', m.unions.factory);
    const { dueOn } = await m.recorder.call(endpoints.askTransfer, worker, { transferId: newId(m.world.house), unionId: m.unions.neighbour });
    expect(dueOn).toBe('2026-03-30');
    m.world.clock.set(new Date('2026-03-30T15:59:59Z'));
    expect(await m.world.asSystem('job', completeTransfers)).toBe(0);
    m.world.clock.set(new Date('2026-03-30T16:00:00Z'));
    expect(await m.world.asSystem('job', completeTransfers)).toBe(1);
    expect((await mine(worker)).home).toMatchObject({ unionId: m.unions.neighbour });
  });

  test('is taken back by its worker, asked for once at a time, and needs somewhere to come from and to go to', async () => {
    const worker = await m.person('转会丁', m.unions.factory);
    const transferId = await ask(worker);
    await m.recorder.refused(endpoints.askTransfer, worker, { transferId: newId(m.world.house), unionId: m.unions.city }, errors['already-moving']);
    await m.recorder.refused(endpoints.leave, worker, {}, errors['already-moving']);
    await m.recorder.refused(endpoints.retain, worker, { cause: 'retired' }, errors['already-moving']);
    await m.recorder.call(endpoints.withdrawTransfer, worker, { transferId });
    await m.recorder.refused(endpoints.withdrawTransfer, worker, { transferId }, errors['moved-on']);
    expect((await mine(worker)).home).toMatchObject({ unionId: m.unions.factory, standing: 'valid' });
    await m.recorder.refused(endpoints.askTransfer, worker, { transferId: newId(m.world.house), unionId: m.unions.factory }, errors['same-union']);
    await m.recorder.refused(endpoints.askTransfer, worker, { transferId: newId(m.world.house), unionId: newId(m.world.house) }, errors['union-gone']);
    await m.recorder.refused(endpoints.askTransfer, worker, { transferId, unionId: m.unions.city }, errors['already-moving']);
    await m.recorder.refused(endpoints.askTransfer, await m.person(), { transferId: newId(m.world.house), unionId: m.unions.city }, errors['not-member']);
  });

  test('of somebody who is expelled meanwhile moves nobody', async () => {
    const worker = await m.person('转会戊', m.unions.factory);
    await ask(worker);
    await m.world.asSystem('job', async (ctx) => {
      const home = await findHome(ctx.tx, personOf(worker));
      if (home !== undefined) await endMembership(ctx, { membershipId: home.id, reason: 'expelled' });
    });
    m.world.clock.set(new Date('2026-05-30T16:00:00Z'));
    await m.world.asSystem('job', completeTransfers);
    expect(await mine(worker)).toMatchObject({ home: null, transfer: { status: 'withdrawn' } });
  });

  test('keeps a retained membership retained when nothing comes of it', async () => {
    const worker = await m.person('转会己', m.unions.factory);
    await m.recorder.call(endpoints.retain, worker, { cause: 'out-of-work' });
    await m.recorder.refused(endpoints.retain, worker, { cause: 'out-of-work' }, errors['already-retained']);
    const transferId = await ask(worker);
    await m.recorder.call(endpoints.withdrawTransfer, worker, { transferId });
    expect((await mine(worker)).home).toMatchObject({ standing: 'retained' });
    await m.recorder.call(endpoints.leave, worker, {});
    expect((await mine(worker)).home).toBeNull();
    await m.recorder.refused(endpoints.leave, worker, {}, errors['not-member']);
    await m.recorder.refused(endpoints.retain, worker, { cause: 'retired' }, errors['not-member']);
  });
});

describe('a card', () => {
  const check = (token: string) => m.recorder.call(endpoints.checkCard, { kind: 'anonymous' }, { token });

  test('is checked by anybody: valid, retained, left, expired, and never more than a masked name', async () => {
    const worker = await m.person('王小明', m.unions.factory);
    expect((await m.recorder.call(endpoints.readCard, worker, {})).card).toBeNull();
    const { number } = await m.recorder.call(endpoints.issueCard, worker, {});
    expect(await m.recorder.call(endpoints.issueCard, worker, {})).toEqual({ number });
    const { card } = await m.recorder.call(endpoints.readCard, worker, {});
    expect(card).toMatchObject({ number, name: '王小明', unionName: '示例玩具有限公司工会委员会', standing: 'valid' });
    const token = card?.address.split('/c/')[1] ?? '';
    expect(await check(token)).toMatchObject({ state: 'valid', maskedName: '王*明', unionName: '示例玩具有限公司工会委员会', numberEnd: number.slice(-4) });
    await m.recorder.call(endpoints.retain, worker, { cause: 'retired' });
    expect(await check(token)).toMatchObject({ state: 'retained' });
    await m.recorder.call(endpoints.leave, worker, {});
    expect(await check(token)).toMatchObject({ state: 'left', maskedName: '王*明', unionName: '' });
    m.world.clock.advance(121_000);
    expect(await check(token)).toMatchObject({ state: 'expired', maskedName: '', unionName: '' });
    await m.recorder.refused(endpoints.issueCard, worker, {}, errors['not-member']);
  });

  test('any phone gets the keys that check it, and is told which of them were put away', async () => {
    const read = () => m.recorder.call(endpoints.readCardKeys, { kind: 'anonymous' }, {});
    const [own, former] = [publicCardKey(m.world.house.keyring), temporaryKeyring(seededRandom('a keyring before'))];
    await m.world.asSystem('job', (ctx) => rememberCardKey({ ...ctx, keyring: former }));
    expect((await read()).keys).toEqual([{ ...own, until: null }, { ...publicCardKey(former), until: m.world.clock.now().toISOString() }]);
    const changedAt = m.world.clock.now();
    for (let hour = 0; hour < 2; hour += 1) await m.world.asSystem('job', (ctx) => rememberCardKey(ctx));
    m.world.clock.advance(3_600_000);
    const kept = await read();
    expect(kept.keys).toEqual([{ ...own, until: null }, { ...publicCardKey(former), until: changedAt.toISOString() }]);
    const card = { cardId: newId(m.world.house), issuedAt: m.world.clock.now(), standing: 'valid' as const, numberEnd: '0001' };
    const judge = (keyring: typeof former) => judgeOffline(toCardToken(keyring, card), JSON.parse(JSON.stringify(kept)), { nowMs: m.world.clock.now().getTime(), verify: isSignedBy });
    expect([(await judge(m.world.house.keyring)).state, (await judge(former)).state]).toEqual(['good', 'retired-key']);
  });

  test('QR-1 with any bit changed is nobody\'s', async () => {
    const cardId = newId(m.world.house);
    const token = toCardToken(m.world.house.keyring, { cardId, issuedAt: m.world.clock.now(), standing: 'valid', numberEnd: '0000' });
    expect(await check(token)).toMatchObject({ state: 'forged' });
    for (const forged of ['', 'x', token.slice(1), `${token}A`, `A${token.slice(1)}`, token.toUpperCase(), 'Ω'.repeat(116)]) {
      expect(await check(forged), forged).toMatchObject({ state: 'forged', maskedName: '' });
    }
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(m.recorder.missing(memberEndpoints)).toEqual([]);
});

test('the journal alone gives every row again', () => assertReplays(m.world));
