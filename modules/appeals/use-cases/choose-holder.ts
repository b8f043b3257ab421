import type { Ctx } from '#platform/access/ctx.ts';
import { listHoldersAt } from '#platform/access/store/grants.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';

export type Holder = { readonly unionId: UnionId; readonly personId: PersonId | null };

/** The contact person first: the case's own way. Then the two offices. */
const ROLES: readonly Role[] = ['contact-person', 'chair', 'administrator'];

/** Everybody who could handle a case of this union now. */
export async function listHandlers(
  ctx: Pick<Ctx, 'tx' | 'clock'>, unionId: string, roles: readonly Role[] = ROLES,
): Promise<PersonId[]> {
  return [...new Set((await listHoldersAt(ctx.tx, [unionId], roles, ctx.clock.now())).map((holder) => holder.personId))];
}

/**
 * Who holds a case: the wanted person if they still may, else the first of the lowest union on the ladder that has
 * anybody who is not excluded. If all local people are excluded, or there are none, it goes up; at the very top it stands
 * with the union itself, for its next officer.
 */
export async function chooseHolder(
  ctx: Pick<Ctx, 'tx' | 'clock'>, ladder: readonly UnionId[], asked: { excluded: readonly string[]; wanted?: string | null },
): Promise<Holder> {
  const holders = await listHoldersAt(ctx.tx, ladder, ROLES, ctx.clock.now());
  for (const unionId of ladder) {
    const fit = holders
      .filter((one) => one.unionId === unionId && !asked.excluded.some((person) => person === one.personId))
      .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
    const chosen = fit.find((one) => one.personId === asked.wanted) ?? fit[0];
    if (chosen !== undefined) return { unionId, personId: chosen.personId };
  }
  const top = ladder.at(-1);
  if (top === undefined) throw new TypeError('a ladder without a rung');
  return { unionId: top, personId: null };
}
