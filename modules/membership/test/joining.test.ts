import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/access/actor.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import { errors as flowsErrors } from '#platform/flows/contract.ts';
import { wakeCases } from '#platform/flows/jobs.ts';
import { record } from '#platform/journal/journal.ts';
import { addDays, dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { createPress } from '#platform/papers/press.ts';
import { beginMembership } from '#platform/orgs/memberships/change-membership.ts';
import { enterMember } from '#modules/register/public.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { joinProcess } from '../flows/join.ts';
import { joinAsked, joinReturned } from '../events/definitions.ts';
import { answersOf } from '../use-cases/read-applicant.ts';
import { remindOfJoins } from '../use-cases/run-clocks.ts';
import { takeUpRequests } from '../use-cases/take-up-requests.ts';
import { toJoinToken } from '../use-cases/signed-token.ts';
import { joinEndpoints } from '../contract/join.ts';
import { limitEndpoints } from '../contract/limits.ts';
import { posterPage } from '../use-cases/join-poster.ts';
import { endpoints as consents } from '#platform/consents/contract.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { flowCases, refusalOf, type FlowCases } from './cases.ts';
import { idNumberOf, joinConsent, joinForm, openMembershipWorld, personOf, type MembershipWorld } from './membership-world.ts';
import { assertReplays } from './replayed.ts';

let m: MembershipWorld;
let cases: FlowCases;
beforeAll(async () => {
  m = await openMembershipWorld();
  cases = flowCases(m.world);
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

const recordOf = (joinId: string, actor: Actor) => m.recorder.call(endpoints.readJoin, actor, { joinId });

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
    expect(await recordOf(joinId, m.chairs.drivers)).toMatchObject({ maskedId: expect.stringMatching(/^6\*{15}\w{2}$/), can: { open: true, reveal: true } });
    expect(await recordOf(joinId, m.chairs.city)).toMatchObject({ can: { open: false, reveal: true } });
    await cases.agree(m.chairs.drivers, joinId);
    expect(await m.recorder.call(endpoints.readMine, worker, {})).toMatchObject({
      home: { unionId: m.unions.drivers, standing: 'valid', isIndividual: true }, join: { status: 'accepted' },
    });
    expect((await m.recorder.call(endpoints.readCard, worker, {})).card?.number).toMatch(/^26\d{10}$/);
    await m.recorder.refused(endpoints.askToJoin, worker, { joinId: newJoin(), unionId: m.unions.factory, ...joinForm(next()) }, errors['already-member']);
  });

  test('comes back with a reason, is corrected and decided; refused, it may be made anew', async () => {
    const { worker, joinId, form } = await ask();
    await refusalOf(flowsErrors['not-with-starter'], cases.resubmit(worker, joinId, answersOf(form)));
    await cases.sendBack(m.chairs.drivers, joinId, 'starter', 'direct');
    expect((await m.recorder.call(endpoints.readMine, worker, {})).join).toMatchObject({ status: 'sent-back', reason: null });
    expect((await cases.read(worker, joinId)).trail.at(-1)).toMatchObject({ kind: 'send-back', words: '请补材料' });
    for (const [change, refusal] of [
      [{ idNumber: idNumberOf(1, '20150101') }, errors['too-young']], [{ employer: '某厂', creditCode: '91310115MA1G4L1WXK' }, errors['credit-code']],
    ] as const) await refusalOf(refusal, cases.resubmit(worker, joinId, answersOf({ ...form, ...change })));
    await cases.resubmit(worker, joinId, answersOf({ ...form, name: '张小丰收' }));
    expect(await recordOf(joinId, m.chairs.drivers)).toMatchObject({ status: 'waiting', name: '张小丰收', reason: null });
    await cases.refuse(m.chairs.drivers, joinId, '不在本行业');
    expect((await m.recorder.call(endpoints.readMine, worker, {})).join).toMatchObject({ status: 'refused' });
    const again = await m.recorder.call(endpoints.askToJoin, worker, { joinId: newJoin(), unionId: m.unions.couriers, ...form });
    await cases.sendBack(m.chairs.couriers, again.joinId, 'starter');
    await cases.resubmit(worker, again.joinId, answersOf(form));
    expect(await recordOf(again.joinId, m.chairs.couriers)).toMatchObject({ status: 'waiting', name: '张小丰' });
    await cases.withdraw(worker, again.joinId);
    expect(await recordOf(again.joinId, m.chairs.couriers)).toMatchObject({ status: 'withdrawn' });
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
    await cases.sendBack(m.chairs.drivers, sentBack.joinId, 'starter');
    await refusalOf(errors['id-taken'], cases.resubmit(sentBack.worker, sentBack.joinId, answersOf({ ...sentBack.form, idNumber: form.idNumber })));
  });

  test('is not begun past its door: without the consents the engine begins none', async () => {
    const worker = await m.person();
    const at = { caseId: newJoin(), unionId: m.unions.drivers, process: joinProcess.key };
    await refusalOf(consentErrors['consent-missing'], cases.start(worker, at, answersOf(joinForm(next()))));
  });

  test('keeps its ID number sealed: masked for whoever decides, shown for a reason that the log keeps', async () => {
    const { worker, joinId, form } = await ask();
    const masked = expect.stringMatching(/^6\*{15}\w{2}$/);
    expect((await cases.read(m.chairs.drivers, joinId)).answers).toMatchObject({ 'name': '张小丰', 'id-number': masked });
    expect((await cases.read(worker, joinId)).answers).toMatchObject({ 'id-number': form.idNumber });
    const seen = await m.recorder.call(endpoints.revealApplicant, m.chairs.drivers, { joinId, reason: '核对身份证' });
    expect(seen.idNumber).toBe(form.idNumber);
    const rows = await m.world.ownerDb.pool<{ line: string }[]>`
      select t::text as line from membership_join t union all select c::text from flows_case c union all
      select e.body::text from journal_event e where e.type like 'membership.%' or e.type like 'flows.%' union all select l::text from access_log l`;
    expect(JSON.stringify(rows)).not.toContain(form.idNumber);
    expect(JSON.stringify(rows)).toContain('核对身份证');
    await m.recorder.refused(endpoints.readJoin, m.chairs.factory, { joinId }, generalErrors['not-found']);
  });

  test('is reminded of after three working days and goes to the union above after fifteen, which may accept it for the first', async () => {
    const { worker, joinId } = await ask(m.unions.workshop, joinForm(next(), { employer: '示例加工点', category: 'none' }));
    const holder = async () => recordOf(joinId, m.chairs.city);
    const passTo = async (moment: string) => {
      m.world.clock.set(new Date(moment));
      await m.world.asSystem('job', wakeCases);
    };
    await passTo('2026-03-12T15:59:59Z');
    await m.world.asSystem('job', remindOfJoins);
    expect((await m.world.ownerDb.pool`select j.id from membership_join j where j.reminded_at is not null`)).toHaveLength(0);
    await passTo('2026-03-12T16:00:00Z');
    expect(await m.world.asSystem('job', remindOfJoins)).toBeGreaterThan(0);
    expect(await m.world.asSystem('job', remindOfJoins)).toBe(0);
    expect(await holder()).toMatchObject({ hasClimbed: false, holderName: '示例加工点工会' });
    await passTo('2026-03-30T16:00:00Z');
    expect(await holder()).toMatchObject({ hasClimbed: true, holderName: '示例区总工会', dueOn: '2026-04-21', isLate: false });
    expect((await cases.read(m.chairs.district, joinId)).myTask).toMatchObject({ step: 'join-review' });
    await passTo('2027-03-30T16:00:00Z');
    expect(await holder()).toMatchObject({ holderName: '示例市总工会' });
    await passTo('2028-03-30T16:00:00Z');
    expect(await m.world.asSystem('job', wakeCases)).toBe(0);
    expect(await holder()).toMatchObject({ holderName: '示例市总工会', isLate: true });
    await cases.agree(m.chairs.city, joinId);
    expect((await m.recorder.call(endpoints.readMine, worker, {})).home).toMatchObject({ unionId: m.unions.workshop, isIndividual: false });
  });

  test('goes no further once its worker takes back the consent it rests on, and on again when it is given anew', async () => {
    const { worker, joinId, form } = await ask();
    expect(await recordOf(joinId, m.chairs.drivers)).toMatchObject({ noticeVersion: '2026-11-01' });
    await m.world.call(consents.withdraw, worker, { textKey: 'joining', purpose: 'id-number' });
    await m.recorder.refused(endpoints.revealApplicant, m.chairs.drivers, { joinId, reason: '核对证件' }, consentErrors.withdrawn);
    await refusalOf(consentErrors.withdrawn, cases.agree(m.chairs.drivers, joinId));
    await cases.sendBack(m.chairs.drivers, joinId, 'starter');
    await refusalOf(consentErrors.withdrawn, cases.resubmit(worker, joinId, answersOf(form)));
    await m.world.call(consents.give, worker, { textKey: 'joining', agreement: joinConsent });
    await cases.resubmit(worker, joinId, answersOf(form));
    await cases.agree(m.chairs.drivers, joinId);
    const { consents: own } = await m.world.call(consents.listOwn, worker, {});
    expect(own.map(({ purpose, state }) => `${purpose} ${state}`).toSorted()).toContain('id-number given');
  });

  test('that is decided twice at once is decided once', async () => {
    const { joinId } = await ask();
    const outcomes = await Promise.all([1, 2].map(() => cases.agree(m.chairs.drivers, joinId).then(() => 'accepted', () => 'refused')));
    expect(outcomes.toSorted()).toEqual(['accepted', 'refused']);
  });

  test('of before cases is taken up as it stands: the same promise, and what lay with its worker lies there again', async () => {
    const held = await plant('waiting');
    const returned = await plant('sent-back');
    await m.world.asSystem('job', takeUpRequests);
    await m.world.asSystem('job', takeUpRequests);
    expect((await cases.read(m.chairs.factory, held.joinId))).toMatchObject({ status: 'running', answers: { work: 'none', category: 'courier' }, visits: [{}, { dueAt: expect.stringMatching(/^2030-01-0[78]/) }] });
    await cases.agree(m.chairs.factory, held.joinId);
    expect(await m.recorder.call(endpoints.readMine, held.worker, {})).toMatchObject({ home: { unionId: m.unions.factory }, join: { status: 'accepted' } });
    expect(await cases.read(returned.worker, returned.joinId)).toMatchObject({ status: 'with-starter', trail: [{}, { kind: 'send-back', words: '请写全名' }] });
    await cases.resubmit(returned.worker, returned.joinId, answersOf({ ...joinForm(next()), name: '写全了' }));
    expect(await recordOf(returned.joinId, m.chairs.factory)).toMatchObject({ status: 'waiting', name: '写全了' });
  });
});

