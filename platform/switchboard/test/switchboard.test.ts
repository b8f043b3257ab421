import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { endpoints as desk } from '#platform/desk/contract.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { newId } from '#platform/kernel/random.ts';
import { servicesOf } from '#platform/registry/module.ts';
import { endpoints as appeals } from '#modules/appeals/contract.ts';
import { openAppealsWorld, type AppealsWorld } from '#modules/appeals/test/appeals-world.ts';
import { endpoints as homeEndpoints } from '#modules/home/contract.ts';
import { endpoints as measures } from '#modules/measures/contract.ts';
import { switchboardConsumer } from '../consumer.ts';
import { endpoints } from '../contract.ts';
import { switchboardErrors as errors } from '../contract/errors.ts';
import { bannerKey, COLOUR_KEY, serviceKey, TITLE_KEY } from '../rules/layout-keys.ts';
import type { Value } from '#platform/kernel/merge-three-ways.ts';
import { readStamp } from '../store/layouts.ts';
import { createSwitchboard } from '../switchboard.ts';

const STATE = serviceKey('appeals', 'state');
const NAME = serviceKey('appeals', 'name');

let world: AppealsWorld;
let [chair, cityChair, worker]: Actor[] = [];
beforeAll(async () => {
  world = await openAppealsWorld();
  [chair, cityChair, worker] = [await world.as('chair'), await world.as('city'), await world.as('worker')];
});
afterAll(async () => { await world.close(); });

const who = (actor: Actor | undefined): Actor => actor ?? { kind: 'anonymous' };
type Own = Readonly<Record<string, Value>>;
const wanted = (own: Own) => Object.entries(own).map(([key, value]) => ({ key, value, isFixed: false }));

/** Publishes a union's own settings, whole, on the newest version. */
async function publish(at: 'city' | 'factory', own: Own, settled: string[] = []): Promise<number> {
  const actor = who(at === 'city' ? cityChair : chair);
  const { version } = await world.recorder.call(endpoints.readLayout, actor, { unionId: world.unions[at] });
  const answer = await world.recorder.call(endpoints.publishLayout, actor, { unionId: world.unions[at], version, changes: wanted(own), settled, note: '试一试' });
  return answer.version;
}

/** How appeals are called on the worker's home; nothing where they are not there. Other services come and go with the house. */
async function appealsOnPhone(): Promise<string[]> {
  const { portal } = await world.call(homeEndpoints.readHome, who(worker), {});
  return portal.groups.flatMap((group) => group.services).filter((service) => service.id === 'appeals').map((service) => service.name ?? service.id);
}

const scan = () => world.recorder.call(appeals.readCode, { kind: 'anonymous' }, { code: world.code });
const scanRefused = () => world.recorder.refused(appeals.readCode, { kind: 'anonymous' }, { code: world.code }, errors['service-off']);
const offHere = async () => (await world.recorder.call(endpoints.readStates, who(chair), { unionId: world.unions.factory })).off;

