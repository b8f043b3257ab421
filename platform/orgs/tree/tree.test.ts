import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { startHistory } from '#platform/testkit/laws/history.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints, errors } from '../contract.ts';
import { personEntered } from '../events.ts';
import { findUnion } from '../store/unions.ts';
import { foundRoot, officesOf } from '../test/random-history.ts';
import { endUnion, type Ending } from '../test/end-union.ts';
import { APPROVAL } from '../test/tree-matrix.ts';
import { remindOfCertificates } from './remind-of-certificates.ts';
import { treeEndpoints, treeErrors } from '../contract/tree.ts';

const DAY = 86_400_000;

let world: TestWorld;
let recorder: ErrorRecorder;
let root: UnionId;
let chair: Actor;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  recorder = recordErrors(world);
  const history = startHistory(world, seededRandom(1), new Map());
  await foundRoot(history, 1);
  const [office] = officesOf(history);
  if (office === undefined) throw new Error('no chair');
  root = office.unionId;
  chair = await world.actorOf(office.personId);
});
afterAll(async () => { await world.close(); });

const id = <Kind extends string>() => newId<Kind>(world.house);
const found = async (parentId: string, name = '新建工会'): Promise<UnionId> =>
  toId((await world.call(endpoints.foundUnion, chair, { parentId, unionId: id(), name, kind: 'branch' })).unionId);
const rowOf = async (unionId: string) => {
  const row = await world.asSystem('setup', ({ tx }) => findUnion(tx, unionId));
  if (row === undefined) throw new Error('no such union');
  return row;
};
async function enter(unionId: UnionId) {
  const personId = id<'person'>();
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: '某师傅', unionId })]));
  return personId;
}
const homeOf = async (personId: string) => {
  const [row] = await world.ownerDb.pool<{ unionId: string; orgPath: string }[]>`
    select p.union_id as "unionId", p.org_path as "orgPath" from orgs_person p where p.id = ${personId}`;
  return row;
};
async function appoint(unionId: string, role: 'chair' | 'administrator' = 'chair') {
  const personId = id<'person'>();
  const { grantId } = await world.call(endpoints.appointOfficer, chair, { unionId, personId, name: '某某主席', role });
  return { personId, grantId };
}
const move = (unionId: string, parentId: string) => recorder.call(treeEndpoints.moveUnion, chair, { unionId, parentId });
const end = (ending: Partial<Ending> & { unionId: string }) => endUnion(world, chair, { ...APPROVAL, ...ending });
async function refusedEnd(ending: Partial<Ending> & { unionId: string }, { code }: { code: string }): Promise<AppError['params']> {
  const refusal: unknown = await end(ending).then(() => 'it ended', (error: unknown) => error);
  if (!(refusal instanceof AppError) || refusal.params['code'] !== code) throw new Error(`not refused as ${code}`, { cause: refusal });
  return refusal.params;
}
const deeply = async (parentId: string, levels: number): Promise<UnionId[]> => {
  const chain: UnionId[] = [];
  for (let level = 0; level < levels; level += 1) chain.push(await found(chain.at(-1) ?? parentId));
  return chain;
};