/** An application as it was recorded before joining ran on the engine. */
async function plant(status: 'waiting' | 'sent-back') {
  const worker = await m.person('从前的人');
  const [personId, joinId, idNumber] = [personOf(worker), newJoin(), idNumberOf(next())];
  const join = { joinId, personId };
  await m.world.asSystem('demo', (ctx) => record(ctx, [
    joinAsked({
      ...join, unionId: m.unions.factory, holderId: m.unions.factory, name: '从前的人', idNumber, idIndex: blindIndex(ctx.keyring, 'id-number', idNumber), employer: null,
      employerKey: null, creditCode: null, category: 'courier', noticeVersion: '2026-11-01', contactOn: toPlainDate('2030-01-04'), dueOn: toPlainDate('2030-01-07'),
    }),
    ...(status === 'waiting' ? [] : [joinReturned({ ...join, officerId: personOf(m.chairs.factory), status, reason: '请写全名' })]),
  ]));
  return { worker, joinId };
}

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
  await refusalOf(errors['id-taken'], cases.agree(m.chairs.drivers, twice.joinId));
  const other = await m.person();
  const onRecord = { joinId: newJoin(), unionId: m.unions.drivers, ...joinForm(next(), { idNumber: twice.form.idNumber }) };
  await m.recorder.refused(endpoints.askToJoin, other, onRecord, errors['id-taken']);
  // Taken in by another road, and a union that is gone: neither has an endpoint here that could bring it about.
  const { worker, joinId } = await ask();
  await m.world.asSystem('setup', async (ctx) => {
    if (worker.kind === 'person') await beginMembership(ctx, { personId: worker.personId, unionId: m.unions.factory });
  });
  await refusalOf(errors['already-member'], cases.agree(m.chairs.drivers, joinId));
  const gone = await ask(m.unions.couriers);
  await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${m.unions.couriers}`;
  await refusalOf(errors['union-gone'], cases.agree(m.chairs.couriers, gone.joinId));
  await m.world.ownerDb.pool`update access_grant set revoked_at = valid_from`;
  const late = { joinId: newJoin(), unionId: m.unions.drivers, ...joinForm(next()) };
  await m.recorder.refused(endpoints.askToJoin, await m.person(), late, flowsErrors['nobody-found']);
  expect(m.recorder.missing({ ...joinEndpoints, ...limitEndpoints })).toEqual([]);
});

test('the journal alone gives every row again', () => assertReplays(m.world));
