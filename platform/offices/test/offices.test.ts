import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { delegationErrors, separationErrors } from '#platform/access/contract.ts';
import { listHolders, listHoldersAt } from '#platform/access/store/grants.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { createSessionLoader } from '#platform/accounts/session-loader.ts';
import { makeSession } from '#platform/accounts/sessions.ts';
import { newId } from '#platform/kernel/random.ts';
import { endpoints as orgsEndpoints, errors as orgsErrors } from '#platform/orgs/contract.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints, errors } from '../contract.ts';
import { officesWorld, type Officer } from './offices-world.ts';

const DAY = 86_400_000;
let world: TestWorld;
let recorder: ErrorRecorder;
let make: ReturnType<typeof officesWorld>;
let upper: UnionId;
let above: Officer;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  recorder = recordErrors(world);
  make = officesWorld(world);
  upper = await make.found(undefined, '市总工会');
  above = await make.seat(upper, 'chair', { name: '上级主席' });
});
afterAll(async () => { await world.close(); });

const inDays = (days: number) => new Date(world.clock.now().getTime() + days * DAY).toISOString();
const newcomer = (name = '新任') => ({ personId: newId<'person'>(world.house), name });
const duties = async (unionId: UnionId, by: Pick<Officer, 'personId'> = above) => recorder.call(endpoints.readDuties, await make.act(by), { unionId });
const grantsOf = async (personId: PersonId) => {
  const actor = await make.act({ personId });
  return actor.kind === 'person' ? actor.grants.map((grant) => grant.role) : [];
};
const handOn = async (by: Officer, unionId: UnionId, more: { role: Role; to: { personId: string; name?: string }; hasSubtree?: boolean; from?: string; until?: string }) =>
  recorder.call(endpoints.handOn, await make.act(by), { unionId, hasSubtree: false, until: inDays(5), ...more });

describe('replacing an officer', () => {
  test('is one step: the old office ends and the new one begins at one instant, with what was handed on from the old one', async () => {
    const union = await make.found(upper, '某厂工会');
    const former = await make.seat(union, 'administrator', { name: '前任' });
    const deputy = newcomer('代理');
    await handOn(former, union, { role: 'administrator', to: deputy });
    const successor = newcomer('继任');
    await recorder.call(endpoints.replaceOfficer, await make.act(above), { unionId: union, role: 'administrator', successor, until: inDays(20) });
    expect([await grantsOf(former.personId), await grantsOf(deputy.personId), await grantsOf(successor.personId)]).toEqual([[], [], ['administrator']]);
    const { grants } = await duties(union);
    const [next, ended] = [grants.find((one) => one.name === '继任'), grants.find((one) => one.name === '前任')];
    expect(next).toMatchObject({ state: 'held', grantedBy: '上级主席', chain: [], endsSoon: true });
    expect(ended).toMatchObject({ state: 'ended', endedAt: next?.from });
    expect(grants.find((one) => one.name === '代理')).toMatchObject({ state: 'ended', chain: ['前任'] });
  });

  test('may prolong the same person, and takes an officer of the union or below, nobody else known', async () => {
    const [union, elsewhere] = [await make.found(upper), await make.found(upper)];
    const [chair, contact, stranger] = [await make.seat(union, 'chair'), await make.seat(union, 'contact-person'), await make.seat(elsewhere, 'chair')];
    const replace = async (role: 'chair' | 'administrator', personId: string) =>
      recorder.call(endpoints.replaceOfficer, await make.act(above), { unionId: union, role, successor: { personId }, until: inDays(400) });
    await replace('chair', chair.personId);
    await replace('chair', contact.personId);
    expect((await grantsOf(contact.personId)).sort()).toEqual(['chair', 'contact-person']);
    const wanted = { unionId: union, role: 'chair', successor: { personId: stranger.personId } } as const;
    await recorder.refused(endpoints.replaceOfficer, await make.act(above), wanted, errors['nobody-known']);
    await recorder.refused(endpoints.replaceOfficer, await make.act(above), { ...wanted, role: 'administrator' }, errors['office-empty']);
    await recorder.refused(endpoints.replaceOfficer, await make.act(above), { ...wanted, until: inDays(0) }, orgsErrors['until-past']);
    await recorder.refused(endpoints.replaceOfficer, await make.act(above), { ...wanted, successor: { ...newcomer(), personId: stranger.personId } }, orgsErrors['already-entered']);
  });

  test('of a union above, or by a duty that does not reach below, is refused', async () => {
    const union = await make.found(upper);
    const chair = await make.seat(union, 'chair');
    const narrow = newcomer();
    await handOn(chair, union, { role: 'chair', to: narrow });
    await recorder.refused(endpoints.replaceOfficer, await make.act(narrow), { unionId: union, role: 'chair', successor: newcomer() }, orgsErrors['role-not-yours']);
  });
});

