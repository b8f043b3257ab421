import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generalErrors } from '#platform/contract/errors.ts';
import { endpoints as flows, errors as flowsErrors } from '#platform/flows/contract.ts';
import { createPress } from '#platform/papers/press.ts';
import { endOfDayInChina, dateInChina, toPlainDate } from '#platform/kernel/plain-date.ts';
import { toId } from '#platform/kernel/id.ts';
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
import { foundingEndpoints } from '../contract/founding.ts';
import { foundingProcess } from '../flows/founding.ts';
import { foundingApproved, foundingAsked } from '../events/definitions.ts';
import { takeUpFoundings } from '../use-cases/take-up-foundings.ts';
import { flowCases, refusalOf, type FlowCases } from './cases.ts';
import { joinForm, openMembershipWorld, personOf, type MembershipWorld } from './membership-world.ts';
import { assertReplays } from './replayed.ts';

let m: MembershipWorld;
let cases: FlowCases;
beforeAll(async () => {
  m = await openMembershipWorld();
  cases = flowCases(m.world);
  Object.assign(m.world.house.ports, { press: createPress(m.world.house) });
});
afterAll(() => m.world.close());

const FORM = {
  'employer': '示例电子有限公司', 'credit-code': '91350100M000100Y43', 'address': '示例路二号', 'workers': 60, 'joiners': 31, 'kind': 'enterprise',
  'proposed-name': '示例电子有限公司工会委员会', 'applicant': '李师傅',
};
const named = (employer: string) => ({ 'employer': employer, 'credit-code': undefined, 'proposed-name': `${employer}工会` });
const officer = () => m.chairs.district;
const today = () => dateInChina(m.world.clock.now());
const ask = async (change: object = {}, unionId = m.unions.district) => {
  const worker = await m.person('李师傅');
  const foundingId = newId<'founding'>(m.world.house);
  const form = { ...FORM, ...change, documents: [await m.photo(foundingId)] };
  await cases.start(worker, { caseId: foundingId, unionId, process: foundingProcess.key }, form);
  return { worker, foundingId, form };
};
const recordOf = (foundingId: string, actor = officer()) => m.recorder.call(endpoints.readFounding, actor, { foundingId });
const officersOf = async (unionId: string) => (await m.recorder.call(orgsEndpoints.listOfficers, officer(), { unionId })).officers;

