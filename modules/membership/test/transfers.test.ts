import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { temporaryKeyring } from '#platform/crypto/keyring.ts';
import { publicKeyOf } from '#platform/crypto/public-key.ts';
import { errors as flowsErrors } from '#platform/flows/contract.ts';
import { wakeCases } from '#platform/flows/jobs.ts';
import { record } from '#platform/journal/journal.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { endMembership } from '#platform/orgs/memberships/change-membership.ts';
import { findHome } from '#platform/orgs/memberships/store/memberships.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { memberEndpoints } from '../contract/member.ts';
import { transferAsked } from '../events/definitions.ts';
import { transferProcess } from '../flows/transfer.ts';
import { takeUpRequests } from '../use-cases/take-up-requests.ts';
import { isSignedBy } from '#platform/ui/api/signature.ts';
import { judgeOffline } from '../rules/offline-verdict.ts';
import { rememberCardKey } from '../use-cases/card-keys.ts';
import { toCardToken } from '../use-cases/signed-token.ts';
import { flowCases, refusalOf, type FlowCases } from './cases.ts';
import { openMembershipWorld, personOf, type MembershipWorld } from './membership-world.ts';
import { assertReplays } from './replayed.ts';

let m: MembershipWorld;
let cases: FlowCases;
beforeAll(async () => {
  m = await openMembershipWorld();
  cases = flowCases(m.world);
});
afterAll(() => m.world.close());

const mine = (worker: Actor) => m.recorder.call(endpoints.readMine, worker, {});
const begin = (worker: Actor, to: string, from: string = m.unions.factory, caseId = newId<'transfer'>(m.world.house)) =>
  cases.start(worker, { caseId, unionId: from, process: transferProcess.key }, { to }).then(() => caseId);
const ask = (worker: Actor, to = m.unions.workshop) => begin(worker, to);
const endOf = async (chair: Actor, side: 'out' | 'in', unionId: string, name: string) => {
  const { transfers } = await m.recorder.call(endpoints.listTransfers, chair, { unionId, view: 'open' });
  return transfers.find((one) => one.side === side && one.name === name);
};
const passTo = (moment: string) => {
  m.world.clock.set(new Date(moment));
  return m.world.asSystem('job', wakeCases);
};

