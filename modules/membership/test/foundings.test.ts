import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generalErrors } from '#platform/contract/errors.ts';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import { dateInChina, endOfDayInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { record } from '#platform/journal/journal.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { endpoints as orgsEndpoints } from '#platform/orgs/contract.ts';
import { firmAdded } from '#modules/measures/events/definitions.ts';
import { plainName } from '#modules/measures/rules/plain-name.ts';
import { errors } from '../contract/access.ts';
import { endpoints } from '../contract.ts';
import { foundingCourseEndpoints } from '../contract/founding-course.ts';
import { foundingEndpoints } from '../contract/founding.ts';
import { joinForm, openMembershipWorld, personOf, type MembershipWorld } from './membership-world.ts';
import { assertReplays } from './replayed.ts';

let m: MembershipWorld;
beforeAll(async () => { m = await openMembershipWorld(); });
afterAll(() => m.world.close());

const FORM = {
  employer: '示例电子有限公司', creditCode: '91350100M000100Y43', address: '示例路二号', workers: 60, joiners: 31, kind: 'enterprise' as const,
  proposedName: '示例电子有限公司工会委员会', applicantName: '李师傅',
};
const ask = async (change: object = {}, unionId = m.unions.district) => {
  const worker = await m.person('李师傅');
  const foundingId = newId<'founding'>(m.world.house);
  const form = { ...FORM, ...change, photos: [await m.photo(foundingId)] };
  await m.recorder.call(endpoints.askFounding, worker, { foundingId, unionId, ...form });
  return { worker, foundingId, form };
};
const approval = (foundingId: string, change: object = {}) =>
  ({ foundingId, newUnionId: newId<'union'>(m.world.house), documentNumber: '示工〔2026〕7号', unionName: FORM.proposedName, isNew: false, ...change });

describe('a request to found a union', () => {
  test('is approved under a document number: the union stands and its preparatory head administers it for half a year', async () => {
    const { worker, foundingId } = await ask();
    const { foundings } = await m.recorder.call(endpoints.listFoundings, m.chairs.city, { unionId: m.unions.city, view: 'open' });
    expect(foundings).toMatchObject([{ foundingId, unionName: '示例区总工会', status: 'submitted', dueOn: '2026-03-30', applicantName: '李师傅' }]);
    expect(await m.recorder.call(endpoints.readFounding, m.chairs.district, { foundingId })).toMatchObject({ alike: [], can: { decide: true } });
    const { unionId } = await m.recorder.call(endpoints.approveFounding, m.chairs.district, approval(foundingId));
    expect(await m.recorder.call(endpoints.readOwnFounding, worker, { foundingId })).toMatchObject({
      status: 'preparing', documentNumber: '示工〔2026〕7号', foundedUnionId: unionId,
    });
    const { officers } = await m.recorder.call(orgsEndpoints.listOfficers, await m.world.actorOf(personOf(worker)), { unionId });
    expect(officers).toMatchObject([{ role: 'administrator', personId: personOf(worker), until: expect.anything() }]);
    await m.recorder.refused(endpoints.approveFounding, m.chairs.district, approval(foundingId), errors['moved-on']);
    await m.recorder.refused(endpoints.withdrawFounding, worker, { foundingId }, errors['moved-on']);
  });

  test('for an employer that has a union is stopped until somebody has looked: by code or by name', async () => {
    const { foundingId } = await ask({ creditCode: null, employer: '示例玩具厂 有限公司', proposedName: '另一个工会' });
    const similar = await ask({ creditCode: null, employer: '示例（玩具）有限责任公司' });
    expect((await m.recorder.call(endpoints.readFounding, m.chairs.district, { foundingId })).alike[0]).toMatchObject({
      name: '示例玩具有限公司工会委员会', source: 'union', isSameCode: false,
    });
    await m.recorder.refused(endpoints.approveFounding, m.chairs.district, approval(similar.foundingId), errors['union-known']);
    const taken = approval(similar.foundingId, { isNew: true, newUnionId: m.unions.factory });
    await m.recorder.refused(endpoints.approveFounding, m.chairs.district, taken, errors['union-known']);
    await m.recorder.call(endpoints.approveFounding, m.chairs.district, approval(similar.foundingId, { isNew: true, unionName: '示例玩具二厂工会' }));
    const sameCode = await ask({ employer: '完全不同的名字' });
    expect((await m.recorder.call(endpoints.readFounding, m.chairs.district, { foundingId: sameCode.foundingId })).alike[0])
      .toMatchObject({ source: 'founding', isSameCode: true });
    await m.recorder.refused(endpoints.approveFounding, m.chairs.district, approval(sameCode.foundingId), errors['union-known']);
  });

  test('comes back with a reason, is corrected with other documents, refused or withdrawn', async () => {
    const { worker, foundingId, form } = await ask({ creditCode: null, employer: '第三家厂' });
    await m.recorder.refused(endpoints.correctFounding, worker, { foundingId, ...form }, errors['moved-on']);
    await m.recorder.call(endpoints.sendBackFounding, m.chairs.district, { foundingId, reason: '请补筹备组名单' });
    await m.recorder.refused(endpoints.sendBackFounding, m.chairs.district, { foundingId, reason: '再补' }, errors['moved-on']);
    await m.recorder.refused(endpoints.refuseFounding, m.chairs.district, { foundingId, reason: '不再受理' }, errors['moved-on']);
    await m.recorder.refused(endpoints.correctFounding, worker, { foundingId, ...form, creditCode: 'x' }, errors['credit-code']);
    await m.recorder.refused(endpoints.correctFounding, worker, { foundingId, ...form, photos: [newId(m.world.house)] }, errors['photo-gone']);
    const more = await m.photo(foundingId);
    await m.recorder.call(endpoints.correctFounding, worker, { foundingId, ...form, photos: [...form.photos, more] });
    const read = { foundingId, photoId: more, isSmall: true };
    expect(Buffer.from(await m.recorder.call(endpoints.readDocument, m.chairs.district, read)).toString()).toBe('small');
    expect(Buffer.from(await m.recorder.call(endpoints.readOwnDocument, worker, read)).toString()).toBe('small');
    await m.recorder.refused(endpoints.readDocument, m.chairs.neighbour, read, generalErrors['not-found']);
    await m.recorder.refused(endpoints.readOwnDocument, worker, { ...read, photoId: newId(m.world.house) }, generalErrors['not-found']);
    await m.recorder.call(endpoints.refuseFounding, m.chairs.district, { foundingId, reason: '单位已注销' });
    expect((await m.recorder.call(endpoints.readMine, worker, {})).foundings).toMatchObject([{ status: 'refused' }]);
    const other = await ask({ creditCode: null, employer: '第四家厂' });
    await m.recorder.call(endpoints.withdrawFounding, other.worker, { foundingId: other.foundingId });
  });

  test('says what it does not take', async () => {
    const { worker, foundingId, form } = await ask({ creditCode: null, employer: '第五家厂' });
    const fresh = { foundingId: newId(m.world.house), unionId: m.unions.district, ...form };
    await m.recorder.refused(endpoints.askFounding, worker, { ...fresh, creditCode: 'x' }, errors['credit-code']);
    await m.recorder.refused(endpoints.askFounding, worker, fresh, errors['photo-gone']);
    await m.recorder.refused(endpoints.askFounding, worker, { ...fresh, unionId: newId(m.world.house) }, errors['union-gone']);
    await m.recorder.refused(endpoints.askFounding, worker, { ...fresh, foundingId }, errors['already-asked']);
  });

  test('at a union that was dissolved meanwhile without successor founds nothing', async () => {
    const { foundingId } = await ask({ creditCode: null, employer: '第七家厂' }, m.unions.couriers);
    await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${m.unions.couriers}`;
    await m.recorder.refused(endpoints.approveFounding, m.chairs.district, approval(foundingId), errors['union-gone']);
  });

  test('below the deepest level is refused', async () => {
    let parentId = m.unions.workshop;
    for (let level = 4; level <= 10; level += 1) {
      const unionId = newId<'union'>(m.world.house);
      await m.world.asSystem('setup', async (ctx) => foundUnion(ctx, await findUnion(ctx.tx, parentId), { unionId, name: `第${level}级工会`, kind: 'branch', isGenerated: true }));
      parentId = unionId;
    }
    const { foundingId } = await ask({ creditCode: null, employer: '第六家厂' }, parentId);
    await m.recorder.refused(endpoints.approveFounding, m.chairs.workshop, approval(foundingId), errors['too-deep']);
  });
});

describe('the way from the preparatory group to the certificate', () => {
  const CONGRESS = { form: 'meeting' as const, members: 31, attendees: 31, heldOn: toPlainDate('2026-03-20'), photos: [] };
  const ELECTION = {
    heldOn: toPlainDate('2026-03-20'), entitled: 31, present: 30, chairVotes: 28, committee: 5, auditors: 3, termYears: 5 as const, photos: [],
  };
  const officer = () => m.chairs.district;
  const today = () => dateInChina(m.world.clock.now());
  const prepared = async (employer: string) => {
    const made = await ask({ creditCode: null, employer, proposedName: `${employer}工会` });
    const { unionId } = await m.recorder.call(endpoints.approveFounding, officer(), approval(made.foundingId, { unionName: `${employer}工会` }));
    return { ...made, unionId };
  };
  const approvedCongress = async (employer: string) => {
    const made = await prepared(employer);
    await m.recorder.call(endpoints.askCongress, made.worker, { foundingId: made.foundingId, ...CONGRESS, heldOn: today() });
    await m.recorder.call(endpoints.approveCongress, officer(), { foundingId: made.foundingId, documentNumber: '示工〔2026〕21号' });
    return made;
  };
  const chair = (name = '张主席') => ({ personId: newId(m.world.house), name });

  /** A second after the step before: what happened is told in the order of its time. */
  const later: MembershipWorld['recorder']['call'] = (...call) => {
    m.world.clock.advance(1000);
    return m.recorder.call(...call);
  };

  test('congress, election, approval, certificate: the elected chair is in office, and every paper and day stands in its place', async () => {
    const { worker, foundingId, unionId } = await prepared('全程厂');
    const photo = await m.photo(foundingId);
    await later(endpoints.askCongress, worker, { foundingId, ...CONGRESS, photos: [photo] });
    expect(await m.recorder.call(endpoints.readFounding, officer(), { foundingId })).toMatchObject({ status: 'congress-asked', can: { decide: false, step: true } });
    await later(endpoints.sendBackStep, officer(), { foundingId, reason: '请补候选人名单' });
    expect(await m.recorder.call(endpoints.readOwnFounding, worker, { foundingId })).toMatchObject({ status: 'preparing', reason: '请补候选人名单' });
    await later(endpoints.askCongress, worker, { foundingId, ...CONGRESS, photos: [photo] });
    await later(endpoints.approveCongress, officer(), { foundingId, documentNumber: '示工〔2026〕20号' });
    expect(Buffer.from(await m.recorder.call(endpoints.readDocument, officer(), { foundingId, photoId: photo, isSmall: true })).toString()).toBe('small');
    m.world.clock.advance(12 * 86_400_000);
    const elected = chair();
    await later(endpoints.reportElection, worker, { foundingId, ...ELECTION, chair: elected });
    await later(endpoints.sendBackStep, officer(), { foundingId, reason: '请附计票单' });
    await later(endpoints.reportElection, worker, { foundingId, ...ELECTION, chair: elected });
    expect(await later(endpoints.approveElection, officer(), { foundingId, documentNumber: '示工〔2026〕25号' })).toMatchObject({ unionId });
    const { officers } = await m.recorder.call(orgsEndpoints.listOfficers, officer(), { unionId });
    expect(officers.find(({ role }) => role === 'chair')).toMatchObject({ personId: elected.personId, name: '张主席', until: endOfDayInChina(toPlainDate('2031-03-19')).toISOString() });
    await later(endpoints.recordCertificate, officer(), { foundingId, creditCode: '81610103MC00000120', validFrom: toPlainDate('2026-04-01'), validTo: toPlainDate('2031-03-20') });
    const { status, steps } = await m.recorder.call(endpoints.readOwnFounding, worker, { foundingId });
    expect([status, steps.map(({ kind }) => kind)]).toEqual(['registered', [
      'congress-asked', 'congress-returned', 'congress-asked', 'congress-approved', 'elected', 'election-returned', 'elected', 'established', 'registered',
    ]]);
    expect(steps.at(-3)).toMatchObject({ chairName: '张主席', heldOn: '2026-03-20', facts: { present: 30, chairVotes: 28, termYears: 5 } });
    const dump = JSON.stringify(await m.world.ownerDb.pool`select j.body::text from journal_event j`);
    expect(dump).not.toContain('张主席');
    const [union] = await m.world.ownerDb.pool`select u.credit_code from orgs_union u where u.id = ${unionId}`;
    expect(union?.['credit_code']).toBe('81610103MC00000120');
  });

  test('whoever asked may be elected themselves, and keeps what they had', async () => {
    const { worker, foundingId, unionId } = await approvedCongress('自任厂');
    await m.recorder.call(endpoints.reportElection, worker, { foundingId, ...ELECTION, heldOn: today(), chair: null });
    await m.recorder.call(endpoints.approveElection, officer(), { foundingId, documentNumber: '示工〔2026〕26号' });
    const { officers } = await m.recorder.call(orgsEndpoints.listOfficers, officer(), { unionId });
    expect(officers.map(({ role, personId }) => [role, personId]).sort()).toEqual([['administrator', personOf(worker)], ['chair', personOf(worker)]]);
  });

  test('what cannot be is refused, one reason after the other', async () => {
    const { worker, foundingId, unionId } = await prepared('挑错厂');
    const congress = { foundingId, ...CONGRESS, heldOn: today() };
    const no = (entry: ErrorEntry, change: object) => m.recorder.refused(endpoints.askCongress, worker, { ...congress, ...change }, entry);
    await no(errors['day-past'], { heldOn: '2026-01-01' });
    await no(errors['meeting-needed'], { form: 'delegates', members: 99, attendees: 30 });
    await no(errors['counts-differ'], { attendees: 32 });
    await no(errors['photo-gone'], { photos: [newId(m.world.house)] });
    await m.recorder.refused(endpoints.approveCongress, officer(), { foundingId, documentNumber: '一号' }, errors['moved-on']);
    await m.recorder.refused(endpoints.sendBackStep, officer(), { foundingId, reason: '再想想' }, errors['moved-on']);
    await m.recorder.call(endpoints.askCongress, worker, congress);
    await m.recorder.refused(endpoints.askCongress, worker, congress, errors['moved-on']);
    const report = { foundingId, ...ELECTION, heldOn: today(), chair: chair() };
    await m.recorder.refused(endpoints.reportElection, worker, report, errors['moved-on']);
    await m.recorder.call(endpoints.approveCongress, officer(), { foundingId, documentNumber: '示工〔2026〕22号' });
    const wrong = (entry: ErrorEntry, change: object) => m.recorder.refused(endpoints.reportElection, worker, { ...report, ...change }, entry);
    await wrong(errors['day-to-come'], { heldOn: '2030-01-01' });
    await wrong(errors['not-yet-approved'], { heldOn: '2026-01-05' });
    await wrong(errors['counts-differ'], { present: 40 });
    expect(await wrong(errors['no-quorum'], { present: 20, chairVotes: 20 })).toEqual({ needed: 21 });
    expect(await wrong(errors['no-majority'], { present: 21, chairVotes: 15 })).toEqual({ needed: 16 });
    await wrong(errors['photo-gone'], { photos: [newId(m.world.house)] });
    await wrong(errors['chair-known'], { chair: { personId: personOf(m.chairs.city), name: '别人' } });
    await m.recorder.refused(endpoints.approveElection, officer(), { foundingId, documentNumber: '二号' }, errors['moved-on']);
    await m.recorder.call(endpoints.reportElection, worker, report);
    const other = await m.person('先来的主席', null, []);
    await m.world.asSystem('setup', async (ctx) => {
      const union = await findUnion(ctx.tx, unionId);
      if (union !== undefined) await appoint(ctx, union, { personId: personOf(other), role: 'chair', until: null, grantedBy: null });
    });
    await m.recorder.refused(endpoints.approveElection, officer(), { foundingId, documentNumber: '二号' }, errors['chair-taken']);
    const certificate = { creditCode: '81610103MC00000120', validFrom: toPlainDate('2026-04-01'), validTo: toPlainDate('2031-03-20') };
    await m.recorder.refused(endpoints.recordCertificate, officer(), { foundingId, ...certificate }, errors['moved-on']);
    await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${unionId}`;
    await m.recorder.refused(endpoints.approveElection, officer(), { foundingId, documentNumber: '二号' }, errors['union-gone']);
  });

  test('a certificate must be a union\'s, of nobody else, for three to five years', async () => {
    const { worker, foundingId, unionId } = await approvedCongress('证书厂');
    await m.recorder.call(endpoints.reportElection, worker, { foundingId, ...ELECTION, heldOn: today(), chair: chair('李主席') });
    await m.recorder.call(endpoints.approveElection, officer(), { foundingId, documentNumber: '示工〔2026〕27号' });
    const certificate = { foundingId, creditCode: '81610103MB0A1B2C62', validFrom: toPlainDate('2026-04-01'), validTo: toPlainDate('2031-03-20') };
    const no = (entry: ErrorEntry, change: object) => m.recorder.refused(endpoints.recordCertificate, officer(), { ...certificate, ...change }, entry);
    await no(errors['union-code'], { creditCode: '91350100M000100Y43' });
    await no(errors['code-taken'], { creditCode: '81610103MC00000120' });
    await no(errors['certificate-period'], { validTo: '2040-01-01' });
    await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${unionId}`;
    await no(errors['union-gone'], {});
  });
});

describe('blank spots', () => {
  test('are firms of the register without a union and what workers wrote, each once; where workers asked comes first', async () => {
    const firm = (name: string, workers: number | null) => firmAdded({
      firmId: newId<'firm'>(m.world.house), unionId: m.unions.district, name, nameKey: plainName(name), creditCode: null, kind: 'company', industry: null,
      address: '示例路', workers, contactName: '', firmUnionId: null, importId: null, isGenerated: true,
    });
    await m.world.asSystem('demo', (ctx) => record(ctx, [firm('大厂有限公司', 900), firm('小作坊', 5), firm('示例加工点', 4)]));
    for (const sequence of [501, 502]) {
      const worker = await m.person();
      const form = joinForm(sequence, { employer: sequence === 501 ? '小作坊' : '名册外公司', category: 'none' });
      await m.recorder.call(endpoints.askToJoin, worker, { joinId: newId(m.world.house), unionId: m.unions.district, ...form });
    }
    const { spots, total } = await m.recorder.call(endpoints.listBlankSpots, m.chairs.city, { unionId: m.unions.city });
    expect(spots.map(({ name, joiners, source }) => [name, joiners, source])).toEqual([
      ['小作坊', 1, 'firm'], ['名册外公司', 1, 'joins'], ['大厂有限公司', 0, 'firm'],
    ]);
    expect(total).toBe(3);
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(m.recorder.missing({ ...foundingEndpoints, ...foundingCourseEndpoints })).toEqual([]);
});

test('the journal alone gives every row again', () => assertReplays(m.world));
