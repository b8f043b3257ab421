import type { Actor } from '#platform/access/actor.ts';
import { record } from '#platform/journal/journal.ts';
import type { GrantId, PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { countRoots, findUnion } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';

export type Officer = { readonly personId: PersonId; readonly grantId: GrantId; readonly name: string };

/** Unions and officers as a test tells them: founded and appointed through the journal, without asking anybody's leave. */
export function officesWorld(world: TestWorld) {
  const found = async (parentId?: UnionId, name = '新建工会'): Promise<UnionId> => {
    const unionId = newId<'union'>(world.house);
    await world.asSystem('setup', async (ctx) => {
      const parent = parentId === undefined ? undefined : await findUnion(ctx.tx, parentId);
      await foundUnion(ctx, parent, { unionId, name, kind: 'federation', isGenerated: false }, await countRoots(ctx.tx) + 1);
    });
    return unionId;
  };
  const seat = async (unionId: UnionId, role: Role, parts: { name?: string; until?: Date; personId?: PersonId } = {}): Promise<Officer> => {
    const personId = parts.personId ?? newId<'person'>(world.house);
    const name = parts.name ?? `${role} of ${unionId.slice(-4)}`;
    const grantId = await world.asSystem('setup', async (ctx) => {
      const union = await findUnion(ctx.tx, unionId);
      if (union === undefined) throw new Error('no such union');
      if (parts.personId === undefined) await record(ctx, [personEntered({ personId, name, unionId })]);
      return appoint(ctx, union, { personId, role, until: parts.until ?? null, grantedBy: null });
    });
    return { personId, grantId, name };
  };
  const act = (officer: Pick<Officer, 'personId'>): Promise<Actor> => world.actorOf(officer.personId);
  return { found, seat, act };
}
