import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import { listUnionsWithCode } from '#modules/appeals/public.ts';
import { endpoints } from '../contract.ts';
import { listFirmMoves } from '../store/firm-moves.ts';
import { countFirms, listFirms as listFirmRows, listFirmUnions, PAGE, sumCoverage, type FirmFilter } from '../store/firms.ts';
import type { ListedFirm } from '../store/rows.ts';
import type { FirmView } from '../wire.ts';
import { mayAt } from './asking-officer.ts';
import { openPhones } from './known-firms.ts';

export const listFirms = handle(endpoints.listFirms, async (ctx, { view, words, after }, union) => {
  const filter = await toFilter(ctx, union, { view, words });
  const rows = await listFirmRows(ctx.tx, ctx.reach, filter, { after, limit: PAGE });
  const last = rows.at(-1);
  return {
    firms: rows.map((row) => toFirm(row, filter)), total: await countFirms(ctx.tx, ctx.reach, filter),
    next: last !== undefined && rows.length === PAGE ? { name: last.name, firmId: last.id } : null,
    can: { manage: mayAt(ctx, 'measures.firm.manage', { orgPath: union.path, linePath: union.linePath }) },
  };
});

export const readFirm = handle(endpoints.readFirm, async (ctx, _input, row) => {
  const nameOf = new Map((await listUnionsById(ctx.tx, [row.unionId, ...(row.firmUnionId === null ? [] : [row.firmUnionId])]))
    .map((union) => [union.id, union.name]));
  const coded = row.firmUnionId === null ? new Set<string>() : await listUnionsWithCode(ctx.tx, ctx.reach, [row.firmUnionId]);
  const listed = { ...row, unionName: nameOf.get(row.unionId) ?? '', firmUnionName: row.firmUnionId === null ? null : nameOf.get(row.firmUnionId) ?? null };
  return {
    ...toFirm(listed, { coded: [...coded] }), addedAt: row.addedAt, changedAt: row.changedAt, isRemoved: row.removedAt !== null,
    moves: await listFirmMoves(ctx.tx, row.id),
    can: { manage: row.removedAt === null && mayAt(ctx, 'measures.firm.manage', row) },
  };
});

/** The access log keeps who asked and why. */
export const revealPhone = handle(endpoints.revealPhone, async (ctx, _input, row) => ({ phone: (await openPhones(ctx, [row])).get(row.id) ?? '' }));

export const readCoverage = handle(endpoints.readCoverage, async (ctx, _input, union) => {
  const filter = await toFilter(ctx, union, { view: 'all', words: undefined });
  return {
    unionName: union.name, ...await sumCoverage(ctx.tx, ctx.reach, filter), asOf: ctx.clock.now(),
    can: { manage: mayAt(ctx, 'measures.firm.manage', { orgPath: union.path, linePath: union.linePath }) },
  };
});

/** What lists, figures and spreadsheets ask with: the same firms, the same codes. */
export async function toFilter(ctx: Ctx, union: UnionRow, asked: { view: FirmView; words: string | undefined }): Promise<FirmFilter> {
  const unions = await listFirmUnions(ctx.tx, ctx.reach, union);
  return { union, ...asked, coded: [...await listUnionsWithCode(ctx.tx, ctx.reach, unions)] };
}

function toFirm(row: ListedFirm, { coded }: Pick<FirmFilter, 'coded'>) {
  const { id, unionId, unionName, name, creditCode, kind, industry, address, workers, contactName, firmUnionId, firmUnionName, isGenerated } = row;
  return {
    firmId: id, unionId, unionName, name, creditCode, kind, industry, address, workers, contactName, firmUnionId, firmUnionName, isGenerated,
    hasPhone: row.phoneSealed !== null, hasCode: firmUnionId !== null && coded.includes(firmUnionId),
  };
}
