import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { newId, randomBelow, seededRandom } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { scale, seed } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { record } from './journal.ts';
import { drainTail, stepTail, type Consumer } from './tail.ts';

let world: TestWorld;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

const turn = () => new Promise((resolve) => { setImmediate(resolve); });

/** Writes one event in a transaction that stays open for some turns and then commits or gives up. */
async function write(turns: number, gives: 'commit' | 'up'): Promise<string | undefined> {
  const personId = newId<'person'>(world.house);
  try {
    await world.asSystem('setup', async (ctx) => {
      await record(ctx, [personEntered({ personId, name: '某人', unionId: null })]);
      for (let count = 0; count < turns; count += 1) await turn();
      if (gives === 'up') throw new Error('gives up');
    });
    return personId;
  } catch {
    return undefined;
  }
}

async function committedEvents(): Promise<string[]> {
  return (await world.ownerDb.pool<{ id: string }[]>`select e.event_id as id from journal_event e`).map((row) => row.id).sort();
}

/** A reader that keeps what it consumed in the database, in the transaction of its position. */
function reader(name: string, dies: () => boolean): Consumer {
  return {
    name,
    async consume(tx, events) {
      // Position and effect stand or fall together: jobs_job serves as any table would.
      for (const event of events) {
        await tx`insert into jobs_job (id, name, payload, run_at) values (${newId(world.house)}, ${name}, ${tx.json({ event: event.eventId })}, ${event.at})`;
      }
      if (dies()) throw new Error('the reader died before its commit');
    },
  };
}
const consumedBy = async (name: string) => (await world.ownerDb.pool<{ id: string }[]>`
  select j.payload ->> 'event' as id from jobs_job j where j.name = ${name}`).map((row) => row.id).sort();

describe('tailing', () => {
  test('with writers that commit late, give up, and readers that die or meet: every committed event is consumed exactly once', async () => {
    const random = seededRandom(seed);
    const names = ['first', 'second'];
    let isWriting = true;
    // Two processes per reader, so that they meet at its position.
    const reading = names.flatMap((name) => [1, 2].map(async () => {
      while (isWriting) await stepTail(world.db, world.clock, reader(name, () => randomBelow(random, 4) === 0)).catch(() => {});
    }));
    for (let round = 0; round < 15 * scale; round += 1) {
      await Promise.all(Array.from({ length: 4 }, () => write(randomBelow(random, 12), randomBelow(random, 5) === 0 ? 'up' : 'commit')));
    }
    isWriting = false;
    await Promise.all(reading);
    for (const name of names) {
      await drainTail(world.db, world.clock, reader(name, () => false));
      expect(await consumedBy(name)).toEqual(await committedEvents());
    }
  });

  test('an event that was written first and committed last is still in front of the reader', async () => {
    const seen: string[] = [];
    const consumer: Consumer = { name: 'order', consume: async (_tx, events) => { seen.push(...events.map((event) => event.subjectId)); } };
    await drainTail(world.db, world.clock, consumer);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => { release = resolve; });
    const [slow, fast] = [newId<'person'>(world.house), newId<'person'>(world.house)];
    let isWritten = (): void => {};
    const written = new Promise<void>((resolve) => { isWritten = resolve; });
    const slowWriter = world.asSystem('setup', async (ctx) => {
      await record(ctx, [personEntered({ personId: slow, name: '慢', unionId: null })]);
      isWritten();
      await held;
    });
    await written;
    await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId: fast, name: '快', unionId: null })]));
    const before = seen.length;
    // The later one is committed, and yet not read: reading it would put the position behind the earlier one.
    expect(await stepTail(world.db, world.clock, consumer)).toBe(0);
    expect(seen).toHaveLength(before);
    release();
    await slowWriter;
    await drainTail(world.db, world.clock, consumer);
    expect(seen.slice(before)).toEqual([slow, fast]);
  });

  test('control: reading by number alone would skip it', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => { release = resolve; });
    let isWritten = (): void => {};
    const written = new Promise<void>((resolve) => { isWritten = resolve; });
    const slow = newId<'person'>(world.house);
    const slowWriter = world.asSystem('setup', async (ctx) => {
      await record(ctx, [personEntered({ personId: slow, name: '慢', unionId: null })]);
      isWritten();
      await held;
    });
    await written;
    await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId: newId(ctx), name: '快', unionId: null })]));
    const [top] = await world.ownerDb.pool<{ seq: number }[]>`select max(e.seq) as seq from journal_event e`;
    release();
    await slowWriter;
    const after = await world.ownerDb.pool`select 1 from journal_event e where e.seq > ${top?.seq ?? 0} and e.subject_id = ${slow}`;
    expect(after).toHaveLength(0);
  });
});