describe('moving', () => {
  test('takes everything below along: places, people, duties, levels', async () => {
    const [here, there] = [await found(root), await found(root)];
    const [top = root, middle = root, low = root] = await deeply(here, 3);
    const [person, office] = [await enter(low), await appoint(middle)];
    await move(top, there);
    const target = await rowOf(there);
    expect(await rowOf(top)).toMatchObject({ parentId: there, path: `${target.path}1/`, level: 3, ancestors: [root, there] });
    expect(await rowOf(low)).toMatchObject({ parentId: middle, path: `${target.path}1/1/1/`, level: 5, ancestors: [root, there, top, middle] });
    expect(await homeOf(person)).toEqual({ unionId: low, orgPath: `${target.path}1/1/1/` });
    const actor = await world.actorOf(office.personId);
    expect(actor.kind === 'person' ? actor.grants.map((grant) => [grant.orgPath, grant.linePath]) : []).toEqual([[`${target.path}1/1/`, `${target.path}1/1/`]]);
    expect((await world.call(endpoints.listUnions, chair, { parentId: here })).unions).toEqual([]);
    expect((await world.call(endpoints.listUnions, chair, { parentId: there })).unions.map((one) => [one.unionId, one.children])).toEqual([[top, 1]]);
  });

  test('is refused where it is, below itself, and past the tenth level', async () => {
    const here = await found(root);
    const chain = await deeply(here, 8);
    const [first = root, second = root] = chain;
    await recorder.refused(treeEndpoints.moveUnion, chair, { unionId: first, parentId: here }, treeErrors['same-parent']);
    await recorder.refused(treeEndpoints.moveUnion, chair, { unionId: first, parentId: second }, treeErrors['below-itself']);
    await recorder.refused(treeEndpoints.moveUnion, chair, { unionId: first, parentId: first }, treeErrors['below-itself']);
    const [beside = root] = await deeply(root, 1);
    await move(here, beside).catch(() => {});
    expect((await rowOf(here)).parentId).toBe(root);
    await recorder.refused(treeEndpoints.moveUnion, chair, { unionId: here, parentId: beside }, errors['too-deep']);
  });

  test('is the upper unions\' matter: neither its own chair nor one beside it decides it', async () => {
    const [here, there] = [await found(root), await found(root)];
    const low = await found(here);
    const [own, upper] = [await appoint(low), await appoint(here)];
    await expect(recorder.call(treeEndpoints.moveUnion, await world.actorOf(own.personId), { unionId: low, parentId: there }))
      .rejects.toMatchObject({ code: generalErrors['not-found'].code });
    await expect(recorder.call(treeEndpoints.moveUnion, await world.actorOf(upper.personId), { unionId: low, parentId: there }))
      .rejects.toMatchObject({ code: generalErrors['not-found'].code });
    expect((await rowOf(low)).parentId).toBe(here);
  });

  test('two at once that together would make a circle: one of them happens', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, other] = [await found(root), await found(root)];
      const outcomes = await Promise.allSettled([move(one, other), move(other, one)]);
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(refused?.reason).toBeInstanceOf(AppError);
      expect(refused?.reason).toMatchObject({ code: treeErrors['below-itself'].code });
    }
  });

  test('what somebody founds below it meanwhile comes along', async () => {
    for (let round = 0; round < 3; round += 1) {
      const there = await found(root);
      const [top = root, middle = root, low = root] = await deeply(root, 3);
      await Promise.all([move(top, there), found(low), found(middle), found(top), found(low), found(there)]);
      const { path } = await rowOf(top);
      const rows = await world.ownerDb.pool<{ path: string; parentPath: string }[]>`
        select u.path, p.path as "parentPath" from orgs_union u join orgs_union p on p.id = u.parent_id where ${top} = any(u.ancestors)`;
      expect(rows).toHaveLength(6);
      for (const row of rows) expect([row.path.startsWith(path), row.path.startsWith(row.parentPath)]).toEqual([true, true]);
    }
  });
});

