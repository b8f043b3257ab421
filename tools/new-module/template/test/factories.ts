import { consumers } from '#apps/server/background.ts';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { createRunner } from '#platform/jobs/runner.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';

/** A city federation with two enterprises, in a house of its own. */
export type EntryWorld = {
  readonly world: TestWorld;
  readonly unions: { readonly city: UnionId; readonly factory: UnionId; readonly neighbour: UnionId };
  /** Somebody who has signed in: a worker of a union, or without union one who is not registered yet. */
  enter(union: UnionId | null, roles?: readonly Role[]): Promise<Actor>;
  /** Resolves when figures and notices have caught up with every event. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

export async function openEntryWorld(): Promise<EntryWorld> {
  const world = await openTestWorld(manifests);
  const city = await found(world, undefined, '示例市总工会');
  const factory = await found(world, city, '示例工厂工会');
  const neighbour = await found(world, city, '示例商场工会');
  return {
    world, unions: { city, factory, neighbour },
    async enter(unionId, roles = []) {
      const personId = newId<'person'>(world.house);
      await world.asSystem('setup', async (ctx) => {
        await record(ctx, [personEntered({ personId, name: '示例职工', unionId })]);
        for (const role of roles) await appointAt(ctx, { personId, role, unionId });
      });
      return world.actorOf(personId);
    },
    async settle() {
      const runner = createRunner({ db: world.db, house: world.house, consumers: consumers(world.house), jobs: [], every: 60_000 });
      await runner.settle();
      await runner.stop();
    },
    close: () => world.close(),
  };
}

async function found(world: TestWorld, parentId: UnionId | undefined, name: string): Promise<UnionId> {
  const unionId = newId<'union'>(world.house);
  const kind = parentId === undefined ? 'federation' : 'enterprise';
  await world.asSystem('setup', async (ctx) => {
    const parent = parentId === undefined ? undefined : await findUnion(ctx.tx, parentId);
    await foundUnion(ctx, parent, { unionId, name, kind, isGenerated: false });
  });
  return unionId;
}

type Setup = Parameters<Parameters<TestWorld['asSystem']>[1]>[0];

async function appointAt(ctx: Setup, duty: { personId: PersonId; role: Role; unionId: UnionId | null }): Promise<void> {
  const union = duty.unionId === null ? undefined : await findUnion(ctx.tx, duty.unionId);
  if (union === undefined) throw new Error('an office is held at a union');
  await appoint(ctx, union, { personId: duty.personId, role: duty.role, until: null, grantedBy: null });
}
