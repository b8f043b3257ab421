import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { settableClock, toInstant, type SettableClock } from '#platform/kernel/clock.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { localFailure, type ApiFailure } from '../api/failure.ts';
import { memoryIn } from '../browser-memory.ts';
import { createOutbox, type Courier, type Outbox } from './outbox.ts';
import { waitAfter, type Parcel } from './parcel.ts';
import { summarize } from './summarize.ts';
import { createTabVault } from './tab-vault.ts';
import { DAY, type Vault } from './vault.ts';

const seed = Number(process.env.SEED ?? 20261123);
const START = toInstant('2026-11-23T08:00:00Z');
const offline = localFailure('http/offline');
const refusal: ApiFailure = { ...offline, status: 409, code: 'letters/closed' };

/** What happens to one call on the way: it arrives, it never arrives, or its answer never comes back. */
type Fate = 'arrives' | 'lost' | 'answer lost';

/** A server that keeps one letter per key, however often it comes. */
function postOffice(fates: Fate[]) {
  const letters = new Map<string, unknown>();
  const send = async (key: string, text: unknown): Promise<boolean> => {
    const fate = fates.shift() ?? 'arrives';
    if (fate !== 'lost') letters.set(key, text);
    return fate === 'arrives';
  };
  return { letters, send };
}

function freshVault(clock: SettableClock): Vault {
  const held = new Map<string, string>();
  return createTabVault({ clock }, memoryIn(() => ({
    getItem: (key) => held.get(key) ?? null, setItem: (key, value) => { held.set(key, value); }, removeItem: (key) => { held.delete(key); },
  })));
}

const letter = (id: string, more: Partial<Parcel> = {}): Parcel => ({
  id, kind: 'letter', stage: 'draft', owner: null, madeAt: START.getTime(), touchedAt: START.getTime(), tries: 0, retryAt: 0, failure: null,
  content: { text: `text of ${id}`, key: `key of ${id}` }, ...more,
});

function open(courier: Courier, parts: { readonly clock?: SettableClock; readonly vault?: Vault; readonly isOnline?: () => boolean } = {}) {
  const clock = parts.clock ?? settableClock(START);
  const vault = parts.vault ?? freshVault(clock);
  return { clock, vault, outbox: createOutbox({ clock, random: seededRandom(seed), vault, couriers: { letter: courier }, ...parts }) };
}

const always = (delivery: Awaited<ReturnType<Courier>>): Courier => async () => delivery;
const stages = (outbox: Outbox) => outbox.parcels.get().map(({ id, stage }) => `${id} ${stage}`);

