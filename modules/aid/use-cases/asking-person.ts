import type { Ctx } from '#platform/access/ctx.ts';
import { isPlaceInReach } from '#platform/access/reach.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { findUnion, listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';

export function askingPerson({ actor }: Pick<Ctx, 'actor'>): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}

export function todayOf(ctx: Pick<Ctx, 'clock'>): PlainDate {
  return dateInChina(ctx.clock.now());
}

/** A union outside the reach is answered like one that does not exist; none asked for is none. */
export async function findAskedUnion(ctx: Ctx, unionId: string | undefined): Promise<UnionRow | undefined> {
  if (unionId === undefined) return undefined;
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined || !isPlaceInReach(ctx.reach, { orgPath: union.path, linePath: union.linePath })) throw new AppError(generalErrors['not-found']);
  return union;
}

export async function unionNames(ctx: Pick<Ctx, 'tx'>, rows: readonly { readonly unionId: string }[]): Promise<(unionId: string) => string> {
  const names = new Map<string, string>((await listUnionsById(ctx.tx, rows.map((row) => row.unionId))).map((union) => [union.id, union.name]));
  return (unionId) => names.get(unionId) ?? '';
}