describe('the second line of leadership', () => {
  test('is set, changed and ended; rows and duties follow each time', async () => {
    const [one, other, led] = [await found(root), await found(root), await found(root)];
    const low = await found(led);
    const office = await appoint(low);
    const lead = (leaderId: string) => recorder.call(treeEndpoints.leadUnion, chair, { unionId: led, leaderId });
    await lead(one);
    expect(await rowOf(low)).toMatchObject({ linePath: `${(await rowOf(one)).path}01/1/` });
    await lead(other);
    expect(await rowOf(led)).toMatchObject({ secondLeaderId: other, linePath: `${(await rowOf(other)).path}01/` });
    await recorder.call(treeEndpoints.endSecondLine, chair, { unionId: led });
    expect(await rowOf(led)).toMatchObject({ secondLeaderId: null, linePath: null });
    const actor = await world.actorOf(office.personId);
    expect(actor.kind === 'person' && actor.grants[0]?.linePath).toBe((await rowOf(low)).path);
    await recorder.refused(treeEndpoints.endSecondLine, chair, { unionId: led }, treeErrors['not-led']);
  });

  test('follows its leader when that one moves, and the led union when it does', async () => {
    const [leader, led, there] = [await found(root), await found(root), await found(root)];
    const low = await found(led);
    await recorder.call(treeEndpoints.leadUnion, chair, { unionId: led, leaderId: leader });
    await move(leader, there);
    expect((await rowOf(low)).linePath).toBe(`${(await rowOf(leader)).path}01/1/`);
    await move(led, there);
    expect(await rowOf(low)).toMatchObject({ linePath: `${(await rowOf(leader)).path}01/1/`, path: `${(await rowOf(there)).path}2/1/` });
  });

  test('cannot be doubled, go in a circle, or come from a union above', async () => {
    const [leader, led, other] = [await found(root), await found(root), await found(root)];
    const low = await found(led);
    await recorder.call(treeEndpoints.leadUnion, chair, { unionId: led, leaderId: leader });
    const lead = (unionId: string, leaderId: string, error: (typeof errors)['already-led']) => recorder.refused(treeEndpoints.leadUnion, chair, { unionId, leaderId }, error);
    await lead(low, other, errors['already-led']);
    await lead(leader, led, errors['leads-others']);
    await lead(led, root, treeErrors['already-above']);
    await recorder.refused(treeEndpoints.moveUnion, chair, { unionId: leader, parentId: low }, errors['leads-others']);
    const second = await found(root);
    await recorder.call(treeEndpoints.leadUnion, chair, { unionId: second, leaderId: other });
    await recorder.refused(treeEndpoints.moveUnion, chair, { unionId: second, parentId: led }, errors['already-led']);
  });

  test('grows no longer than its column: a chain of leaders comes to an end', async () => {
    const outcomes: string[] = [];
    let leader = (await deeply(root, 9)).at(-1) ?? root;
    for (let round = 0; round < 4 && !outcomes.includes('too-deep'); round += 1) {
      const [top = root, ...rest] = await deeply(root, 9);
      await recorder.call(treeEndpoints.leadUnion, chair, { unionId: top, leaderId: leader })
        .then(() => outcomes.push('set'), (error: AppError) => outcomes.push(error.code.split('/')[1] ?? ''));
      leader = rest.at(-1) ?? top;
    }
    expect(outcomes).toEqual(['set', 'too-deep']);
  });
});

describe('merging', () => {
  test('re-homes unions and members, ends the duties and names the successor', async () => {
    const [from, into] = [await found(root, '老厂工会'), await found(root, '新厂工会')];
    const [first, second] = [await found(from), await found(from)];
    const [member, below, office] = [await enter(from), await enter(first), await appoint(from)];
    const answer = await end({ unionId: from, intoId: into });
    expect(answer).toEqual({ children: 2, members: 2 });
    const { path } = await rowOf(into);
    expect([(await rowOf(first)).path, (await rowOf(second)).path]).toEqual([`${path}1/`, `${path}2/`]);
    expect(await homeOf(member)).toEqual({ unionId: into, orgPath: path });
    expect(await homeOf(below)).toEqual({ unionId: first, orgPath: `${path}1/` });
    expect(await rowOf(from)).toMatchObject({ dissolvedAt: world.clock.now(), successorId: into });
    const actor = await world.actorOf(office.personId);
    expect(actor.kind === 'person' && actor.grants).toEqual([]);
    const { unions } = await world.call(endpoints.listUnions, chair, { parentId: root });
    expect(unions.some((one) => one.unionId === from)).toBe(false);
    const read = (unionId: string) => recorder.call(treeEndpoints.readChronicle, chair, { unionId });
    expect((await read(into)).decisions).toEqual([{ kind: 'took-in', otherName: '老厂工会', ...APPROVAL, at: world.clock.now().toISOString() }]);
    expect((await read(from)).decisions).toMatchObject([{ kind: 'merged', otherName: '新厂工会' }]);
    // Nothing is done in the name of a union that is no more.
    await expect(world.call(endpoints.foundUnion, chair, { parentId: from, unionId: id(), name: '某某工会', kind: 'group' })).rejects.toMatchObject({ code: 'http/not-found' });
    await expect(world.call(treeEndpoints.moveUnion, chair, { unionId: first, parentId: from })).rejects.toMatchObject({ code: 'http/not-found' });
  });

  test('into itself, below itself, below the tenth level or across second lines is refused, as is a decision of tomorrow', async () => {
    const [from, into] = [await found(root), await found(root)];
    const low = await found(from);
    const merge = (intoId: string, error: (typeof errors)['already-led'], decision: Partial<Ending> = {}) => refusedEnd({ unionId: from, intoId, ...decision }, error);
    await merge(from, treeErrors['below-itself']);
    await merge(low, treeErrors['below-itself']);
    await merge(into, treeErrors['decided-later'], { decidedOn: toPlainDate('2026-03-10') });
    await merge((await deeply(into, 8)).at(-1) ?? into, errors['too-deep']);
    const [leader, led] = [await found(root), await found(root)];
    await recorder.call(treeEndpoints.leadUnion, chair, { unionId: low, leaderId: leader });
    await recorder.call(treeEndpoints.leadUnion, chair, { unionId: led, leaderId: leader });
    await merge(led, errors['already-led']);
    await refusedEnd({ unionId: leader, intoId: into }, errors['leads-others']);
  });
});

