import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { granted } from '#platform/access/events.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type UnionId } from '#platform/kernel/id.ts';
import { MAX_DEPTH } from '#platform/kernel/org-path.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { startHistory } from '#platform/testkit/laws/history.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints, errors } from '../contract.ts';
import { findUnion } from '../store/unions.ts';
import { foundRoot, officesOf } from '../test/random-history.ts';

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
const found = async (parentId: string, name = '新建工会') => (await recorder.call(endpoints.foundUnion, chair, { parentId, unionId: id(), name, kind: 'branch' })).unionId;
const appoint = (unionId: string, role: 'chair' | 'administrator' | 'contact-person', until?: string) => {
  const personId = id<'person'>();
  return recorder.call(endpoints.appointOfficer, chair, { unionId, personId, name: '某某主席', role, ...(until === undefined ? {} : { until }) })
    .then(({ grantId }) => ({ grantId, personId }));
};
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * DAY).toISOString();

describe('founding', () => {
  test('hangs the union below its parent, in order, and lists it there', async () => {
    const parent = await found(root, '长安区总工会');
    const [first, second] = [await found(parent, '第一工会'), await found(parent, '第二工会')];
    const { unions } = await recorder.call(endpoints.listUnions, chair, { parentId: parent });
    expect(unions.map((union) => [union.unionId, union.name, union.level, union.parentId])).toEqual([
      [first, '第一工会', 3, parent], [second, '第二工会', 3, parent],
    ]);
    expect((await recorder.call(endpoints.listUnions, chair, { words: '长安' })).unions).toMatchObject([{ unionId: parent, children: 2 }]);
  });

  test('many at once below one parent get places of their own', async () => {
    const parent = await found(root);
    const made = await Promise.all(Array.from({ length: 12 }, () => found(parent)));
    const rows = await world.asSystem('setup', ({ tx }) => Promise.all(made.map((unionId) => findUnion(tx, unionId))));
    expect(new Set(rows.map((row) => row?.path)).size).toBe(12);
    expect((await world.asSystem('setup', ({ tx }) => findUnion(tx, parent)))?.childCount).toBe(12);
  });

  test('stops at the tenth level, and at an id that stands already', async () => {
    let deepest: string = root;
    for (let level = 2; level <= MAX_DEPTH; level += 1) deepest = await found(deepest);
    expect(await recorder.refused(endpoints.foundUnion, chair, { parentId: deepest, unionId: id(), name: '太深', kind: 'group' }, errors['too-deep'])).toEqual({ limit: 10 });
    await recorder.refused(endpoints.foundUnion, chair, { parentId: root, unionId: deepest, name: '再建', kind: 'group' }, errors['already-founded']);
  });
});