describe('a request to found a union', () => {
  test('is agreed to by the union above: the union stands, its preparatory head administers it for half a year, the reply is a paper', async () => {
    const { worker, foundingId } = await ask();
    const { foundings } = await m.recorder.call(endpoints.listFoundings, m.chairs.city, { unionId: m.unions.city, view: 'open' });
    expect(foundings).toMatchObject([{ foundingId, unionName: '示例区总工会', status: 'submitted', dueOn: '2026-03-30', applicantName: '李师傅' }]);
    expect(await recordOf(foundingId)).toMatchObject({ alike: [], can: { open: true } });
    expect(await recordOf(foundingId, m.chairs.city)).toMatchObject({ can: { open: false } });
    await cases.agree(officer(), foundingId, { 'union-name': '示例电子工会' });
    const { status, foundedUnionId } = await recordOf(foundingId);
    expect(status).toBe('preparing');
    expect(await officersOf(foundedUnionId ?? '')).toMatchObject([{ role: 'administrator', personId: personOf(worker), until: expect.anything() }]);
    const view = await cases.read(worker, foundingId);
    expect(view).toMatchObject({ status: 'running', myTask: { step: 'congress' }, papers: [{ title: '关于同意成立工会的批复' }] });
    const [union] = await m.world.ownerDb.pool`select u.name from orgs_union u where u.id = ${foundedUnionId}`;
    expect(union?.['name']).toBe('示例电子工会');
  });

  test('for an employer that has a union is stopped until somebody has looked: by code or by name', async () => {
    const { foundingId } = await ask({ ...named('示例玩具厂 有限公司'), 'proposed-name': '另一个工会' });
    const similar = await ask(named('示例（玩具）有限责任公司'));
    expect((await recordOf(foundingId)).alike[0]).toMatchObject({ name: '示例玩具有限公司工会委员会', source: 'union', isSameCode: false });
    await refusalOf(errors['union-known'], cases.agree(officer(), similar.foundingId));
    expect((await recordOf(similar.foundingId)).status).toBe('submitted');
    await cases.agree(officer(), similar.foundingId, { 'is-new': true });
    const sameCode = await ask({ employer: '完全不同的名字' });
    expect((await recordOf(sameCode.foundingId)).alike[0]).toMatchObject({ source: 'founding', isSameCode: true });
    await refusalOf(errors['union-known'], cases.agree(officer(), sameCode.foundingId));
  });

  test('comes back with a reason, is corrected with other documents, refused or withdrawn', async () => {
    const { worker, foundingId, form } = await ask(named('第三家厂'));
    await cases.sendBack(officer(), foundingId, 'starter');
    expect((await m.recorder.call(endpoints.readMine, worker, {})).foundings).toMatchObject([{ status: 'sent-back' }]);
    await refusalOf(errors['credit-code'], cases.resubmit(worker, foundingId, { ...form, 'credit-code': 'x' }));
    const more = await m.photo(foundingId);
    await cases.resubmit(worker, foundingId, { ...form, documents: [...form.documents, more] });
    const read = { foundingId, photoId: more, isSmall: true };
    expect(Buffer.from(await m.recorder.call(endpoints.readDocument, officer(), read)).toString()).toBe('small');
    await m.recorder.refused(endpoints.readDocument, m.chairs.neighbour, read, generalErrors['not-found']);
    await cases.refuse(officer(), foundingId);
    expect((await m.recorder.call(endpoints.readMine, worker, {})).foundings).toMatchObject([{ status: 'refused' }]);
    const other = await ask(named('第四家厂'));
    await cases.withdraw(other.worker, other.foundingId);
    expect((await recordOf(other.foundingId)).status).toBe('withdrawn');
  });

  test('says what it does not take, and begins nothing then', async () => {
    const { foundingId, form } = await ask(named('第五家厂'));
    const worker = await m.person('别人');
    const at = { caseId: newId(m.world.house), unionId: m.unions.district, process: foundingProcess.key };
    await refusalOf(errors['credit-code'], cases.start(worker, at, { ...form, 'credit-code': 'x' }));
    await refusalOf(errors['joiners-many'], cases.start(worker, at, { ...form, joiners: 61 }));
    await refusalOf(flowsErrors['not-offered'], cases.start(worker, { ...at, unionId: newId(m.world.house) }, form));
    await refusalOf(flowsErrors['already-begun'], cases.start(worker, { ...at, caseId: foundingId }, form));
    expect((await m.recorder.call(endpoints.readMine, worker, {})).foundings).toEqual([]);
  });

  test('at a union that was dissolved meanwhile without successor founds nothing', async () => {
    const { foundingId } = await ask(named('第七家厂'), m.unions.couriers);
    await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${m.unions.couriers}`;
    await refusalOf(errors['union-gone'], cases.agree(m.chairs.couriers, foundingId));
  });

  test('agreed to at the same time as another at one union: one may be told to press again, and both stand at places of their own', async () => {
    const made = [await ask(named('同时甲厂')), await ask(named('同时乙厂'))];
    const pressed = await Promise.allSettled(made.map(({ foundingId }) => cases.agree(officer(), foundingId)));
    for (const [index, { status }] of pressed.entries()) if (status === 'rejected') await cases.agree(officer(), made[index]?.foundingId ?? '');
    const founded = await Promise.all(made.map(async ({ foundingId }) => (await recordOf(foundingId)).foundedUnionId));
    const paths = await m.world.ownerDb.pool<{ path: string }[]>`select u.path from orgs_union u where u.id = any(${founded.map(String)}::uuid[])`;
    expect(new Set(paths.map(({ path }) => path)).size).toBe(2);
  });

  test('below the deepest level is refused', async () => {
    let parentId = m.unions.workshop;
    for (let level = 4; level <= 10; level += 1) {
      const unionId = newId<'union'>(m.world.house);
      await m.world.asSystem('setup', async (ctx) => foundUnion(ctx, await findUnion(ctx.tx, parentId), { unionId, name: `第${level}级工会`, kind: 'branch', isGenerated: true }));
      parentId = unionId;
    }
    const { foundingId } = await ask(named('第六家厂'), parentId);
    await refusalOf(errors['too-deep'], cases.agree(m.chairs.workshop, foundingId));
  });
});

const congressOn = (day: string) => ({ 'members': 31, 'congress-form': 'meeting', 'attendees': 31, 'congress-day': day });
const electionOn = (day: string) => ({
  'election-day': day, 'entitled': 31, 'present': 30, 'chair-votes': 28, 'committee': 5, 'auditors': 3, 'term': 'five', 'chair': 'other', 'chair-name': '张主席',
});
const CERTIFICATE = { 'certificate-code': '81610103MC00000120', 'certificate-from': '2026-04-01', 'certificate-to': '2031-03-20' };

describe('the way from the preparatory group to the certificate', () => {
  const prepared = async (employer: string) => {
    const made = await ask(named(employer));
    await cases.agree(officer(), made.foundingId);
    const unionId = (await recordOf(made.foundingId)).foundedUnionId;
    if (unionId === null) throw new Error('no union was founded');
    return { ...made, unionId };
  };
  const elected = async (employer: string, change: object = {}) => {
    const made = await prepared(employer);
    await cases.fill(made.worker, made.foundingId, congressOn(today()));
    await cases.agree(officer(), made.foundingId);
    await cases.fill(made.worker, made.foundingId, { ...electionOn(today()), ...change });
    return made;
  };
  /** A second after the step before: what happened is told in the order of its time. */
  const later = async (work: () => Promise<void>): Promise<void> => {
    m.world.clock.advance(1000);
    await work();
  };

  test('congress, election, approval, certificate: the elected chair is in office, and every day and paper stands in its place', async () => {
    const { worker, foundingId, unionId } = await prepared('全程厂');
    const photo = await m.photo(foundingId);
    const congress = { ...congressOn('2026-03-20'), 'congress-papers': [photo] };
    await later(() => cases.fill(worker, foundingId, congress));
    await later(() => cases.sendBack(officer(), foundingId));
    await later(() => cases.fill(worker, foundingId, congress));
    await later(() => cases.agree(officer(), foundingId));
    expect(Buffer.from(await m.recorder.call(endpoints.readDocument, officer(), { foundingId, photoId: photo, isSmall: true })).toString()).toBe('small');
    m.world.clock.advance(12 * 86_400_000);
    await later(() => cases.fill(worker, foundingId, electionOn('2026-03-20')));
    await later(() => cases.sendBack(officer(), foundingId));
    await later(() => cases.fill(worker, foundingId, electionOn('2026-03-20')));
    await later(() => cases.agree(officer(), foundingId));
    expect((await officersOf(unionId)).find(({ role }) => role === 'chair')).toMatchObject({
      name: '张主席', until: endOfDayInChina(toPlainDate('2031-03-19')).toISOString(),
    });
    await later(() => cases.fill(officer(), foundingId, CERTIFICATE));
    const { status, steps } = await recordOf(foundingId);
    expect([status, steps.map(({ kind }) => kind)]).toEqual(['registered', [
      'congress-asked', 'congress-asked', 'congress-approved', 'elected', 'elected', 'established', 'registered',
    ]]);
    expect(steps.at(-3)).toMatchObject({ chairName: '张主席', heldOn: '2026-03-20', facts: { present: 30, chairVotes: 28, termYears: 5 } });
    const view = await cases.read(worker, foundingId);
    expect(view).toMatchObject({ status: 'agreed' });
    expect(view.papers.map(({ title }) => title)).toEqual(['关于同意成立工会的批复', '关于同意召开大会的批复', '关于选举结果的批复']);
    const dump = JSON.stringify(await m.world.ownerDb.pool`select j.body::text from journal_event j`);
    expect(dump).not.toContain('张主席');
    const [union] = await m.world.ownerDb.pool`select u.credit_code from orgs_union u where u.id = ${unionId}`;
    expect(union?.['credit_code']).toBe('81610103MC00000120');
  });

  test('whoever asked may be elected themselves, and keeps what they had; sent back once more, nobody is seated twice', async () => {
    const { worker, foundingId, unionId } = await elected('自任厂', { 'chair': 'starter', 'chair-name': undefined });
    await cases.agree(officer(), foundingId);
    await cases.sendBack(officer(), foundingId);
    await cases.agree(officer(), foundingId);
    expect((await officersOf(unionId)).map(({ role, personId }) => [role, personId]).sort()).toEqual([['administrator', personOf(worker)], ['chair', personOf(worker)]]);
  });

  test('what cannot be is refused, one reason after the other', async () => {
    const { worker, foundingId, unionId } = await prepared('挑错厂');
    const no = (entry: Parameters<typeof refusalOf>[0], change: object) => refusalOf(entry, cases.fill(worker, foundingId, { ...congressOn(today()), ...change }));
    await no(errors['day-past'], { 'congress-day': '2026-01-01' });
    await no(errors['meeting-needed'], { 'congress-form': 'delegates', 'members': 99, 'attendees': 30 });
    await no(errors['counts-differ'], { attendees: 32 });
    await cases.fill(worker, foundingId, congressOn(today()));
    await refusalOf(errors['send-back-instead'], cases.refuse(officer(), foundingId));
    await cases.agree(officer(), foundingId);
    const wrong = (entry: Parameters<typeof refusalOf>[0], change: object) => refusalOf(entry, cases.fill(worker, foundingId, { ...electionOn(today()), ...change }));
    await wrong(errors['day-to-come'], { 'election-day': '2030-01-01' });
    await wrong(errors['not-yet-approved'], { 'election-day': '2026-01-05' });
    await wrong(errors['counts-differ'], { present: 40 });
    expect(await wrong(errors['no-quorum'], { 'present': 20, 'chair-votes': 20 })).toEqual({ needed: 21 });
    expect(await wrong(errors['no-majority'], { 'present': 21, 'chair-votes': 15 })).toEqual({ needed: 16 });
    await cases.fill(worker, foundingId, electionOn(today()));
    const other = await m.person('先来的主席', null, []);
    await m.world.asSystem('setup', async (ctx) => {
      const union = await findUnion(ctx.tx, unionId);
      if (union !== undefined) await appoint(ctx, union, { personId: personOf(other), role: 'chair', until: null, grantedBy: null });
    });
    await refusalOf(errors['chair-taken'], cases.agree(officer(), foundingId));
    await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${unionId}`;
    await refusalOf(errors['union-gone'], cases.agree(officer(), foundingId));
    await cases.withdraw(worker, foundingId);
    expect(await recordOf(foundingId)).toMatchObject({ status: 'withdrawn', foundedUnionId: unionId });
  });

  test('a certificate must be a union\'s, of nobody else, for three to five years', async () => {
    const { foundingId, unionId } = await elected('证书厂');
    await cases.agree(officer(), foundingId);
    const no = (entry: Parameters<typeof refusalOf>[0], change: object) =>
      refusalOf(entry, cases.fill(officer(), foundingId, { ...CERTIFICATE, 'certificate-code': '81610103MB0A1B2C62', ...change }));
    await no(errors['union-code'], { 'certificate-code': '91350100M000100Y43' });
    await no(errors['code-taken'], { 'certificate-code': '81610103MC00000120' });
    await no(errors['certificate-period'], { 'certificate-to': '2040-01-01' });
    await m.world.ownerDb.pool`update orgs_union set dissolved_at = founded_at where id = ${unionId}`;
    await no(errors['union-gone'], {});
  });
});