describe('handing a duty on', () => {
  test('gives the same duty for some days, here or below; taken back it is gone at the next request, with all that came of it', async () => {
    const union = await make.found(upper);
    const chair = await make.seat(union, 'chair', { name: '主席' });
    const [second, third] = [newcomer('二号'), newcomer('三号')];
    const { grantId } = await handOn(chair, union, { role: 'chair', hasSubtree: true, to: second, until: inDays(9) });
    await handOn({ ...chair, personId: second.personId }, union, { role: 'chair', to: third, until: inDays(9) });
    expect((await duties(union)).grants.find((one) => one.name === '三号')).toMatchObject({ chain: ['二号', '主席'], grantedBy: '二号' });
    await recorder.refused(endpoints.takeBack, await make.act(third), { unionId: union, grantId }, errors['not-handed-on']);
    await recorder.call(endpoints.takeBack, await make.act(chair), { unionId: union, grantId });
    expect([await grantsOf(second.personId), await grantsOf(third.personId)]).toEqual([[], []]);
    await recorder.refused(endpoints.takeBack, await make.act(chair), { unionId: union, grantId }, errors['not-handed-on']);
  });

  test('gives nothing that is not held: no other duty, no wider, no longer, to nobody unknown, not to oneself', async () => {
    const union = await make.found(upper);
    const chair = await make.seat(union, 'chair', { until: new Date(world.clock.now().getTime() + 30 * DAY) });
    const actor = await make.act(chair);
    const wanted = { unionId: union, role: 'chair', hasSubtree: true, to: newcomer(), until: inDays(5) } as const;
    await recorder.refused(endpoints.handOn, actor, { ...wanted, role: 'administrator' }, errors['not-held']);
    await recorder.refused(endpoints.handOn, actor, { ...wanted, until: inDays(31) }, delegationErrors['too-long']);
    await recorder.refused(endpoints.handOn, actor, { ...wanted, from: inDays(6) }, delegationErrors['too-long']);
    await recorder.refused(endpoints.handOn, actor, { ...wanted, to: { personId: above.personId } }, errors['nobody-known']);
    await recorder.refused(endpoints.handOn, actor, { ...wanted, to: { personId: chair.personId } }, errors['to-yourself']);
    await recorder.refused(endpoints.handOn, actor, { ...wanted, to: { ...newcomer(), personId: above.personId } }, orgsErrors['already-entered']);
    const contact = await make.seat(union, 'contact-person');
    await recorder.refused(endpoints.handOn, await make.act(contact), { ...wanted, role: 'contact-person' }, delegationErrors['too-wide']);
    // The session still believes in a duty that ran out while it was open.
    world.clock.advance(30 * DAY);
    await recorder.refused(endpoints.handOn, { ...actor }, { ...wanted, until: inDays(1) }, { code: 'http/not-allowed', kind: 'forbidden' });
  });

  test('that is to begin later is nothing until then, and ends by itself', async () => {
    const union = await make.found(upper);
    const chair = await make.seat(union, 'chair');
    const later = newcomer('稍后');
    await handOn(chair, union, { role: 'chair', to: later, from: inDays(2), until: inDays(4) });
    expect((await duties(union)).grants.find((one) => one.name === '稍后')?.state).toBe('coming');
    expect(await grantsOf(later.personId)).toEqual([]);
    world.clock.advance(2 * DAY);
    expect(await grantsOf(later.personId)).toEqual(['chair']);
    world.clock.advance(2 * DAY);
    expect(await grantsOf(later.personId)).toEqual([]);
    expect((await duties(union)).grants.find((one) => one.name === '稍后')?.state).toBe('over');
  });
});

