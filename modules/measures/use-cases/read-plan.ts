import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { countPlan, itemStatus } from '../rules/item-status.ts';
import { countUnionsWithoutPlan, listItems, listPlansBelow, listReports } from '../store/plan.ts';
import type { ItemRow } from '../store/rows.ts';
import { HEADINGS } from '../wire.ts';
import { mayAt } from './asking-officer.ts';

export const readBoard = handle(endpoints.readBoard, async (ctx, { year }, union) => {
  const rows = await listItems(ctx.tx, ctx.reach, union.id, year);
  const today = dateInChina(ctx.clock.now());
  const nameOf = await names(ctx, rows.map((row) => row.ownerId));
  return {
    unionId: union.id, unionName: union.name, year, ...countPlan(rows, today),
    board: HEADINGS.map((heading) => ({
      heading, items: rows.filter((row) => row.heading === heading).map((row) => ({ ...toItem(ctx, row, nameOf), reports: row.reports })),
    })),
    can: { manage: mayAt(ctx, 'measures.plan.manage', { orgPath: union.path, linePath: union.linePath }) },
  };
});

export const listPlans = handle(endpoints.listPlans, async (ctx, { year }, union) => ({
  plans: await listPlansBelow(ctx.tx, ctx.reach, { union, year, today: dateInChina(ctx.clock.now()) }),
  without: await countUnionsWithoutPlan(ctx.tx, union, year),
}));

export const readItem = handle(endpoints.readItem, async (ctx, _input, row) => {
  const reports = await listReports(ctx.tx, row.id);
  const [union] = await listUnionsById(ctx.tx, [row.unionId]);
  const nameOf = await names(ctx, [row.ownerId, ...reports.map((report) => report.officerId)]);
  return {
    ...toItem(ctx, row, nameOf), reports: reports.length, unionId: row.unionId, unionName: union?.name ?? '', year: row.year,
    isRemoved: row.removedAt !== null,
    evidence: reports.map((report) => ({
      reportId: report.id, at: report.at, by: nameOf.get(report.officerId ?? '') ?? '', progress: report.progress, sentence: report.sentence,
      photos: [...report.photos],
    })),
    can: { manage: row.removedAt === null && mayAt(ctx, 'measures.plan.manage', row) },
  };
});

export const readEvidence = handle(endpoints.readEvidence, async (ctx, { photoId, isSmall }, row) => {
  const isShown = (await listReports(ctx.tx, row.id)).some((report) => report.photos.includes(photoId));
  const bytes = isShown ? await readPhotoBytes(ctx, row.id, photoId, isSmall) : undefined;
  if (bytes === undefined) throw new AppError(generalErrors['not-found']);
  return bytes;
});

function toItem(ctx: Ctx, row: ItemRow, nameOf: ReadonlyMap<string, string>) {
  return {
    itemId: row.id, heading: row.heading, title: row.title, ownerId: row.ownerId, ownerName: row.department ?? nameOf.get(row.ownerId ?? '') ?? '',
    beginsOn: row.beginsOn, endsOn: row.endsOn, progress: row.progress, sentence: row.sentence,
    status: itemStatus(row, dateInChina(ctx.clock.now())),
  };
}

/** Names of persons within the caller's reach; whoever has moved out of it is not named any more. */
async function names(ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const homes = await listPersonHomes(ctx.tx, ids.filter((id) => id !== null));
  return new Map(homes.map((home) => [home.personId, home.name]));
}