describe('offices', () => {
  test('are held by one, listed with their holders, and free again when ended', async () => {
    const union = await found(root);
    const { grantId, personId } = await appoint(union, 'chair');
    const { officers } = await recorder.call(endpoints.listOfficers, chair, { unionId: union });
    expect(officers).toMatchObject([{ grantId, personId, role: 'chair', name: '某某主席', until: null }]);
    const again = { unionId: union, personId: id(), name: '另一主席', role: 'chair' } as const;
    expect(await recorder.refused(endpoints.appointOfficer, chair, again, errors['office-taken'])).toEqual({ role: 'chair' });
    await recorder.call(endpoints.endOffice, chair, { unionId: union, grantId });
    await recorder.refused(endpoints.endOffice, chair, { unionId: union, grantId }, errors['not-appointed']);
    await recorder.call(endpoints.appointOfficer, chair, again);
  });

  test('whose term is over can be given anew', async () => {
    const union = await found(root);
    const { personId } = await appoint(union, 'administrator', inDays(1));
    expect((await world.actorOf(personId)).kind === 'person' && (await recorder.call(endpoints.listOfficers, chair, { unionId: union })).officers).toHaveLength(1);
    world.clock.advance(2 * DAY);
    expect((await recorder.call(endpoints.listOfficers, chair, { unionId: union })).officers).toEqual([]);
    const next = await appoint(union, 'administrator');
    expect((await recorder.call(endpoints.listOfficers, chair, { unionId: union })).officers).toMatchObject([{ grantId: next.grantId }]);
  });

  test('contact persons may be many', async () => {
    const union = await found(root);
    await Promise.all([appoint(union, 'contact-person'), appoint(union, 'contact-person'), appoint(union, 'contact-person')]);
    expect((await recorder.call(endpoints.listOfficers, chair, { unionId: union })).officers).toHaveLength(3);
  });

  test('two appointments to one office at once: one of them holds it', async () => {
    const union = await found(root);
    const outcomes = await Promise.allSettled([appoint(union, 'chair'), appoint(union, 'chair'), appoint(union, 'chair')]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  test('are not given to somebody known already, nor for a time that is over', async () => {
    const union = await found(root);
    const { personId } = await appoint(union, 'contact-person');
    const wanted = { unionId: union, name: '某人', role: 'contact-person' } as const;
    await recorder.refused(endpoints.appointOfficer, chair, { ...wanted, personId }, errors['already-entered']);
    await recorder.refused(endpoints.appointOfficer, chair, { ...wanted, personId: id(), until: world.clock.now().toISOString() }, errors['until-past']);
    expect((await recorder.call(endpoints.listOfficers, chair, { unionId: union })).officers).toHaveLength(1);
  });

  test('that reach below are not given by a duty that does not', async () => {
    const union = await found(root);
    const narrow = id<'person'>();
    await world.asSystem('setup', async (ctx) => {
      const row = await findUnion(ctx.tx, union);
      await record(ctx, [granted({
        grantId: id(), personId: narrow, unionId: toId(union), orgPath: row?.path ?? '', linePath: row?.path ?? '', role: 'chair', hasSubtree: false,
        grantedBy: null, parentGrantId: null, validUntil: null,
      })]);
    });
    const wanted = { unionId: union, personId: id(), name: '某人', role: 'administrator' } as const;
    await recorder.refused(endpoints.appointOfficer, await world.actorOf(narrow), wanted, errors['role-not-yours']);
    await recorder.call(endpoints.appointOfficer, await world.actorOf(narrow), { ...wanted, role: 'contact-person' });
  });

  test('of another union are not ended by naming their grant', async () => {
    const [here, there] = [await found(root), await found(root)];
    const { grantId } = await appoint(there, 'contact-person');
    await recorder.refused(endpoints.endOffice, chair, { unionId: here, grantId }, errors['not-appointed']);
  });

  test('ended end what was handed on from them, at any depth, and the session loses them at the next request', async () => {
    const union = await found(root);
    const { grantId, personId } = await appoint(union, 'chair');
    const [second, third] = [id<'person'>(), id<'person'>()];
    const given = id<'grant'>();
    await world.asSystem('setup', async (ctx) => {
      const row = await findUnion(ctx.tx, union);
      const give = (wanted: { grantId: typeof given; personId: typeof second; from: string }) => granted({
        grantId: wanted.grantId, personId: wanted.personId, unionId: toId(union), orgPath: row?.path ?? '', linePath: row?.path ?? '', role: 'chair',
        hasSubtree: true, grantedBy: personId, parentGrantId: wanted.from, validUntil: inDays(9),
      });
      await record(ctx, [give({ grantId: given, personId: second, from: grantId }), give({ grantId: id(), personId: third, from: given })]);
    });
    const grantsOf = async (person: typeof second) => {
      const actor = await world.actorOf(person);
      return actor.kind === 'person' ? actor.grants.length : -1;
    };
    expect([await grantsOf(second), await grantsOf(third)]).toEqual([1, 1]);
    await recorder.call(endpoints.endOffice, chair, { unionId: union, grantId });
    expect([await grantsOf(personId), await grantsOf(second), await grantsOf(third)]).toEqual([0, 0, 0]);
  });
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(recorder.missing(endpoints)).toEqual([]);
});
