import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { addDays, toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { officesWorld, type Officer } from '#platform/offices/test/offices-world.ts';
import { record } from '#platform/journal/journal.ts';
import { assertReplays } from '#platform/testkit/laws/assert-replays.ts';
import { recordErrors, type ErrorRecorder } from '#platform/testkit/laws/error-recorder.ts';
import { openTestWorld, TEST_START, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import type { TextContent, TextKey } from '../rules/text-kinds.ts';
import { newestShipped } from '../texts/shipped-texts.ts';
import { todayOf } from '../use-cases/current-text.ts';
import { consentStates, requireNotWithdrawn, rosterConsents } from '../use-cases/take-consents.ts';

let world: TestWorld;
let recorder: ErrorRecorder;
let [city, district]: UnionId[] = [];
let [cityChair, chair]: Officer[] = [];
let [member, other]: Officer[] = [];
let officer: (one: Officer | undefined) => Promise<Actor>;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  recorder = recordErrors(world);
  const kit = officesWorld(world);
  officer = async (one) => (one === undefined ? { kind: 'anonymous' } : kit.act(one));
  city = await kit.found(undefined, '示例市总工会');
  district = await kit.found(city, '示例区总工会');
  [cityChair, chair] = [await kit.seat(city, 'chair'), await kit.seat(district, 'chair')];
  [member, other] = [await kit.seat(district, 'contact-person'), await kit.seat(district, 'administrator')];
});
afterAll(() => world.close());

const unionId = () => district ?? '';
const personId = (one: Officer | undefined) => one?.personId ?? '';
const nobody: Actor = { kind: 'anonymous' };
const readHash = async (textKey: TextKey) => (await recorder.call(endpoints.readText, nobody, { textKey, unionId: unionId() })).hash;
const give = async (textKey: TextKey, purposes: ('family' | 'child' | 'register' | 'special-status' | 'appeals')[], more: object = {}) => {
  world.clock.set(shiftInstant(world.clock.now(), 1000));
  return recorder.call(endpoints.give, await officer(member), { textKey, agreement: { hash: await readHash(textKey), purposes }, ...more });
};
const own = async () => (await recorder.call(endpoints.listOwn, await officer(member), {})).consents;
const standing = async (textKey: TextKey) => (await own()).filter((one) => one.textKey === textKey).map(({ purpose, state }) => `${purpose} ${state}`);
const ask = async () => (await recorder.call(endpoints.readAsk, await officer(member), {})).ask;

async function publish(textKey: TextKey, change: { words?: Record<string, string>; widens?: boolean; inDays?: number; reason?: string }) {
  const { texts } = await recorder.call(endpoints.listTexts, await officer(cityChair), { unionId: city ?? '' });
  const text = texts.find((one) => one.textKey === textKey);
  const newest = text?.versions[0]?.content ?? { 'zh-CN': {}, 'en': null };
  const content: TextContent = { 'zh-CN': { ...newest['zh-CN'], ...change.words }, 'en': null };
  return recorder.call(endpoints.publishText, await officer(cityChair), {
    unionId: city ?? '', textKey, seen: text?.versions.length ?? 0, content: { 'zh-CN': { ...content['zh-CN'] }, 'en': null },
    validFrom: addDays(todayOf(world), change.inDays ?? 0), widens: change.widens ?? false, reason: change.reason ?? '改错别字',
  });
}