describe('what becomes of a parcel', () => {
  test('sent, nothing of it stays; or what is left to be seen, and nothing of what was written', async () => {
    const gone = open(always({ kind: 'sent', content: undefined }));
    await gone.outbox.put(letter('a'));
    expect(await gone.outbox.send('a')).toBeUndefined();
    expect(await gone.vault.list('')).toEqual([]);

    const left = open(always({ kind: 'sent', content: { number: 7 } }));
    await left.outbox.put(letter('a'));
    expect(await left.outbox.send('a')).toMatchObject({ stage: 'sent', content: { number: 7 } });
    expect(await left.vault.list('')).toEqual(['over.a']);
    // Sending again what has arrived changes nothing.
    expect(await left.outbox.send('a')).toMatchObject({ stage: 'sent' });
  });

  test('without a way out it waits, longer each time, and everything behind it waits untried', async () => {
    let asked = 0;
    const { outbox, clock } = open(async () => { asked += 1; return { kind: 'later', failure: offline }; });
    await outbox.put(letter('a', { stage: 'waiting' }));
    await outbox.put(letter('b', { stage: 'waiting' }));
    await outbox.flush(false);
    expect(asked).toBe(1);
    expect(outbox.find('a')).toMatchObject({ stage: 'waiting', tries: 1, failure: { code: 'http/offline' } });
    const wait = (outbox.find('a')?.retryAt ?? 0) - clock.now().getTime();
    expect(wait).toBeGreaterThanOrEqual(4000);
    await outbox.flush(false);
    expect(outbox.find('a')?.tries).toBe(1);
    clock.advance(wait);
    await outbox.flush(false);
    expect(outbox.find('a')?.tries).toBe(2);
  });

  test('a refusal and what needs the person are not tried again, whoever asks', async () => {
    for (const kind of ['refused', 'held'] as const) {
      let asked = 0;
      const { outbox } = open(async () => { asked += 1; return { kind, failure: refusal }; });
      await outbox.put(letter('a', { stage: 'waiting' }));
      await outbox.flush(true);
      await outbox.flush(true);
      expect(outbox.find('a')).toMatchObject({ stage: kind, failure: { code: 'letters/closed' } });
      expect(asked).toBe(1);
    }
  });

  test('while there is surely no network nothing is tried, so that nothing may have arrived', async () => {
    let asked = 0;
    const { outbox } = open(async () => { asked += 1; return { kind: 'sent', content: undefined }; }, { isOnline: () => false });
    await outbox.put(letter('a'));
    expect(await outbox.send('a')).toMatchObject({ stage: 'waiting', tries: 0 });
    expect(asked).toBe(0);
  });

  test('a kind that this version does not know waits and holds up nobody', async () => {
    const { outbox } = open(always({ kind: 'sent', content: undefined }));
    await outbox.put(letter('a', { stage: 'waiting', kind: 'parchment' }));
    await outbox.put(letter('b', { stage: 'waiting' }));
    await outbox.flush(true);
    expect(stages(outbox)).toEqual(['a waiting']);
  });
});

describe('after seven days', () => {
  test('a draft is gone, and of what could not be sent only the fact is left; a day less, and both are there', async () => {
    for (const [days, left] of [[6.9, ['a draft', 'b waiting']], [7, ['b dropped']]] as const) {
      const { outbox, vault, clock } = open(always({ kind: 'later', failure: offline }));
      await outbox.put(letter('a'));
      await outbox.put(letter('b', { stage: 'waiting', madeAt: START.getTime() + 1 }));
      clock.advance(days * DAY);
      await outbox.load();
      expect(stages(outbox)).toEqual(left);
      expect(await vault.read('parcel.b', 'parcel') === undefined).toBe(days === 7);
      expect(JSON.stringify(await vault.read('over.b', 'parcel') ?? null)).not.toContain('text of b');
    }
  });

  test('trying to send does not count as writing', async () => {
    const { outbox, clock } = open(always({ kind: 'later', failure: offline }));
    await outbox.put(letter('a', { stage: 'waiting' }));
    for (let day = 0; day < 7; day += 1) {
      await outbox.flush(true);
      clock.advance(DAY);
    }
    await outbox.load();
    expect(stages(outbox)).toEqual(['a dropped']);
  });
});

const fates = fc.array(fc.constantFrom<Fate>('arrives', 'lost', 'answer lost'), { maxLength: 12 });

