import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import { newId, seededRandom } from '#platform/kernel/random.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { temporaryKeyring } from '../keyring.ts';
import { checkKeyring, destroyKey, ensureKeys, loadKeys } from './subject-keys.ts';

let world: TestWorld;
beforeAll(async () => { world = await openTestWorld(manifests); });
afterAll(async () => { await world.close(); });

const owner = () => newId<'person'>(world.house);

describe('one key per person', () => {
  test('requests that meet at a new person agree on one key', async () => {
    const wanted = Array.from({ length: 60 }, owner);
    const got = await Promise.all(Array.from({ length: 24 }, (_, index) => world.db.transact({}, async (tx) =>
      // Half of them the other way round: the store has to keep them from waiting for each other in a ring.
      ensureKeys(tx, world.house.keyring, world.house, index % 2 === 0 ? wanted : wanted.toReversed()))));
    for (const one of wanted) expect(new Set(got.map((keys) => keys.get(one)?.bytes.toString('hex'))).size).toBe(1);
    expect(new Set(wanted.map((one) => got[0]?.get(one)?.bytes.toString('hex'))).size).toBe(60);
  });

  test('a request that was rolled back leaves no key behind', async () => {
    const person = owner();
    await expect(world.db.transact({}, async (tx) => {
      await ensureKeys(tx, world.house.keyring, world.house, [person]);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect((await loadKeys(world.db.pool, world.house.keyring, [person])).size).toBe(0);
  });

  test('destroyed is gone, for this person alone', async () => {
    const [gone, kept] = [owner(), owner()];
    await ensureKeys(world.db.pool, world.house.keyring, world.house, [gone, kept]);
    await destroyKey(world.db.pool, gone);
    expect([...(await loadKeys(world.db.pool, world.house.keyring, [gone, kept])).keys()]).toEqual([kept]);
  });
});

describe('the wrapping', () => {
  test('holds nothing that is of use without the keyring', async () => {
    const person = owner();
    await ensureKeys(world.db.pool, world.house.keyring, world.house, [person]);
    await expect(loadKeys(world.db.pool, temporaryKeyring(seededRandom(99)), [person])).rejects.toThrow();
  });

  test('FE-3 a wrapped key put into another person\'s row does not open', async () => {
    const [from, to] = [owner(), owner()];
    await ensureKeys(world.db.pool, world.house.keyring, world.house, [from, to]);
    await world.ownerDb.pool`
      update crypto_key k set wrapped = (select f.wrapped from crypto_key f where f.owner_id = ${from}) where k.owner_id = ${to}`;
    await expect(loadKeys(world.db.pool, world.house.keyring, [to])).rejects.toThrow();
    await world.ownerDb.pool`delete from crypto_key k where k.owner_id = ${to}`;
  });

  test('a database keeps to the keyring it began with', async () => {
    const mine = temporaryKeyring(seededRandom(5));
    await world.db.pool`select 1`;
    await Promise.all([1, 2, 3].map(() => world.db.transact({}, (tx) => checkKeyring(tx, mine, world.clock.now()))));
    await expect(world.db.transact({}, (tx) => checkKeyring(tx, temporaryKeyring(seededRandom(6)), world.clock.now()))).rejects.toThrow(mine.id);
  });
});