describe('a notice', () => {
  test('is the product\'s until the topmost union speaks, from the day it names; every version stays readable', async () => {
    const shipped = newestShipped('appeals');
    expect(await recorder.call(endpoints.readText, nobody, { textKey: 'appeals', unionId: null })).toMatchObject({ publisherId: null, version: 1, hash: shipped.hash });
    const { version, hash } = await publish('appeals', { words: { title: '新的诉求告知书' }, inDays: 3 });
    expect(await readHash('appeals')).toBe(shipped.hash);
    world.clock.set(shiftInstant(TEST_START, 3 * 24 * 3_600_000));
    expect(await recorder.call(endpoints.readText, nobody, { textKey: 'appeals', unionId: unionId() })).toMatchObject({ hash, version, publisherId: city, publisherName: '示例市总工会' });
    const old = await recorder.call(endpoints.readVersion, nobody, { textKey: 'appeals', publisherId: null, version: 1 });
    expect(old).toMatchObject({ hash: shipped.hash, content: shipped.content });
    await recorder.refused(endpoints.readVersion, nobody, { textKey: 'appeals', publisherId: city ?? null, version: 9 }, errors['version-unknown']);
  });

  test('is not published below the top, over somebody else\'s version, for a day gone by, in part, or unchanged', async () => {
    const { content } = newestShipped('family');
    const base = {
      unionId: city ?? '', textKey: 'family' as const, seen: 1, content: { 'zh-CN': { ...content['zh-CN'], who: '我们' }, 'en': null }, validFrom: todayOf(world),
      widens: false, reason: '改错别字',
    };
    await recorder.refused(endpoints.publishText, await officer(chair), { ...base, unionId: unionId() }, errors['not-topmost']);
    const refused = async (change: object, entry: (typeof errors)[keyof typeof errors]) =>
      recorder.refused(endpoints.publishText, await officer(cityChair), { ...base, ...change }, entry);
    await refused({ seen: 4 }, errors.outdated);
    expect(await refused({ validFrom: toPlainDate('2026-01-01') }, errors['day-too-early'])).toEqual({ day: '2026-03-12' });
    await refused({ validFrom: '2026-12-01', content: { 'zh-CN': { ...content['zh-CN'], who: ' ' }, 'en': null } }, errors['text-incomplete']);
    await refused({ validFrom: '2026-12-01', content: { 'zh-CN': content['zh-CN'], 'en': { who: 'we' } } }, errors['text-incomplete']);
    await refused({ validFrom: '2026-12-01', content }, errors['nothing-changed']);
  });

  test('names whom to ask, the nearest union first', async () => {
    await recorder.call(endpoints.setContact, await officer(cityChair), { unionId: city ?? '', contact: '市总 12351' });
    for (const contact of ['区总二楼', '区总三楼']) await recorder.call(endpoints.setContact, await officer(chair), { unionId: unionId(), contact });
    const { contacts } = await recorder.call(endpoints.readText, nobody, { textKey: 'family', unionId: unionId() });
    expect(contacts.map(({ contact }) => contact)).toEqual(['区总三楼', '市总 12351']);
    const { ownContact, can } = await recorder.call(endpoints.listTexts, await officer(chair), { unionId: unionId() });
    expect([ownContact, can]).toEqual(['区总三楼', { publish: false, setContact: true, countAccounts: false }]);
  });
});

describe('a consent', () => {
  test('is given purpose by purpose, and taken back as easily', async () => {
    await recorder.refused(endpoints.give, await officer(member), { textKey: 'register', agreement: { hash: '0'.repeat(64), purposes: ['register'] } }, errors['text-changed']);
    const hash = await readHash('register');
    await recorder.refused(endpoints.give, await officer(member), { textKey: 'register', agreement: { hash, purposes: [] } }, errors['consent-missing']);
    await recorder.refused(endpoints.give, await officer(member), { textKey: 'register', agreement: { hash, purposes: ['register', 'child'] } }, errors['purpose-unknown']);
    await give('register', ['register']);
    expect(await standing('register')).toEqual(['register given']);
    await give('register', ['special-status']);
    await recorder.call(endpoints.withdraw, await officer(member), { textKey: 'register', purpose: 'special-status' });
    expect(await standing('register')).toEqual(['special-status withdrawn', 'register given']);
    await recorder.refused(endpoints.withdraw, await officer(member), { textKey: 'register', purpose: 'special-status' }, errors['not-given']);
    const stop = (purposes: ['register'] | ['special-status']) => world.asSystem('job', (ctx) => requireNotWithdrawn(ctx, { personId: personId(member), textKey: 'register', purposes }));
    await stop(['register']);
    await expect(stop(['special-status'])).rejects.toThrow(errors.withdrawn.code);
    await give('register', ['special-status']);
    await stop(['special-status']);
    expect(await standing('register')).toEqual(['special-status given', 'special-status withdrawn', 'register given']);
  });

  test('about a child is a guardian\'s, whose name lies sealed', async () => {
    await recorder.refused(endpoints.give, await officer(member), { textKey: 'family', agreement: { hash: await readHash('family'), purposes: ['family', 'child'] } }, errors['guardian-needed']);
    await give('family', ['family', 'child'], { guardian: { name: '王母', relation: 'mother' } });
    expect((await own()).find(({ purpose }) => purpose === 'child')).toMatchObject({ hasGuardian: true, state: 'given' });
    const rows = await world.ownerDb.pool`select c::text as line from consents_consent c union all select e.body::text from journal_event e`;
    expect(JSON.stringify(rows)).not.toContain('王母');
  });

  test('is withdrawn once when two windows do it at the same moment', async () => {
    const actor = await officer(member);
    const outcomes = await Promise.all([1, 2].map(() => recorder.call(endpoints.withdraw, actor, { textKey: 'family', purpose: 'child' })
      .then(() => 'withdrawn', (error: unknown) => (error instanceof AppError ? error.code : 'failed'))));
    expect(outcomes.toSorted()).toEqual([errors['not-given'].code, 'withdrawn']);
  });

  test('on paper is recorded by the union of the person, for a minor with less, and taken back there', async () => {
    const hash = await readHash('register');
    const paper = { unionId: unionId(), personId: personId(other), textKey: 'register' as const, note: '档案柜二', bornOn: null, agreement: { hash, purposes: ['register' as const] } };
    const refused = async (change: object, entry: (typeof errors)[keyof typeof errors]) => recorder.refused(endpoints.recordPaper, await officer(chair), { ...paper, ...change }, entry);
    await refused({ personId: personId(cityChair) }, errors['not-a-member']);
    await refused({ agreement: { hash: '0'.repeat(64), purposes: ['register'] } }, errors['text-changed']);
    await refused({ agreement: { hash, purposes: [] } }, errors['consent-missing']);
    await refused({ agreement: { hash, purposes: ['register', 'joining'] } }, errors['purpose-unknown']);
    await refused({ bornOn: '2013-01-01' }, errors['guardian-needed']);
    await refused({ bornOn: '2010-01-01', agreement: { hash, purposes: ['register', 'special-status'] } }, errors['guardian-needed']);
    await recorder.call(endpoints.recordPaper, await officer(chair), { ...paper, bornOn: toPlainDate('2010-01-01') });
    const at = { unionId: unionId(), personId: personId(other), textKey: 'register' as const, purpose: 'register' as const };
    await recorder.refused(endpoints.withdrawOnPaper, await officer(chair), { ...at, personId: personId(cityChair) }, errors['not-a-member']);
    await recorder.call(endpoints.withdrawOnPaper, await officer(chair), at);
    await recorder.refused(endpoints.withdrawOnPaper, await officer(chair), at, errors['not-given']);
  });

  test('from a roster carries the collector\'s note, and figures count each person once and nobody who withdrew', async () => {
    await world.asSystem('setup', async (ctx) => {
      const { path } = (await ctx.tx<{ path: never }[]>`select u.path from orgs_union u where u.id = ${unionId()}`)[0] ?? { path: undefined as never };
      const people = [chair, other].flatMap((one) => (one === undefined || district === undefined ? [] : [{ personId: one.personId, unionId: district, note: '电话确认' }]));
      await record(ctx, await rosterConsents(ctx, { path }, people));
    });
    const counted = async (one: Officer | undefined, at: UnionId | undefined) => {
      const { texts } = await recorder.call(endpoints.listTexts, await officer(one), { unionId: at ?? '' });
      return texts.find(({ textKey }) => textKey === 'register')?.versions[0]?.agreed.find(({ purpose }) => purpose === 'register')?.people;
    };
    expect([await counted(chair, district), await counted(cityChair, city)]).toEqual([3, 3]);
  });
});

