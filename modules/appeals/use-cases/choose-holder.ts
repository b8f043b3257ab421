import type { Ctx } from '#platform/access/ctx.ts';
import { listHolders } from '#platform/access/store/grants.ts';
import { isUuid, toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';

export type Holder = { readonly unionId: UnionId; readonly personId: PersonId | null };

/** The contact person first: the case's own way. Then the two offices. */
const ROLES = ['contact-person', 'chair', 'administrator'] as const;

/** Everybody who could handle a case of this union now. */
export async function listHandlers(
  ctx: Pick<Ctx, 'tx' | 'clock'>, unionId: string, roles: readonly (typeof ROLES)[number][] = ROLES,
): Promise<PersonId[]> {
  return (await listHolders(ctx.tx, unionId, roles, ctx.clock.now())).map((id) => toId<'person'>(id));
}

/**
 * Who holds a case: the wanted person if they still may, else the first of the lowest union on the ladder that has
 * anybody who is not excluded. If all local people are excluded, or there are none, it goes up; at the very top it stands
 * with the union itself, for its next officer.
 */
export async function chooseHolder(
  ctx: Pick<Ctx, 'tx' | 'clock'>, ladder: readonly UnionId[], asked: { excluded: readonly string[]; wanted?: string | null },
): Promise<Holder> {
  for (const unionId of ladder) {
    const found: string[] = [];
    for (const role of ROLES) found.push(...await listHolders(ctx.tx, unionId, [role], ctx.clock.now()));
    const fit = found.filter((id) => !asked.excluded.includes(id));
    const chosen = fit.find((id) => id === asked.wanted) ?? fit[0];
    if (chosen !== undefined && isUuid(chosen)) return { unionId, personId: toId<'person'>(chosen) };
  }
  const top = ladder.at(-1);
  if (top === undefined) throw new TypeError('a ladder without a rung');
  return { unionId: top, personId: null };
}
