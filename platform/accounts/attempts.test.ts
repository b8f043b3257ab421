import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '#platform/access/ctx.ts';
import { payForSignIn, type Account } from './attempts.ts';
import { openSignInWorld, type SignInWorld } from './test/sign-in-world.ts';

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());

const inHouse = (ctx: Ctx): Ctx => ({ ...ctx, ...world.house, caller: { address: '203.0.113.5', device: undefined } });

test('paying and forgiving at the same moment never wait in a ring', async () => {
  await world.asSystem('job', async (ctx) => {
    const once = async (account: Account) => {
      const { aside } = world.house.ports.signIn;
      const payment = await aside((tx) => payForSignIn(inHouse(ctx), tx, { account, hasSecondFactor: false }));
      await aside(payment.forgive);
    };
    // Whether the ring can close depends on the order of the two keys, which differs from name to name.
    for (let index = 0; index < 8; index += 1) {
      for (let round = 0; round < 8; round += 1) {
        await Promise.all(Array.from({ length: 4 }, () => once(`name:ring-${index}`)));
      }
    }
  });
  const rows = await world.ownerDb.pool`select a.scope, a.count from accounts_attempt a where a.count > 0`;
  expect([...rows]).toEqual([]);
});
