import type { Ctx } from '#platform/access/ctx.ts';
import { listHoldersAt, type HolderRow } from '#platform/access/store/grants.ts';
import type { Role } from '#platform/contract/permissions.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';

export type Holder = { readonly unionId: UnionId; readonly personId: PersonId | null };

/** The contact person first: the case's own way. Then the two offices. */
const ROLES: readonly Role[] = ['contact-person', 'chair', 'administrator'];

/** Of some candidates, everybody who could handle a case of this union, in whatever role or in these. */
export function handlersAmong(candidates: readonly HolderRow[], unionId: string, roles: readonly Role[] = ROLES): PersonId[] {
  return [...new Set(candidates.filter((one) => one.unionId === unionId && roles.includes(one.role)).map((one) => one.personId))];
}

/**
 * Who holds a case: the wanted person if they still may, else the first of the lowest union on the ladder that has
 * anybody who is not excluded. If all local people are excluded, or there are none, it goes up; at the very top it stands
 * with the union itself, for its next officer.
 */
export async function chooseHolder(ctx: Pick<Ctx, 'tx' | 'clock'>, ladder: readonly UnionId[], asked: Asked): Promise<Holder> {
  return chooseAmong(await listCandidates(ctx, ladder), ladder, asked);
}

type Asked = { readonly excluded: readonly string[]; readonly wanted?: string | null };

/** Everybody who could hold a case at one of these unions, the earliest appointed first. */
export async function listCandidates(ctx: Pick<Ctx, 'tx' | 'clock'>, unionIds: readonly string[]): Promise<HolderRow[]> {
  return listHoldersAt(ctx.tx, unionIds, ROLES, ctx.clock.now());
}

/** chooseHolder among people already read; there may be others among them. */
export function chooseAmong(candidates: readonly HolderRow[], ladder: readonly UnionId[], asked: Asked): Holder {
  for (const unionId of ladder) {
    const fit = candidates
      .filter((one) => one.unionId === unionId && !asked.excluded.some((person) => person === one.personId))
      .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
    const chosen = fit.find((one) => one.personId === asked.wanted) ?? fit[0];
    if (chosen !== undefined) return { unionId, personId: chosen.personId };
  }
  const top = ladder.at(-1);
  if (top === undefined) throw new TypeError('a ladder without a rung');
  return { unionId: top, personId: null };
}
