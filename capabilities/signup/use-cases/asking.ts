import type { Ctx } from '#platform/access/ctx.ts';
import { toId, type Id, type PersonId } from '#platform/kernel/id.ts';

export function personOf({ actor }: Pick<Ctx, 'actor'>): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}

export function asId(entryId: string): Id<'entry'> {
  return toId(entryId);
}
