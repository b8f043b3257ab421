import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { openSignupWorld, type SignupWorld } from './signup-world.ts';

let at: SignupWorld;
beforeAll(async () => { at = await openSignupWorld(); }, 120_000);
afterAll(() => at.world.close());

async function press(people: readonly Parameters<SignupWorld['settle']>[0][], offerId: string) {
  const outcomes = await Promise.all(people.map(async (personId) => {
    try {
      const { body } = await at.settle(personId, { entryId: newId(at.world.house), offerId, persons: 1 });
      return (body as { state: string }).state; // -- the endpoint's own output
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
  }));
  return Object.groupBy(outcomes, (one) => one);
}

describe('a crowd that presses in one second', () => {
  test('every place once, nobody twice, the rest waits in order, and the last are told it is full', async () => {
    const people = await at.people(at.unions.works, 600);
    const offerId = await at.offer(at.unions.province, { places: 100, waitingMost: 200 });
    // Every tenth presses twice, in the same moment and with another key.
    const pressed = people.flatMap((one, index) => (index % 10 === 0 ? [one, one] : [one]));
    const began = performance.now();
    const outcomes = await press(pressed, offerId);
    if (process.env['SHOW'] !== undefined) console.log(pressed.length / (performance.now() - began) * 1000);
    const rows = await at.world.ownerDb.pool<{ state: string; position: number; person_id: string }[]>`select state, position, person_id from signup_entry where offer_id = ${offerId}`;
    expect(rows.filter(({ state }) => state === 'placed')).toHaveLength(100);
    expect(rows.filter(({ state }) => state === 'waiting')).toHaveLength(200);
    expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(300);
    expect(rows.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    const [share] = await at.world.ownerDb.pool`select s.taken, o.waiting from signup_share s join signup_offer o on o.id = s.offer_id where o.id = ${offerId}`;
    expect(share).toMatchObject({ taken: 100, waiting: 200 });
    // Whoever was told so by the first press is told the same by the second.
    expect(outcomes['signup/full']?.length).toBeGreaterThanOrEqual(300);
    expect((outcomes['placed']?.length ?? 0) + (outcomes['waiting']?.length ?? 0)).toBeGreaterThanOrEqual(300);
  });
});
