import { handle } from '#platform/access/handler.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { endpoints } from '../contract.ts';
import { isDue } from '../rules/review-due.ts';
import { listDossiersInReach, PAGE } from '../store/dossiers.ts';
import type { DossierRow } from '../store/rows.ts';
import { findAskedUnion, todayOf, unionNames } from './asking-person.ts';

export const listDossiers = handle(endpoints.listDossiers, async (ctx, { unionId, ...filter }) => {
  const union = await findAskedUnion(ctx, unionId);
  const today = todayOf(ctx);
  const rows = await listDossiersInReach(ctx.tx, ctx.reach, { ...filter, before: filter.before, union, today });
  const nameOf = await unionNames(ctx, rows);
  const last = rows.at(-1);
  return {
    dossiers: rows.map((row) => ({ ...toDossier(row, nameOf(row.unionId), today), name: row.name })),
    next: last !== undefined && rows.length === PAGE ? { openedOn: last.openedOn, dossierId: last.id } : null,
  };
});

export function toDossier(row: DossierRow, unionName: string, today: PlainDate) {
  return {
    dossierId: row.id, number: row.number, unionId: row.unionId, unionName, level: row.level, aidForm: row.aidForm, state: row.state, openedOn: row.openedOn,
    reviewDueOn: row.reviewDueOn, isDue: isDue(row.reviewDueOn, today), leftOn: row.leftOn,
  };
}