test('a session opened before holds a duty from its first instant and loses it at the very next request', async () => {
  const union = await make.found(upper);
  const chair = await make.seat(union, 'chair');
  const colleague = newcomer();
  const { token } = await world.asSystem('job', (ctx) => makeSession(ctx, { kind: 'officer', personId: colleague.personId, caseId: null }));
  const loader = createSessionLoader(world.db.pool, world.clock);
  const heldBySession = async () => {
    const actor = await loader.load(token);
    return actor.kind === 'person' ? actor.grants.length : actor.kind;
  };
  expect(await heldBySession()).toBe(0);
  const { grantId } = await handOn(chair, union, { role: 'chair', to: colleague });
  expect(await heldBySession()).toBe(1);
  await recorder.call(endpoints.takeBack, await make.act(chair), { unionId: union, grantId });
  expect(await heldBySession()).toBe(0);
});

describe('三员分立', () => {
  test('nobody holds two of the three at one union, nor audits what they lead', async () => {
    const [union, other] = [await make.found(upper), await make.found(upper)];
    const auditor = await make.seat(union, 'audit-officer');
    await expect(make.seat(union, 'system-officer', { personId: auditor.personId })).rejects.toMatchObject({ code: 'access/duties-separated' });
    await make.seat(other, 'security-officer', { personId: auditor.personId });
    const chair = await make.seat(union, 'chair');
    await expect(make.seat(union, 'audit-officer', { personId: chair.personId })).rejects.toMatchObject({ code: 'access/duties-separated' });
    const [security, actor] = [await make.seat(union, 'security-officer'), await make.act(auditor)];
    const wanted = { unionId: union, role: 'audit-officer', hasSubtree: false, to: { personId: security.personId }, until: inDays(3) } as const;
    await recorder.refused(endpoints.handOn, actor, wanted, separationErrors['duties-separated']);
    await recorder.refused(endpoints.declareAbsence, actor, {
      unionId: union, absenceId: newId(world.house), from: inDays(0), until: inDays(3), deputy: { personId: security.personId },
    }, separationErrors['duties-separated']);
    await recorder.refused(endpoints.replaceOfficer, await make.act(above), { unionId: union, role: 'chair', successor: { personId: auditor.personId } }, separationErrors['duties-separated']);
  });

  test('two appointments of one person at once: one of them stands, by the database\'s own word', async () => {
    const union = await make.found(upper);
    const { personId } = await make.seat(union, 'contact-person');
    const outcomes = await Promise.allSettled((['system-officer', 'security-officer', 'audit-officer'] as const).map((role) => make.seat(union, role, { personId })));
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});

describe('leave', () => {
  test('a deputy holds the duties from the first day to the last, and whoever is away is not sought', async () => {
    const union = await make.found(upper);
    const chair = await make.seat(union, 'chair', { name: '休假主席' });
    const [deputy, absenceId] = [newcomer('副手'), newId(world.house)];
    const holders = () => world.asSystem('setup', async ({ tx }) => [
      await listHolders(tx, union, ['chair'], world.clock.now()), (await listHoldersAt(tx, [union, upper], ['chair'], world.clock.now())).map((one) => one.personId),
    ]);
    await recorder.call(endpoints.declareAbsence, await make.act(chair), { unionId: union, absenceId, from: inDays(1), until: inDays(6), deputy });
    expect(await holders()).toEqual([[chair.personId], [above.personId, chair.personId]]);
    world.clock.advance(2 * DAY);
    expect(await holders()).toEqual([[deputy.personId], [above.personId, deputy.personId]]);
    expect((await duties(union)).seats[0]).toMatchObject({ role: 'chair', standing: 'own', persons: ['副手'] });
    await recorder.refused(endpoints.endAbsence, await make.act(deputy), { unionId: union, absenceId }, errors['no-absence']);
    await recorder.call(endpoints.endAbsence, await make.act(chair), { unionId: union, absenceId });
    expect(await holders()).toEqual([[chair.personId], [above.personId, chair.personId]]);
    expect(await grantsOf(deputy.personId)).toEqual([]);
  });

  test('without a deputy the union above acts, and where all are away somebody stays responsible', async () => {
    const [top] = [await make.found(undefined, '独立总工会')];
    const union = await make.found(top, '独立工会');
    const [upperChair, chair] = [await make.seat(top, 'chair', { name: '上' }), await make.seat(union, 'chair', { name: '下' })];
    const leave = async (officer: Officer, unionId: UnionId) => recorder.call(endpoints.declareAbsence, await make.act(officer), {
      unionId, absenceId: newId(world.house), from: inDays(0), until: inDays(3),
    });
    await leave(chair, union);
    expect((await duties(union, upperChair)).seats[0]).toMatchObject({ standing: 'above', unionName: '独立总工会', persons: ['上'] });
    expect((await duties(union, upperChair)).seats[1]).toMatchObject({ standing: 'empty', unionId: null, persons: [] });
    await leave(upperChair, top);
    expect((await duties(union, upperChair)).seats[0]).toMatchObject({ standing: 'away', unionName: '独立工会', persons: ['下'] });
    world.clock.advance(3 * DAY);
    expect((await duties(union, upperChair)).seats[0]).toMatchObject({ standing: 'own', persons: ['下'] });
  });

  test('is for days to come, once at a time, from duties that one holds here', async () => {
    const union = await make.found(upper);
    const chair = await make.seat(union, 'chair', { until: new Date(world.clock.now().getTime() + 4 * DAY) });
    const actor = await make.act(chair);
    const wanted = { unionId: union, absenceId: newId(world.house), from: inDays(0), until: inDays(9) };
    for (const bad of [{ until: inDays(0) }, { from: inDays(9) }, { from: inDays(-9), until: inDays(-1) }, { until: inDays(500) }]) {
      await recorder.refused(endpoints.declareAbsence, actor, { ...wanted, ...bad }, errors['absence-invalid']);
    }
    await recorder.refused(endpoints.declareAbsence, await make.act(above), wanted, errors['not-held']);
    await recorder.refused(endpoints.declareAbsence, actor, { ...wanted, deputy: { personId: above.personId } }, errors['nobody-known']);
    await recorder.refused(endpoints.declareAbsence, actor, { ...wanted, deputy: { personId: chair.personId } }, errors['to-yourself']);
    await recorder.refused(endpoints.declareAbsence, actor, { ...wanted, deputy: { ...newcomer(), personId: above.personId } }, orgsErrors['already-entered']);
    const deputy = newcomer();
    await recorder.call(endpoints.declareAbsence, actor, { ...wanted, deputy });
    await recorder.refused(endpoints.declareAbsence, actor, { ...wanted, absenceId: newId(world.house) }, errors['absence-taken']);
    // The deputy's days end with the giver's own term, which is shorter than the leave.
    const given = (await duties(union)).grants.find((one) => one.personId === deputy.personId);
    expect(given?.until).toEqual(new Date(world.clock.now().getTime() + 4 * DAY).toISOString());
  });
});

describe('who can do what here', () => {
  test('is told with the chain of giving and the permissions of each duty, for a union and for a person', async () => {
    const union = await make.found(upper, '列表工会');
    const contact = await make.seat(union, 'contact-person', { name: '联系人' });
    const page = await duties(union);
    expect(page.permissions.find((one) => one.role === 'contact-person')?.permissions).toContain('appeals.appeal.handle');
    expect(page.permissions.find((one) => one.role === 'contact-person')?.permissions).not.toContain('orgs.office.appoint');
    const person = await recorder.call(endpoints.readPerson, await make.act(above), { personId: contact.personId });
    expect(person).toMatchObject({ name: '联系人', grants: [{ unionName: '列表工会', role: 'contact-person', state: 'held' }] });
    const stranger = await make.seat(await make.found(), 'chair');
    expect(await recorder.call(endpoints.readPerson, await make.act(stranger), { personId: contact.personId })).toEqual({ name: '', grants: [] });
    expect((await recorder.call(endpoints.listOfficersBelow, await make.act(above), { unionId: union })).people)
      .toEqual([{ personId: contact.personId, name: '联系人', roles: ['contact-person'], unionName: '列表工会' }]);
  });

  test('an office that ends through orgs ends here too, at the next request', async () => {
    const union = await make.found(upper);
    const chair = await make.seat(union, 'chair');
    await recorder.call(orgsEndpoints.endOffice, await make.act(above), { unionId: union, grantId: chair.grantId });
    expect(await grantsOf(chair.personId)).toEqual([]);
    expect((await duties(union)).grants.map((one) => one.state)).toEqual(['ended']);
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(recorder.missing(endpoints)).toEqual([]);
});