describe('a service that a union switches off', () => {
  test('is gone from the phone, the menu and the API in the same moment; what runs is finished', async () => {
    const sent = await world.submit({}, who(worker));
    expect(await appealsOnPhone()).toEqual(['appeals']);
    await publish('factory', { [STATE]: 'off' });
    expect(await appealsOnPhone()).toEqual([]);
    expect(await offHere()).toEqual(['appeals']);
    expect(await scanRefused()).toMatchObject({ service: 'appeals' });
    await expect(world.submit({}, who(worker))).rejects.toThrow(errors['service-off'].code);
    const contactGrantId = world.contactGrant;
    await world.recorder.refused(appeals.makeCode, who(chair), { unionId: world.unions.factory, contactGrantId, place: '门口' }, errors['service-off']);
    // The running case goes its way to the end.
    await world.call(appeals.acceptAppeal, who(chair), { appealId: sent.appealId });
    await world.call(appeals.closeAppeal, who(chair), { appealId: sent.appealId, result: '已办' });
    await world.call(appeals.rateAppeal, sent.receipt, { appealId: sent.appealId, isSolved: true, score: 5 });
    expect((await world.call(appeals.listMine, who(worker), {})).cases).toHaveLength(1);
    // Other unions and other services are not touched.
    await world.call(measures.readBoard, who(chair), { unionId: world.unions.factory, year: 2026 });
  });

  test('is back when a union above requires it, and off again as the factory said when that is taken back', async () => {
    await publish('city', { [STATE]: 'required' });
    expect(await appealsOnPhone()).toEqual(['appeals']);
    expect(await offHere()).toEqual([]);
    await scan();
    const layout = await world.recorder.call(endpoints.readLayout, who(chair), { unionId: world.unions.factory });
    expect(layout.changes[STATE]).toMatchObject({ value: 'off' });
    expect(layout.above.fixedBy[STATE]).toMatchObject({ unionId: world.unions.city });
    const against = { unionId: world.unions.factory, version: layout.version, changes: wanted({ [STATE]: 'forbidden' }), settled: [], note: '' };
    await world.recorder.refused(endpoints.publishLayout, who(chair), against, errors['fixed-above']);
    await publish('city', {});
    await scanRefused();
    await publish('factory', {});
    await scan();
  });

  test('forbidden above is off for the whole subtree, and says by whom', async () => {
    await publish('city', { [STATE]: 'forbidden' });
    const { unionName } = await scanRefused();
    const { above } = await world.recorder.call(endpoints.readLayout, who(chair), { unionId: world.unions.factory });
    expect(unionName).toBe(above.fixedBy[STATE]?.name);
    await publish('city', {});
  });
});

describe('an upper union\'s new version', () => {
  test('reaches what was left alone below, and lists as a conflict what both have changed', async () => {
    await publish('city', { [NAME]: '说事', [TITLE_KEY]: '市里的家' });
    await publish('factory', { [NAME]: '有话说' });
    await publish('city', { [NAME]: '说事直通', [TITLE_KEY]: '全市职工之家' });
    const { portal } = await world.call(homeEndpoints.readHome, who(worker), {});
    expect([portal.title, ...await appealsOnPhone()]).toEqual(['全市职工之家', '有话说']);
    const before = await world.recorder.call(endpoints.readLayout, who(chair), { unionId: world.unions.factory });
    expect([before.changes[NAME]?.basis, before.above.settings[NAME]]).toEqual(['说事', '说事直通']);
    const waiting = async () => (await world.call(desk.readStart, who(chair), {})).todos.filter(({ kind }) => kind === 'switchboard.todo.conflicts').map(({ count }) => count);
    expect(await waiting()).toEqual([1]);
    await publish('factory', { [NAME]: '有话说' }, [NAME]);
    expect(await waiting()).toEqual([]);
    const after = await world.recorder.call(endpoints.readLayout, who(chair), { unionId: world.unions.factory });
    expect(after.changes[NAME]).toEqual({ value: '有话说', isFixed: false, basis: '说事直通' });
  });

  test('an older version comes back whole, and a publishing that has not seen the newest is refused', async () => {
    const { version, versions } = await world.recorder.call(endpoints.readLayout, who(chair), { unionId: world.unions.factory });
    expect(versions.map((one) => one.version)).toEqual(Array.from({ length: version }, (_, index) => version - index));
    expect(versions[0]).toMatchObject({ note: '试一试', settings: 1 });
    const unionId = world.unions.factory;
    await world.recorder.refused(endpoints.restoreVersion, who(chair), { unionId, version: version - 1, restored: 1, note: '' }, errors.outdated);
    await world.recorder.refused(endpoints.restoreVersion, who(chair), { unionId, version, restored: version + 1, note: '' }, errors['version-unknown']);
    await world.recorder.call(endpoints.restoreVersion, who(chair), { unionId, version, restored: 1, note: '回到第一版' });
    await scanRefused();
    await world.recorder.refused(endpoints.publishLayout, who(chair), { unionId, version, changes: [], settled: [], note: '' }, errors.outdated);
    await world.recorder.call(endpoints.restoreVersion, who(chair), { unionId, version: version + 1, restored: 0, note: '' });
    expect(await appealsOnPhone()).toEqual(['说事直通']);
  });
});