describe('exactly once', () => {
  const sending = (office: ReturnType<typeof postOffice>, keyOf: (parcel: Parcel) => string): Courier => async (parcel) => (
    await office.send(keyOf(parcel), Reflect.get(Object(parcel.content), 'text'))
      ? { kind: 'sent', content: { receipt: keyOf(parcel) } } : { kind: 'later', failure: offline });
  const kept = (parcel: Parcel): string => String(Reflect.get(Object(parcel.content), 'key'));

  /** Plays a bad day with a page that is killed at some writing and opened again; gives how many letters arrived for three sent. */
  async function play(road: Fate[], dies: number, keyOf: (parcel: Parcel) => string): Promise<{ letters: number; seen: string[] }> {
    const clock = settableClock(START);
    const office = postOffice([...road]);
    const vault = freshVault(clock);
    const first = open(sending(office, keyOf), { clock, vault: dyingVault(vault, dies) }).outbox;
    const alive = async () => {
      for (const id of ['a', 'b', 'c']) {
        await first.put(letter(id));
        await first.send(id);
      }
    };
    await alive().catch(() => undefined);
    const { outbox } = open(sending(office, keyOf), { clock, vault });
    await outbox.load();
    for (const id of ['a', 'b', 'c']) if (outbox.find(id) === undefined) await outbox.put(letter(id));
    for (const id of ['a', 'b', 'c']) await outbox.send(id);
    for (let round = 0; round < 14; round += 1) await outbox.flush(true);
    return { letters: office.letters.size, seen: [...stages(outbox)].sort() };
  }

  test('whatever is lost on the way and wherever the page is killed, each arrives once and its receipt is there', async () => {
    await fc.assert(fc.asyncProperty(fates, fc.integer({ min: 0, max: 40 }), async (road, dies) => {
      expect(await play(road, dies, kept)).toEqual({ letters: 3, seen: ['a sent', 'b sent', 'c sent'] });
    }), { seed, numRuns: 150 });
  });

  test('control: with a new key for every try a lost answer doubles the letter', async () => {
    let tries = 0;
    const { letters } = await play(['answer lost'], 1000, () => `${tries += 1}`);
    expect(letters).toBe(4);
  });

  test('two pages that send at the same time send one', async () => {
    const clock = settableClock(START);
    const office = postOffice([]);
    const vault = freshVault(clock);
    const [one, other] = [1, 2].map(() => open(sending(office, kept), { clock, vault }).outbox);
    await one?.put(letter('a', { stage: 'waiting' }));
    await Promise.all([one?.flush(true), other?.flush(true)]);
    await one?.load();
    expect(office.letters.size).toBe(1);
    expect(one === undefined ? [] : stages(one)).toEqual(['a sent']);
  });

  test('a late change by a page that does not know brings nothing back', async () => {
    const clock = settableClock(START);
    const vault = freshVault(clock);
    const typing = open(always({ kind: 'later', failure: offline }), { clock, vault }).outbox;
    await typing.put(letter('a'));
    const sender = open(always({ kind: 'sent', content: undefined }), { clock, vault }).outbox;
    await sender.load();
    await sender.send('a');
    await typing.change('a', (one) => ({ ...one, content: { text: 'more' } }));
    expect(stages(typing)).toEqual([]);
    expect(await vault.list('')).toEqual([]);
  });
});

/** A device that is switched off at its n-th writing: that one and all after it never happen. */
function dyingVault(vault: Vault, dies: number): Vault {
  let writings = 0;
  const mortal = <Args extends unknown[], Value>(work: (...args: Args) => Promise<Value>) => async (...args: Args): Promise<Value> => {
    writings += 1;
    if (writings > dies) throw new Error('switched off');
    return work(...args);
  };
  return {
    ...vault, ensure: mortal(vault.ensure), write: mortal(vault.write), writeBytes: mortal(vault.writeBytes),
    erase: mortal(vault.erase), remove: mortal(vault.remove),
  };
}

test('pauses double from four seconds to a quarter of an hour, and chance spreads them by a quarter at most', () => {
  expect([1, 2, 3, 20].map((tries) => waitAfter(tries, 0))).toEqual([4000, 8000, 16_000, 900_000]);
  fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 255 }), (tries, chance) => {
    const wait = waitAfter(tries, chance);
    expect(wait).toBeGreaterThanOrEqual(4000);
    expect(wait).toBeLessThanOrEqual(900_000 * 1.25);
  }), { seed });
});

test('the badge counts what is there, and a draft is none of it', () => {
  const parcels = (['draft', 'waiting', 'held', 'refused', 'dropped', 'sent'] as const).map((stage, index) => letter(`${index}`, { stage }));
  expect(summarize(parcels, '1')).toEqual({ isSending: true, waiting: 1, stuck: 3, sent: 1, drafts: 1 });
});