describe('a new version', () => {
  test('that only corrects words asks nobody; one that widens asks once, and a no is the last word about it', async () => {
    await give('appeals', ['appeals']);
    expect(await ask()).toBeNull();
    await publish('appeals', { words: { who: '受理诉求的工会。' } });
    expect([await ask(), await standing('appeals')]).toEqual([null, ['appeals given']]);
    const wider = await publish('appeals', { words: { why: '办理，也用来写年度分析。' }, widens: true, reason: '增加年度分析' });
    expect(await ask()).toMatchObject({ textKey: 'appeals', hash: wider.hash, purposes: ['appeals'], reasons: ['增加年度分析'] });
    expect(await standing('appeals')).toEqual(['appeals outdated']);
    await recorder.refused(endpoints.decline, await officer(member), { textKey: 'appeals', hash: '0'.repeat(64) }, errors['text-changed']);
    await recorder.call(endpoints.decline, await officer(member), { textKey: 'appeals', hash: wider.hash });
    expect(await ask()).toBeNull();
    world.clock.set(shiftInstant(world.clock.now(), 1000));
    const next = await publish('appeals', { words: { receivers: '办理的部门。' }, widens: true, reason: '交给办理部门' });
    expect((await ask())?.reasons).toEqual(['增加年度分析', '交给办理部门']);
    await recorder.call(endpoints.give, await officer(member), { textKey: 'appeals', agreement: { hash: next.hash, purposes: ['appeals'] } });
    expect([await ask(), await standing('appeals')]).toEqual([null, ['appeals given', 'appeals replaced']]);
    const states = await world.asSystem('job', (ctx) => consentStates(ctx, { personId: personId(member), textKey: 'appeals', path: null }));
    expect(states.get('appeals')).toBe('given');
  });
});

test('another person sees none of it', async () => {
  const stranger = await officesWorld(world).seat(city ?? newId<'union'>(world.house), 'administrator');
  expect((await recorder.call(endpoints.listOwn, await officer(stranger), {})).consents).toEqual([]);
});

test('every endpoint answered once and gave every refusal that it declares', () => {
  expect(recorder.missing(endpoints)).toEqual([]);
});

test('the journal alone gives every row again', async () => {
  const tables = ['consents_version', 'consents_contact', 'consents_consent', 'consents_declined'];
  expect((await assertReplays(world, manifests, tables)).every((rows) => rows.length > 0)).toBe(true);
});