describe('splitting', () => {
  test('founds a union beside, with the named unions and members', async () => {
    const whole = await found(root, '集团工会');
    const [stays, goes] = [await found(whole), await found(whole)];
    const [keeper, leaver] = [await enter(whole), await enter(whole)];
    const newUnion = id<'union'>();
    const split = { unionId: whole, newId: String(newUnion), name: '分公司工会', kind: 'enterprise' as const, childIds: [String(goes)], personIds: [String(leaver)], ...APPROVAL };
    await recorder.call(treeEndpoints.splitUnion, chair, split);
    const made = await rowOf(newUnion);
    expect(made).toMatchObject({ parentId: root, name: '分公司工会' });
    expect([(await rowOf(goes)).path, (await rowOf(stays)).parentId]).toEqual([`${made.path}1/`, whole]);
    expect([(await homeOf(leaver))?.unionId, (await homeOf(keeper))?.unionId]).toEqual([newUnion, whole]);
    expect((await recorder.call(treeEndpoints.readChronicle, chair, { unionId: whole })).decisions).toMatchObject([{ kind: 'gave-off', otherName: '分公司工会' }]);
    const refused = (change: Partial<typeof split>, error: (typeof errors)['already-led']) => recorder.refused(treeEndpoints.splitUnion, chair, { ...split, ...change }, error);
    await refused({ newId: id() }, treeErrors['not-of-union']);
    await refused({ newId: id(), childIds: [] }, treeErrors['not-of-union']);
    await refused({ childIds: [], personIds: [] }, errors['already-founded']);
    await refused({ decidedOn: toPlainDate('2026-03-10') }, treeErrors['decided-later']);
  });
});

describe('who could go along', () => {
  test('are those at home at the union itself, by a part of a name or by a pasted column of names', async () => {
    const [whole, name] = [await found(root), (text: string) => ({ name: text })];
    const enterAs = (unionId: UnionId, text: string) => world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId: id<'person'>(), name: text, unionId })]));
    for (const text of ['丁一', '丁二', '丙一']) await enterAs(whole, text);
    await enterAs(await found(whole), '丁三');
    const listed = async (words?: string) => (await recorder.call(treeEndpoints.listOwnMembers, chair, { unionId: whole, ...(words !== undefined && { words }) }));
    expect(await listed()).toMatchObject({ total: 3 });
    expect((await listed('丁')).members).toMatchObject([name('丁一'), name('丁二')]);
    expect((await listed('丙一\n丁二、丁三')).members).toMatchObject([name('丁二'), name('丙一')].toSorted((one, other) => (one.name < other.name ? -1 : 1)));
    expect(await listed('无此人')).toEqual({ total: 0, members: [] });
    const { personId } = await appoint(whole);
    await expect(world.call(treeEndpoints.listOwnMembers, await world.actorOf(personId), { unionId: whole })).rejects.toMatchObject({ code: 'http/not-found' });
  });
});

