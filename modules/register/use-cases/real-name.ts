import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { findMemberRow } from '../store/members.ts';
import { openRecord } from './open-record.ts';

export type RealName = { readonly name: string; readonly idNumber: string };

/** Name and document number as the union has them on record; undefined where no number stands. Within the caller's reach. */
export async function findRealName(ctx: Ctx, personId: PersonId): Promise<RealName | undefined> {
  const row = await findMemberRow(ctx.tx, ctx.reach, personId, false);
  if (row === undefined || row.sensitiveSealed === null) return undefined;
  const { sensitive: { idNumber = '' } } = await openRecord(ctx, row);
  return idNumber === '' ? undefined : { name: row.name, idNumber };
}
