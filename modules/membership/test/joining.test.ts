import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generalErrors } from '#platform/contract/errors.ts';
import { addDays, dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { createPress } from '#platform/papers/press.ts';
import { beginMembership } from '#platform/orgs/memberships/change-membership.ts';
import { enterMember } from '#modules/register/public.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { chaseJoins } from '../use-cases/run-clocks.ts';
import { toJoinToken } from '../use-cases/signed-token.ts';
import { joinEndpoints } from '../contract/join.ts';
import { limitEndpoints } from '../contract/limits.ts';
import { posterPage } from '../use-cases/join-poster.ts';
import { endpoints as consents } from '#platform/consents/contract.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { idNumberOf, joinConsent, joinForm, openMembershipWorld, type MembershipWorld } from './membership-world.ts';
import { assertReplays } from './replayed.ts';

let m: MembershipWorld;
beforeAll(async () => {
  m = await openMembershipWorld();
  Object.assign(m.world.house.ports, { press: createPress(m.world.house) });
});
afterAll(() => m.world.close());

let last = 100;
const next = () => (last += 1);
const newJoin = () => newId<'join'>(m.world.house);
const ask = async (unionId = m.unions.drivers, form = joinForm(next())) => {
  const worker = await m.person(form.name);
  const { joinId } = await m.recorder.call(endpoints.askToJoin, worker, { joinId: newJoin(), unionId, ...form });
  return { worker, joinId, form };
};

describe('the way to a union', () => {
  test('leads from its poster, whose signature nobody can make, and from its name', async () => {
    const { address } = await m.recorder.call(endpoints.readUnionCode, m.chairs.drivers, { unionId: m.unions.drivers });
    const code = address.split('/j/')[1] ?? '';
    const nobody = { kind: 'anonymous' } as const;
    expect(await m.recorder.call(endpoints.readJoinCode, nobody, { code })).toEqual({
      unionId: m.unions.drivers, unionName: '示例区网约车行业联合工会', upperName: '示例区总工会',
    });
    for (const forged of ['', 'x', `${code.slice(0, -1)}A`, toJoinToken(m.world.house.keyring, newId(m.world.house))]) {
      await m.recorder.refused(endpoints.readJoinCode, nobody, { code: forged }, errors['code-unknown']);
    }
    const { unions } = await m.recorder.call(endpoints.findUnions, nobody, { words: '示例区' });
    expect(unions[0]).toMatchObject({ unionName: '示例区总工会', upperName: '示例市总工会' });
    expect(unions).toHaveLength(3);
  });

  test('of somebody without an employer leads to the union of the trade, then to the area', async () => {
    const { unions } = await m.recorder.call(endpoints.proposeUnions, { kind: 'anonymous' }, { district: '示例区', category: 'courier' });
    expect(unions.map(({ unionName, reason }) => [unionName, reason])).toEqual([['示例区快递行业工会联合会', 'industry'], ['示例区总工会', 'area']]);
    expect((await m.recorder.call(endpoints.proposeUnions, { kind: 'anonymous' }, { district: '没有的区', category: 'courier' })).unions).toEqual([]);
  });
});

describe('an application', () => {
  test('is accepted: membership begins, individual where there is no employer, with a card', async () => {
    const { worker, joinId } = await ask();
    const { joins } = await m.recorder.call(endpoints.listJoins, m.chairs.district, { unionId: m.unions.district, view: 'open' });
    expect(joins.find((one) => one.joinId === joinId)).toMatchObject({
      name: '张小丰', unionName: '示例区网约车行业联合工会', status: 'waiting', isLate: false, contactOn: '2026-03-12', dueOn: '2026-03-30',
    });
    expect(await m.recorder.call(endpoints.readJoin, m.chairs.drivers, { joinId })).toMatchObject({ maskedId: expect.stringMatching(/^6\*{15}\w{2}$/), can: { decide: true } });
    const { cardNumber } = await m.recorder.call(endpoints.acceptJoin, m.chairs.drivers, { joinId });
    expect(cardNumber).toMatch(/^26\d{10}$/);
    expect(await m.recorder.call(endpoints.readMine, worker, {})).toMatchObject({
      home: { unionId: m.unions.drivers, standing: 'valid', isIndividual: true }, join: { status: 'accepted' },
    });
    await m.recorder.refused(endpoints.acceptJoin, m.chairs.drivers, { joinId }, errors['moved-on']);
    await m.recorder.refused(endpoints.askToJoin, worker, { joinId: newJoin(), unionId: m.unions.factory, ...joinForm(next()) }, errors['already-member']);
  });

  test('comes back with a reason, is corrected and decided; refused, it may be made anew', async () => {
    const { worker, joinId, form } = await ask();
    await m.recorder.refused(endpoints.correctJoin, worker, { joinId, ...form }, errors['moved-on']);
    await m.recorder.call(endpoints.sendBackJoin, m.chairs.drivers, { joinId, reason: '请写全名' });
    await m.recorder.refused(endpoints.sendBackJoin, m.chairs.drivers, { joinId, reason: '请写全名' }, errors['moved-on']);
    await m.recorder.refused(endpoints.refuseJoin, m.chairs.drivers, { joinId, reason: '重复' }, errors['moved-on']);
    expect((await m.recorder.call(endpoints.readMine, worker, {})).join).toMatchObject({ status: 'sent-back', reason: '请写全名' });
    for (const [change, refusal] of [
      [{ idNumber: '110105194912310021' }, errors['id-number']], [{ idNumber: idNumberOf(1, '20150101') }, errors['too-young']],
      [{ creditCode: '91310115MA1G4L1WXK' }, errors['credit-code']], [{ consent: { ...joinConsent, hash: '0'.repeat(64) } }, consentErrors['text-changed']],
    ] as const) await m.recorder.refused(endpoints.correctJoin, worker, { joinId, ...form, ...change }, refusal);
    await m.recorder.refused(endpoints.correctJoin, worker, { joinId, ...form, consent: { ...joinConsent, purposes: ['family'] } }, consentErrors['purpose-unknown']);
    await m.recorder.call(endpoints.correctJoin, worker, { joinId, ...form, name: '张小丰收' });
    expect(await m.recorder.call(endpoints.readJoin, m.chairs.drivers, { joinId })).toMatchObject({ status: 'waiting', name: '张小丰收', reason: null });
    await m.recorder.call(endpoints.refuseJoin, m.chairs.drivers, { joinId, reason: '不在本行业' });
    expect((await m.recorder.call(endpoints.readMine, worker, {})).join).toMatchObject({ status: 'refused', reason: '不在本行业' });
    const again = await m.recorder.call(endpoints.askToJoin, worker, { joinId: newJoin(), unionId: m.unions.couriers, ...form });
    await m.recorder.call(endpoints.withdrawJoin, worker, { joinId: again.joinId });
    await m.recorder.refused(endpoints.withdrawJoin, worker, { joinId: again.joinId }, errors['moved-on']);
  });

  test('says what it does not take: a wrong number, somebody too young, an old notice, a second one, a union that is not there', async () => {
    const worker = await m.person();
    const refused = (change: object, entry: Parameters<typeof m.recorder.refused>[3]) =>
      m.recorder.refused(endpoints.askToJoin, worker, { joinId: newJoin(), unionId: m.unions.drivers, ...joinForm(next()), ...change }, entry);
    await refused({ idNumber: '123' }, errors['id-number']);
    await refused({ idNumber: idNumberOf(3, '20100310') }, errors['too-young']);
    await refused({ consent: { ...joinConsent, hash: '0'.repeat(64) } }, consentErrors['text-changed']);
    await refused({ consent: { ...joinConsent, purposes: ['joining'] } }, consentErrors['consent-missing']);
    await refused({ consent: { ...joinConsent, purposes: ['family'] } }, consentErrors['purpose-unknown']);
    await refused({ creditCode: 'x' }, errors['credit-code']);
    await refused({ unionId: newId(m.world.house) }, errors['union-gone']);
    const { form } = await ask();
    await refused({ idNumber: form.idNumber }, errors['id-taken']);
    const first = await ask();
    await m.recorder.refused(endpoints.askToJoin, first.worker, { joinId: newJoin(), unionId: m.unions.drivers, ...joinForm(next()) }, errors['already-asked']);
    await refused({ joinId: first.joinId }, errors['already-asked']);
    const sixteen = await m.person();
    await m.recorder.call(endpoints.askToJoin, sixteen, { joinId: newJoin(), unionId: m.unions.drivers, ...joinForm(4, { idNumber: idNumberOf(4, '20100309') }) });
    const sentBack = await ask();
    await m.recorder.call(endpoints.sendBackJoin, m.chairs.drivers, { joinId: sentBack.joinId, reason: '核对证件' });
    await m.recorder.refused(endpoints.correctJoin, sentBack.worker, { joinId: sentBack.joinId, ...sentBack.form, idNumber: form.idNumber }, errors['id-taken']);
  });

  test('keeps its ID number sealed, and shows it for a reason that the log keeps', async () => {
    const { joinId, form } = await ask();
    const seen = await m.recorder.call(endpoints.revealApplicant, m.chairs.drivers, { joinId, reason: '核对身份证' });
    expect(seen.idNumber).toBe(form.idNumber);
    const rows = await m.world.ownerDb.pool<{ line: string }[]>`
      select t::text as line from membership_join t union all select e.body::text from journal_event e where e.type like 'membership.%'
      union all select l::text from access_log l`;
    expect(JSON.stringify(rows)).not.toContain(form.idNumber);
    expect(JSON.stringify(rows)).toContain('核对身份证');
    await m.recorder.refused(endpoints.readJoin, m.chairs.factory, { joinId }, generalErrors['not-found']);
  });

  test('is reminded of after three working days and goes to the union above after fifteen, which may accept it for the first', async () => {
    const { worker, joinId } = await ask(m.unions.workshop, joinForm(next(), { employer: '示例加工点', category: 'none' }));
    const holder = async () => m.recorder.call(endpoints.readJoin, m.chairs.city, { joinId });
    m.world.clock.set(new Date('2026-03-12T15:59:59Z'));
    await m.world.asSystem('job', chaseJoins);
    expect((await m.world.ownerDb.pool`select j.id from membership_join j where j.reminded_at is not null`)).toHaveLength(0);
    m.world.clock.set(new Date('2026-03-12T16:00:00Z'));
    expect(await m.world.asSystem('job', chaseJoins)).toBeGreaterThan(0);
    expect(await m.world.asSystem('job', chaseJoins)).toBe(0);
    expect(await holder()).toMatchObject({ hasClimbed: false, holderName: '示例加工点工会' });
    m.world.clock.set(new Date('2026-03-30T16:00:00Z'));
    await m.world.asSystem('job', chaseJoins);
    expect(await holder()).toMatchObject({ hasClimbed: true, holderName: '示例区总工会', dueOn: '2026-04-21', isLate: false });
    m.world.clock.set(new Date('2027-03-30T16:00:00Z'));
    await m.world.asSystem('job', chaseJoins);
    expect(await holder()).toMatchObject({ holderName: '示例市总工会' });
    m.world.clock.set(new Date('2028-03-30T16:00:00Z'));
    await m.world.asSystem('job', chaseJoins);
    expect(await m.world.asSystem('job', chaseJoins)).toBe(0);
    expect(await holder()).toMatchObject({ holderName: '示例市总工会', isLate: true });
    await m.recorder.call(endpoints.acceptJoin, m.chairs.city, { joinId });
    expect((await m.recorder.call(endpoints.readMine, worker, {})).home).toMatchObject({ unionId: m.unions.workshop, isIndividual: false });
  });

  test('goes no further once its worker takes back the consent it rests on, and on again when it is given anew', async () => {
    const { worker, joinId, form } = await ask();
    expect(await m.recorder.call(endpoints.readJoin, m.chairs.drivers, { joinId })).toMatchObject({ noticeVersion: '2026-11-01' });
    await m.world.call(consents.withdraw, worker, { textKey: 'joining', purpose: 'id-number' });
    await m.recorder.refused(endpoints.revealApplicant, m.chairs.drivers, { joinId, reason: '核对证件' }, consentErrors.withdrawn);
    await m.recorder.refused(endpoints.acceptJoin, m.chairs.drivers, { joinId }, consentErrors.withdrawn);
    await m.recorder.call(endpoints.sendBackJoin, m.chairs.drivers, { joinId, reason: '您撤回了同意' });
    await m.recorder.refused(endpoints.correctJoin, worker, { joinId, ...form, consent: { ...joinConsent, purposes: ['joining'] } }, consentErrors['consent-missing']);
    await m.recorder.call(endpoints.correctJoin, worker, { joinId, ...form });
    await m.recorder.call(endpoints.acceptJoin, m.chairs.drivers, { joinId });
    const { consents: own } = await m.world.call(consents.listOwn, worker, {});
    expect(own.map(({ purpose, state }) => `${purpose} ${state}`).toSorted()).toEqual(['id-number given', 'id-number withdrawn', 'joining given']);
  });

  test('that two officers decide at once is decided once', async () => {
    const { joinId } = await ask();
    const outcomes = await Promise.all([m.chairs.drivers, m.chairs.district].map((chair) =>
      m.recorder.call(endpoints.acceptJoin, chair, { joinId }).then(() => 'accepted', () => 'refused')));
    expect(outcomes.toSorted()).toEqual(['accepted', 'refused']);
  });
});

describe('the days that a union gives itself', () => {
  const days = (contact: number, decide: number, transfer: number) => ({ contact, decide, transfer, source: '本会第三次全委会', validFrom: dateInChina(m.world.clock.now()) });
  const set = (who: keyof MembershipWorld['chairs'], more: object) =>
    m.recorder.call(endpoints.setLimits, m.chairs[who], { unionId: m.unions[who], ...days(3, 15, 15), ...more });
  const read = (who: keyof MembershipWorld['chairs']) => m.recorder.call(endpoints.listLimits, m.chairs[who], { unionId: m.unions[who] });

  test('are the platform\'s until the top sets them; below they may be shorter, never longer, and a later word above binds', async () => {
    expect(await read('drivers')).toMatchObject({ inForce: { contact: 3, decide: 15, transfer: 15 }, words: [], allowed: { decide: 15 }, own: [] });
    await set('city', { contact: 5, decide: 20 });
    await set('drivers', { contact: 2, decide: 18 });
    expect(await read('drivers')).toMatchObject({ inForce: { contact: 2, decide: 18, transfer: 15 }, allowed: { contact: 5, decide: 20 } });
    const looser = { unionId: m.unions.drivers, ...days(2, 21, 15) };
    expect(await m.recorder.refused(endpoints.setLimits, m.chairs.drivers, looser, errors['limit-looser'])).toEqual({ field: 'decide', most: 20 });
    await m.recorder.refused(endpoints.setLimits, m.chairs.city, { unionId: m.unions.city, ...days(3, 15, 15), validFrom: toPlainDate('2026-01-01') }, errors['limit-past']);
    await set('district', { decide: 10 });
    const now = await read('drivers');
    expect(now).toMatchObject({ inForce: { contact: 2, decide: 10, transfer: 15 }, own: [{ decide: 18, source: '本会第三次全委会' }] });
    expect(now.words.map(({ setBy }) => setBy)).toEqual(['示例市总工会', '示例区总工会', '示例区网约车行业联合工会']);
  });

  test('count for what comes in from their day on, and not for what was there', async () => {
    const before = await ask();
    await set('drivers', { contact: 1, decide: 2, validFrom: addDays(dateInChina(m.world.clock.now()), 1) });
    const dueOf = async (joinId: string) => (await m.recorder.call(endpoints.readJoin, m.chairs.drivers, { joinId })).dueOn;
    const due = await dueOf(before.joinId);
    m.world.clock.advance(86_400_000);
    expect(await dueOf((await ask()).joinId) < due).toBe(true);
    expect(await dueOf(before.joinId)).toBe(due);
  });

  test('the poster for the wall carries the union\'s name and its own address', async () => {
    const bytes = await m.recorder.call(endpoints.printJoinPoster, m.chairs.drivers, { unionId: m.unions.drivers });
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const link = `${m.world.house.publicUrl}/j/${toJoinToken(m.world.house.keyring, m.unions.drivers)}`;
    const page = posterPage('示例区网约车行业联合工会', link);
    expect(page).toContainEqual(expect.objectContaining({ kind: 'qr', text: link, label: '示例区网约车行业联合工会入会码' }));
    expect(page).toContainEqual(expect.objectContaining({ kind: 'text', text: '示例区网约车行业联合工会' }));
  });
});

test('every endpoint answered once and gave every refusal that it declares', async () => {
  const twice = await ask();
  await m.world.asSystem('setup', (ctx) => enterMember(ctx, { unionId: m.unions.factory, name: '同号的人', idNumber: twice.form.idNumber }));
  await m.recorder.refused(endpoints.acceptJoin, m.chairs.drivers, { joinId: twice.joinId }, errors['id-taken']);
  const other = await m.person();
  const onRecord = { joinId: newJoin(), unionId: m.unions.drivers, ...joinForm(next(), { idNumber: twice.form.idNumber }) };
  await m.recorder.refused(endpoints.askToJoin, other, onRecord, errors['id-taken']);
  // Taken in by another road, and a union that is gone: neither has an endpoint here that could bring it about.
  const { worker, joinId } = await ask();
  await m.world.asSystem('setup', async (ctx) => {
    if (worker.kind === 'person') await beginMembership(ctx, { personId: worker.personId, unionId: m.unions.factory });
  });
  await m.recorder.refused(endpoints.acceptJoin, m.chairs.drivers, { joinId }, errors['already-member']);
  const gone = await ask(m.unions.couriers);
  await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${m.unions.couriers}`;
  await m.recorder.refused(endpoints.acceptJoin, m.chairs.district, { joinId: gone.joinId }, errors['union-gone']);
  expect(m.recorder.missing({ ...joinEndpoints, ...limitEndpoints })).toEqual([]);
});

test('the journal alone gives every row again', () => assertReplays(m.world));