describe('a transfer', () => {
  test('is completed by both ends, in either order, and moves the home in one step', async () => {
    const worker = await m.person('转会甲', m.unions.factory);
    const transferId = await ask(worker);
    expect((await mine(worker)).home).toMatchObject({ unionId: m.unions.factory, standing: 'transferring' });
    expect((await cases.read(m.chairs.workshop, transferId)).unions).toEqual([{ unionId: m.unions.workshop, name: '示例加工点工会' }]);
    await cases.agree(m.chairs.workshop, transferId);
    expect(await endOf(m.chairs.factory, 'out', m.unions.factory, '转会甲')).toMatchObject({ transferId, confirmed: ['in'], can: { open: true }, toName: '示例加工点工会' });
    expect(await endOf(m.chairs.district, 'in', m.unions.district, '转会甲')).toMatchObject({ can: { open: false } });
    await cases.agree(m.chairs.factory, transferId);
    expect(await mine(worker)).toMatchObject({ home: { unionId: m.unions.workshop, standing: 'valid' }, transfer: { status: 'completed', confirmed: ['in', 'out'] } });
  });

  test('is stopped by an objection with its reason, and everything is as before; who has confirmed objects no more', async () => {
    const worker = await m.person('转会乙', m.unions.factory);
    const transferId = await ask(worker);
    await cases.agree(m.chairs.workshop, transferId);
    await expect(cases.refuse(m.chairs.workshop, transferId)).rejects.toThrow('no open task');
    await cases.refuse(m.chairs.factory, transferId, '劳动关系还没有转出');
    expect(await mine(worker)).toMatchObject({ home: { unionId: m.unions.factory, standing: 'valid' }, transfer: { status: 'objected', objectedBy: 'out' } });
    expect((await cases.read(worker, transferId)).trail.at(-1)).toMatchObject({ kind: 'refuse', words: '劳动关系还没有转出' });
    const other = await ask(worker);
    await cases.refuse(m.chairs.workshop, other);
    expect((await mine(worker)).transfer).toMatchObject({ status: 'objected', objectedBy: 'in' });
  });

  test('that nobody answers is completed by the calendar after the last day, and not on it; one word is enough where the other end is silent', async () => {
    const worker = await m.person('转会丙', m.unions.factory);
    const other = await m.person('转会辛', m.unions.factory);
    await begin(worker, m.unions.neighbour);
    await cases.agree(m.chairs.factory, await begin(other, m.unions.neighbour));
    expect((await mine(worker)).transfer).toMatchObject({ dueOn: '2026-03-30' });
    expect(await passTo('2026-03-30T15:59:59Z')).toBe(0);
    expect((await mine(worker)).home).toMatchObject({ unionId: m.unions.factory });
    expect(await passTo('2026-03-30T16:00:00Z')).toBe(2);
    expect(await mine(worker)).toMatchObject({ home: { unionId: m.unions.neighbour }, transfer: { status: 'completed', confirmed: [] } });
    expect(await mine(other)).toMatchObject({ home: { unionId: m.unions.neighbour }, transfer: { status: 'completed', confirmed: ['out'] } });
  });

  test('is taken back by its worker, asked for once at a time, and needs somewhere to come from and to go to', async () => {
    const worker = await m.person('转会丁', m.unions.factory);
    const transferId = await ask(worker);
    await refusalOf(errors['already-moving'], begin(worker, m.unions.city));
    await m.recorder.refused(endpoints.leave, worker, {}, errors['already-moving']);
    await m.recorder.refused(endpoints.retain, worker, { cause: 'retired' }, errors['already-moving']);
    await cases.withdraw(worker, transferId);
    await refusalOf(flowsErrors['over'], cases.withdraw(worker, transferId));
    expect((await mine(worker)).home).toMatchObject({ unionId: m.unions.factory, standing: 'valid' });
    await refusalOf(errors['same-union'], begin(worker, m.unions.factory));
    await refusalOf(errors['union-gone'], begin(worker, newId(m.world.house)));
    await refusalOf(errors['not-member'], begin(worker, m.unions.city, m.unions.workshop));
    await refusalOf(errors['already-moving'], begin(worker, m.unions.city, m.unions.factory, transferId));
    await refusalOf(errors['not-member'], begin(await m.person(), m.unions.city));
  });

  test('that came back is sent in again with the same goal, and gets its days anew where they are over', async () => {
    const worker = await m.person('转会庚', m.unions.factory);
    const transferId = await ask(worker);
    await cases.sendBack(m.chairs.factory, transferId, 'starter', 'direct');
    await refusalOf(errors['already-moving'], cases.resubmit(worker, transferId, { to: m.unions.city }));
    await passTo('2026-04-30T16:00:00Z');
    await cases.resubmit(worker, transferId, { to: m.unions.workshop });
    await m.world.asSystem('job', wakeCases);
    expect(await mine(worker)).toMatchObject({ transfer: { status: 'open' } });
    await cases.agree(m.chairs.factory, transferId);
    await cases.agree(m.chairs.workshop, transferId);
    expect((await mine(worker)).home).toMatchObject({ unionId: m.unions.workshop });
  });

  test('of before cases is taken up and completed by both ends', async () => {
    const worker = await m.person('转会旧', m.unions.factory);
    const transferId = newId<'transfer'>(m.world.house);
    await m.world.asSystem('demo', async (ctx) => {
      const end = () => newId<'transfer-end'>(ctx);
      await record(ctx, [transferAsked({
        transferId, personId: personOf(worker), fromId: m.unions.factory, toId: m.unions.workshop, outEndId: end(), inEndId: end(), name: '转会旧',
        dueOn: toPlainDate('2030-01-07'), formerStanding: 'valid',
      })]);
    });
    await m.world.asSystem('job', takeUpRequests);
    expect((await cases.read(worker, transferId)).visits.filter(({ step }) => step === 'release')).toMatchObject([{ state: 'open', dueAt: expect.stringMatching(/^2030-01-07/) }]);
    await cases.agree(m.chairs.factory, transferId);
    await cases.agree(m.chairs.workshop, transferId);
    expect(await mine(worker)).toMatchObject({ home: { unionId: m.unions.workshop }, transfer: { status: 'completed' } });
  });

  test('of somebody who is expelled meanwhile moves nobody', async () => {
    const worker = await m.person('转会戊', m.unions.factory);
    await ask(worker);
    await m.world.asSystem('job', async (ctx) => {
      const home = await findHome(ctx.tx, personOf(worker));
      if (home !== undefined) await endMembership(ctx, { membershipId: home.id, reason: 'expelled' });
    });
    await passTo('2026-06-30T16:00:00Z');
    expect(await mine(worker)).toMatchObject({ home: null, transfer: { status: 'withdrawn' } });
  });

  test('keeps a retained membership retained when nothing comes of it', async () => {
    const worker = await m.person('转会己', m.unions.factory);
    await m.recorder.call(endpoints.retain, worker, { cause: 'out-of-work' });
    await m.recorder.refused(endpoints.retain, worker, { cause: 'out-of-work' }, errors['already-retained']);
    const transferId = await ask(worker);
    await cases.withdraw(worker, transferId);
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
    const [own, former] = [publicKeyOf(m.world.house.keyring), temporaryKeyring(seededRandom('a keyring before'))];
    await m.world.asSystem('job', (ctx) => rememberCardKey({ ...ctx, keyring: former }));
    expect((await read()).keys).toEqual([{ ...own, until: null }, { ...publicKeyOf(former), until: m.world.clock.now().toISOString() }]);
    const changedAt = m.world.clock.now();
    for (let hour = 0; hour < 2; hour += 1) await m.world.asSystem('job', (ctx) => rememberCardKey(ctx));
    m.world.clock.advance(3_600_000);
    const kept = await read();
    expect(kept.keys).toEqual([{ ...own, until: null }, { ...publicKeyOf(former), until: changedAt.toISOString() }]);
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