describe('dissolving', () => {
  test('only an empty union ends without a successor', async () => {
    const union = await found(root);
    const low = await found(union);
    const person = await enter(low);
    const dissolve = (unionId: string) => refusedEnd({ unionId }, treeErrors['not-empty']);
    expect(await dissolve(union)).toMatchObject({ unions: 1, members: 0, cases: 0 });
    expect(await dissolve(low)).toMatchObject({ unions: 0, members: 1, cases: 0 });
    await end({ unionId: low, intoId: union });
    expect((await homeOf(person))?.unionId).toBe(union);
    const empty = await found(union);
    await refusedEnd({ unionId: empty, decidedOn: toPlainDate('2026-03-10') }, treeErrors['decided-later']);
    await end({ unionId: empty });
    expect(await rowOf(empty)).toMatchObject({ dissolvedAt: world.clock.now(), successorId: null });
    const [leader, led] = [await found(root), await found(root)];
    await recorder.call(treeEndpoints.leadUnion, chair, { unionId: led, leaderId: leader });
    await refusedEnd({ unionId: leader }, errors['leads-others']);
  });
});

describe('the chronicle', () => {
  test('tells where everybody belonged, under which name, on any past day', async () => {
    const [here, there] = [await found(root, '一分厂工会'), await found(root, '二分厂工会')];
    const group = await found(here, '甲班');
    const low = await found(group, '甲班一组');
    const on = async (unionId: string) => (await recorder.call(treeEndpoints.listBelowOn, chair, { unionId, day: toPlainDate(world.clock.now().toISOString().slice(0, 10)) })).unions.map((one) => one.name);
    const onDay = async (unionId: string, day: string) => (await recorder.call(treeEndpoints.listBelowOn, chair, { unionId, day: toPlainDate(day) })).unions.map((one) => one.name);
    world.clock.advance(DAY);
    await recorder.call(treeEndpoints.renameUnion, chair, { unionId: group, name: '先锋班' });
    world.clock.advance(DAY);
    await move(group, there);
    world.clock.advance(DAY);
    expect([await onDay(here, '2026-03-08'), await onDay(here, '2026-03-09'), await onDay(here, '2026-03-10'), await onDay(here, '2026-03-11')])
      .toEqual([[], ['甲班', '甲班一组'], ['先锋班', '甲班一组'], []]);
    expect(await on(there)).toEqual(['先锋班', '甲班一组']);
    const { placements } = await recorder.call(treeEndpoints.readChronicle, chair, { unionId: group });
    expect(placements.map((one) => [one.cause, one.name, one.parentName, one.untilAt === null])).toEqual([
      ['moved', '先锋班', '二分厂工会', true], ['renamed', '先锋班', '一分厂工会', false], ['founded', '甲班', '一分厂工会', false],
    ]);
    expect((await recorder.call(treeEndpoints.readChronicle, chair, { unionId: low })).placements.map((one) => one.cause)).toEqual(['moved-along', 'founded']);
  });
});

describe('the register', () => {
  test('holds a checked code once, and reminds once, thirty days before the certificate ends', async () => {
    const [union, other] = [await found(root), await found(root)];
    const register = (unionId: string, creditCode: string, certificateTo = '2029-04-30') => ({
      unionId, creditCode, certificateFrom: toPlainDate('2026-05-01'), certificateTo: toPlainDate(certificateTo),
    });
    await recorder.call(treeEndpoints.registerUnion, chair, register(union, '８１６１０１０３ mc00000120'));
    expect(await recorder.call(treeEndpoints.readUnion, chair, { unionId: union })).toMatchObject({ creditCode: '81610103MC00000120', certificateTo: '2029-04-30' });
    await recorder.refused(treeEndpoints.registerUnion, chair, register(other, '91110000600037341L'), treeErrors['credit-code']);
    await recorder.refused(treeEndpoints.registerUnion, chair, register(other, '81610103MC00000120'), treeErrors['credit-code-taken']);
    await recorder.refused(treeEndpoints.registerUnion, chair, register(other, '', '2029-04-29'), treeErrors['certificate-period']);
    const reminded = async () => {
      await world.asSystem('job', remindOfCertificates);
      const [row] = await world.ownerDb.pool<{ events: number }[]>`select count(*) as events from journal_event e where e.type = 'orgs.certificateExpiring'`;
      return row?.events;
    };
    world.clock.set(new Date('2029-03-30T01:00:00Z'));
    expect(await reminded()).toBe(0);
    world.clock.set(new Date('2029-03-31T01:00:00Z'));
    expect([await reminded(), await reminded()]).toEqual([1, 1]);
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(recorder.missing(treeEndpoints)).toEqual([]);
});