describe('a home of one\'s own', () => {
  test('opens under its address for everybody, with the union\'s colour and banner', async () => {
    await publish('factory', { [COLOUR_KEY]: '#0b4f9c', [bannerKey('one', 'text')]: '周五体检', [bannerKey('one', 'to')]: '2026-03-09' });
    await world.recorder.call(endpoints.setAddress, who(chair), { unionId: world.unions.factory, address: 'our-factory' });
    const { portal } = await world.recorder.call(endpoints.readPortal, { kind: 'anonymous' }, { address: 'our-factory' });
    expect(portal).toMatchObject({ title: '全市职工之家', colour: '#0b4f9c', banners: [{ id: 'one', text: '周五体检', link: null }] });
    await world.recorder.refused(endpoints.readPortal, { kind: 'anonymous' }, { address: 'nobody-here' }, errors['address-unknown']);
    await world.recorder.refused(endpoints.setAddress, who(cityChair), { unionId: world.unions.city, address: 'our-factory' }, errors['address-taken']);
    await world.recorder.call(endpoints.setAddress, who(chair), { unionId: world.unions.factory, address: null });
    await world.recorder.call(endpoints.setAddress, who(cityChair), { unionId: world.unions.city, address: 'our-factory' });
  });

  test('refuses what cannot be read, or means nothing', async () => {
    const { version } = await world.recorder.call(endpoints.readLayout, who(chair), { unionId: world.unions.factory });
    const ask = (own: Own) => ({ unionId: world.unions.factory, version, changes: wanted(own), settled: [], note: '' });
    const weak = await world.recorder.refused(endpoints.publishLayout, who(chair), ask({ [COLOUR_KEY]: '#ffd000' }), errors['colour-weak']);
    expect(weak['nearest']).toMatch(/^#[0-9a-f]{6}$/);
    await world.recorder.refused(endpoints.publishLayout, who(chair), ask({ 'service/unknown/state': 'on' }), errors['setting-unfit']);
  });
});

describe('what a process keeps in memory', () => {
  test('is asked for again only when the stamp has moved, and in another process as well', async () => {
    const loads: string[] = [];
    const counting = new Proxy(world.db.pool, {
      apply(target, self, parts: unknown[]) {
        loads.push(String(parts[0]));
        return Reflect.apply(target, self, parts);
      },
    });
    const other = createSwitchboard({ services: servicesOf(manifests), pool: counting });
    const stamp = () => world.asSystem('job', ({ tx }) => readStamp(tx));
    await other.catchUp(await stamp());
    const first = loads.length;
    await other.catchUp(await stamp());
    expect(loads.length).toBe(first);
    await publish('city', { [STATE]: 'forbidden' });
    const { path } = await world.asSystem('job', async ({ tx }) => (await tx<{ path: string }[]>`
      select u.path from orgs_union u where u.id = ${world.unions.factory}`)[0] ?? { path: '' });
    expect(other.at(path).settings[STATE]).toBeUndefined();
    await other.catchUp(await stamp());
    expect(other.at(path).settings[STATE]).toBe('forbidden');
    await publish('city', {});
  });

  test('is stale after a change of the tree, and the journal\'s reader says so', async () => {
    const stamp = () => world.asSystem('job', ({ tx }) => readStamp(tx));
    await drainTail(world.db, world.clock, switchboardConsumer);
    const before = await stamp();
    await world.asSystem('tail', ({ tx }) => switchboardConsumer.consume(tx, [{
      type: 'orgs.unionMoved', eventId: newId(world.house), at: world.clock.now(), subjectId: '', actor: {}, body: {}, xid: '1', seq: 1,
    }]));
    expect(await stamp()).toBe(before + 1);
  });
});

test('every endpoint of the room has answered, and every refusal it declares was given', () => {
  expect(world.recorder.missing(endpoints)).toEqual([]);
});
