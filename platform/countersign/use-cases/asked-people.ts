import type { Ctx } from '#platform/access/ctx.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { secondPeople } from '../rules/second-people.ts';
import { listCandidates } from '../store/candidates.ts';

export type Asking = {
  readonly union: { readonly id: UnionId; readonly ancestors: readonly UnionId[] };
  readonly preparedBy: PersonId;
  readonly concernedIds: readonly PersonId[];
  readonly approval: Permission;
};

/** Who is asked now, found anew at every look: people come, go and are away. */
export async function findAskedPeople(ctx: Ctx, { union, preparedBy, concernedIds, approval }: Asking): Promise<readonly PersonId[]> {
  const ladder = [union.id, ...union.ancestors.toReversed()];
  const roles = [...ctx.permissions.get(approval) ?? []];
  const candidates = await listCandidates(ctx.tx, { ladder, roles, preparedBy, now: ctx.clock.now() });
  return secondPeople(ladder, candidates, new Set([preparedBy, ...concernedIds]));
}
