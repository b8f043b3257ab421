import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { replay } from '#platform/journal/replay.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints as notices } from '#platform/notices/contract.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { countEntriesWaiting } from '../public.ts';
import { openEntryWorld, type EntryWorld } from './factories.ts';

const ENTRY = { title: '食堂开放时间', text: '夜班职工下班后食堂已经关门。' };

let house: EntryWorld;
let worker: Actor;
let chair: Actor;
let cityChair: Actor;
beforeAll(async () => {
  house = await openEntryWorld();
  worker = await house.enter(house.unions.factory);
  chair = await house.enter(house.unions.factory, ['chair']);
  cityChair = await house.enter(house.unions.city, ['chair']);
});
afterAll(() => house.close());

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'none', (error: unknown) => (error instanceof AppError ? error.code : String(error)));

describe('an entry', () => {
  test('goes to the own union, is answered there, counted above, and both sides are told', async () => {
    const { world, unions } = house;
    const { entryId } = await world.call(endpoints.makeEntry, worker, ENTRY);
    expect(await world.call(endpoints.listEntries, chair, { view: 'waiting' })).toMatchObject({
      entries: [{ entryId, title: ENTRY.title, unionName: '示例工厂工会', answeredAt: null }], next: null,
    });
    expect(await world.call(endpoints.readEntry, chair, { entryId }))
      .toMatchObject({ ...ENTRY, workerName: '示例职工', answer: null, can: { answer: true } });
    await world.call(endpoints.answerEntry, chair, { entryId, text: '下周起开放到夜里一点。' });
    expect(await world.call(endpoints.listMine, worker, {}))
      .toMatchObject({ entries: [{ entryId, ...ENTRY, answer: '下周起开放到夜里一点。' }] });
    await house.settle();
    expect(await world.call(endpoints.readFigures, cityChair, { unionId: unions.city, year: 2026 }))
      .toMatchObject({ made: 1, answered: 1 });
    const told = async (who: Actor) => (await world.call(notices.listMine, who, {})).notices.map((notice) => notice.kind);
    expect(await told(worker)).toEqual(['example-service.notice.answered']);
    expect(await told(chair)).toContain('example-service.notice.made');
  });

  test('stands sealed in table and journal: only its title can be read there', async () => {
    const { ownerDb } = house.world;
    const rows = await ownerDb.pool<{ line: string }[]>`
      select t::text as line from example_service_entry t
      union all select e.body::text from journal_event e where e.type like 'example-service.%'`;
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).toContain(ENTRY.title);
    expect(JSON.stringify(rows)).not.toContain(ENTRY.text);
    expect(JSON.stringify(rows)).not.toContain('下周起');
  });

  test('shows a neighbour union nothing, and the union above everything below it', async () => {
    const { world, unions } = house;
    const neighbour = await house.enter(unions.neighbour, ['chair']);
    expect((await world.call(endpoints.listEntries, neighbour, { view: 'made' })).entries).toEqual([]);
    expect(await refusal(world.call(endpoints.listEntries, neighbour, { view: 'made', unionId: unions.factory })))
      .toBe('http/not-found');
    expect((await world.call(endpoints.listEntries, cityChair, { view: 'answered', unionId: unions.factory, year: 2026 })).entries)
      .toHaveLength(1);
  });

  test('is counted as waiting for its worker until it is answered', async () => {
    const { world } = house;
    const another = await house.enter(house.unions.neighbour);
    if (another.kind !== 'person') throw new Error('nobody was entered');
    await world.call(endpoints.makeEntry, another, ENTRY);
    const waiting = await world.asSystem('home', ({ tx }) => countEntriesWaiting(tx, [another.personId]));
    expect(waiting).toEqual(new Map([[another.personId, 1]]));
  });
});

describe('a refusal', () => {
  test('meets a worker without union, and nothing stays', async () => {
    const nobody = await house.enter(null);
    expect(await refusal(house.world.call(endpoints.makeEntry, nobody, ENTRY))).toBe('example-service/no-union');
    expect((await house.world.call(endpoints.listMine, nobody, {})).entries).toEqual([]);
  });

  test('meets the officer who answers an own entry, and whoever comes second', async () => {
    const { world } = house;
    const { entryId } = await world.call(endpoints.makeEntry, chair, ENTRY);
    expect((await world.call(endpoints.readEntry, chair, { entryId })).can.answer).toBe(false);
    expect(await refusal(world.call(endpoints.answerEntry, chair, { entryId, text: '自己答复自己' }))).toBe('example-service/own-entry');
    const answers = await Promise.all(['第一个答复', '第二个答复'].map((text) =>
      refusal(world.call(endpoints.answerEntry, cityChair, { entryId, text }))));
    expect(new Set(answers)).toEqual(new Set(['none', 'example-service/already-answered']));
  });
});

test('pages join without gap or repetition', async () => {
  const { world, unions } = house;
  const writer = await house.enter(unions.neighbour);
  for (let count = 0; count < 25; count += 1) await world.call(endpoints.makeEntry, writer, { ...ENTRY, title: `第${count}件` });
  const first = await world.call(endpoints.listEntries, cityChair, { view: 'made', unionId: unions.neighbour });
  const second = await world.call(endpoints.listEntries, cityChair, {
    view: 'made', unionId: unions.neighbour, ...(first.next === null ? {} : { before: first.next }),
  });
  const ids = [...first.entries, ...second.entries].map((entry) => entry.entryId);
  expect([first.entries.length, second.next]).toEqual([20, null]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(26);
});

test('the journal alone gives every row again', async () => {
  const { world } = house;
  const rowsOf = async ({ ownerDb }: TestWorld) =>
    (await ownerDb.pool<{ row: string }[]>`select to_jsonb(t)::text as row from example_service_entry t order by t.id`).map(({ row }) => row);
  const copy = await openTestWorld(manifests);
  try {
    await copyJournal(world.db, copy.db, () => {});
    await replay(copy.db, world.house.journal, world.house.keyring);
    const before = await rowsOf(world);
    expect(before.length).toBeGreaterThan(25);
    expect(await rowsOf(copy)).toEqual(before);
  } finally {
    await copy.close();
  }
});