test('SE-4: a union\'s own version of the flow lets nobody found who may not', async () => {
  const unionId = m.unions.drivers;
  const contact = await m.person('联系人', unionId, ['contact-person']);
  const process = foundingProcess.key;
  const { versionId, definition } = await m.world.call(flows.readProcess, contact, { unionId, process });
  const steps = definition.flow.steps.map((step) => (step.key === 'review' && step.kind === 'approve'
    ? { ...step, who: [{ kind: 'office' as const, office: 'contact-person' as const, at: 'own' as const }] } : step));
  await m.world.call(flows.publish, m.chairs.drivers, { unionId, process, versionId: newId(m.world.house), basedOn: versionId, definition: { ...definition, flow: { steps } } });
  const { foundingId } = await ask(named('第八家厂'), unionId);
  await refusalOf(generalErrors['not-allowed'], cases.agree(contact, foundingId));
  expect((await recordOf(foundingId, m.chairs.drivers)).status).toBe('submitted');
});

describe('a request from before the engine', () => {
  const plant = async (change: object) => {
    const worker = await m.person('老申请人');
    const foundingId = newId<'founding'>(m.world.house);
    await m.world.asSystem('demo', (ctx) => record(ctx, [foundingAsked({
      foundingId, personId: personOf(worker), unionId: m.unions.district, employer: '老厂', employerKey: '老厂', creditCode: null, address: '老路', workers: 40, joiners: 30,
      kind: 'enterprise', proposedName: '老厂工会', applicantName: '老申请人', photos: [], dueOn: toPlainDate('2026-03-30'), ...change,
    })]));
    return { worker, foundingId };
  };

  test('gets a case once, and what stands already is not founded again', async () => {
    const waiting = await plant({ employer: '老甲厂', employerKey: '老甲厂' });
    const standing = await plant({ employer: '老乙厂', employerKey: '老乙厂' });
    await m.world.asSystem('demo', (ctx) => record(ctx, [foundingApproved({
      foundingId: standing.foundingId, personId: personOf(standing.worker), officerId: personOf(officer()), documentNumber: '示工〔2026〕1号',
      foundedUnionId: toId<'union'>(m.unions.workshop),
    })]));
    await m.world.asSystem('job', takeUpFoundings);
    await m.world.asSystem('job', takeUpFoundings);
    expect((await cases.read(officer(), waiting.foundingId)).answers).toMatchObject({ employer: '老甲厂', applicant: '老申请人' });
    await cases.agree(officer(), standing.foundingId);
    expect(await recordOf(standing.foundingId)).toMatchObject({ status: 'preparing', foundedUnionId: m.unions.workshop, documentNumber: '示工〔2026〕1号' });
    expect((await cases.read(standing.worker, standing.foundingId)).myTask).toMatchObject({ step: 'congress' });
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
  expect(m.recorder.missing(foundingEndpoints)).toEqual([]);
});

test('the journal alone gives every row again', () => assertReplays(m.world));
