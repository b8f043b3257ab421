import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawPools } from '#apps/server/draw-pools.ts';
import { HOUR } from '#capabilities/signup/test/signup-world.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { Pools } from '../pools.ts';
import { takeStep } from '../use-cases/look-at-draws.ts';
import { openDrawWorld, type DrawWorld } from './draw-world.ts';

let at: DrawWorld;
beforeAll(async () => { at = await openDrawWorld(); });
afterAll(() => at.world.close());

const MINUTE = 60_000;
/** With three of the works for two places; after a day it is frozen, and nobody reveals. */
async function prepared(): Promise<{ drawId: string; people: PersonId[] }> {
  const drawId = await at.openDraw(at.unions.works, 2);
  const entered = await at.signUp(drawId, at.unions.works, [1, 1, 1]);
  const [first] = entered;
  if (first === undefined) throw new Error('nobody');
  await at.commitFor(drawId, at.unions.works, 'organiser');
  await at.commitFor(drawId, at.unions.city, 'closer');
  await at.commitAs(drawId, first.personId);
  return { drawId, people: entered.map(({ personId }) => personId) };
}
/** Two that are to be settled now. */
async function pair() {
  const [bad, good] = [await prepared(), await prepared()];
  at.world.clock.advance(24 * HOUR);
  await at.look();
  at.world.clock.advance(48 * HOUR);
  return { bad, good };
}
async function seen({ drawId, people }: { readonly drawId: string; readonly people: readonly PersonId[] }) {
  const states = [];
  for (const personId of people) states.push(await at.stateOf(personId, drawId) ?? '');
  return [(await at.read(drawId)).state, ...states.toSorted()];
}
const [UNTOUCHED, WHOLE] = [['frozen', 'pooled', 'pooled', 'pooled'], ['settled', 'placed', 'placed', 'waiting']];

type How = 'before' | 'after' | 'in the database';
/** Places that cannot be given to one draw. */
const failingFor = (drawId: string, how: How, count: () => void = () => {}): Pools => ({
  ...drawPools,
  async settle(job, id, drawn) {
    if (id === drawId) count();
    if (id === drawId && how === 'in the database') await job.tx`select 1 / 0`;
    if (id !== drawId || how === 'after') await drawPools.settle(job, id, drawn);
    if (id === drawId) throw new Error('职工的姓名');
  },
});

describe('a step that fails', () => {
  test.each<How>(['before', 'after', 'in the database'])('%s: nothing of it is left, it holds up no other draw, and is whole when it is tried again', async (how) => {
    const { bad, good } = await pair();
    await at.look(failingFor(bad.drawId, how));
    expect([await seen(bad), await seen(good)]).toEqual([UNTOUCHED, WHOLE]);
    at.world.clock.advance(MINUTE);
    await at.look();
    expect(await seen(bad)).toEqual(WHOLE);
  });

  test('control: two steps in one transaction, and the failing one takes the other with it', async () => {
    const { bad, good } = await pair();
    const together = at.world.asSystem('job', async (ctx) => {
      for (const { drawId } of [good, bad]) await takeStep(ctx, failingFor(bad.drawId, 'after'), drawId);
    });
    await expect(together).rejects.toThrow();
    expect([await seen(bad), await seen(good)]).toEqual([UNTOUCHED, UNTOUCHED]);
    await at.look();
    expect([await seen(bad), await seen(good)]).toEqual([WHOLE, WHOLE]);
  });

  test('is tried less and less often, by one job, and kept without a word of what failed', async () => {
    const { bad } = await pair();
    let tries = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      await at.look(failingFor(bad.drawId, 'before', () => { tries += 1; }));
      at.world.clock.advance(MINUTE);
    }
    // 5 s doubled each time: longer than a minute after four, and an hour holds ten at most.
    expect(tries).toBeGreaterThan(4);
    expect(tries).toBeLessThan(12);
    const jobs = await at.world.ownerDb.pool<{ code: string }[]>`select to_jsonb(j)::text as code from jobs_job j where j.name = 'draw.takeStep' and j.payload->>'drawId' = ${bad.drawId} and j.done_at is null`;
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.code).not.toContain('姓名');
  });
});
