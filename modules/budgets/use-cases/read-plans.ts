import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { writeYearlyNumber } from '#platform/kernel/yearly-number.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { listLinesOf, listPlansInReach, PAGE } from '../store/plans.ts';
import type { PlanRow } from '../store/rows.ts';

export const listPlans = handle(endpoints.listPlans, async (ctx, { view, unionId, year, before }) => {
  const rows = await listPlansInReach(ctx.tx, ctx.reach, { view, unionId, year, before });
  const nameOf = await unionNames(ctx, rows);
  const last = rows.at(-1);
  return {
    plans: rows.map((row) => toLine(row, nameOf)),
    next: last !== undefined && rows.length === PAGE ? { askedAt: last.askedAt.toISOString(), planId: last.id } : null,
  };
});

export const readPlan = handle(endpoints.readPlan, async (ctx, _input, row) => {
  const [lines, nameOf, [asker]] = [await listLinesOf(ctx.tx, row.id), await unionNames(ctx, [row]), await listPersonHomes(ctx.tx, [row.askerId])];
  return {
    ...toLine(row, nameOf), askerName: asker?.name ?? '', place: row.place, endsOn: row.endsOn, peopleCame: row.peopleCame, settlementId: row.settlementId,
    planned: lines.filter((line) => line.phase === 'planned').map(({ item, unitPrice, count, amount }) => ({ item, unitPrice: unitPrice ?? 0, count, amount })),
    paid: lines.filter((line) => line.phase === 'paid').map(({ item, count, amount }) => ({ item, amount, receipts: count })),
  };
});

async function unionNames({ tx }: Ctx, rows: readonly PlanRow[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await listUnionsById(tx, rows.map((row) => row.unionId))).map((one) => [one.id, one.name]));
}

function toLine(row: PlanRow, nameOf: ReadonlyMap<string, string>) {
  return {
    planId: row.id, title: row.title, kind: row.kind, state: row.state, number: row.number === null ? null : writeYearlyNumber(row.year, row.number), unionId: row.unionId,
    unionName: nameOf.get(row.unionId) ?? '', year: row.year, beginsOn: row.beginsOn, people: row.people, total: row.total, spent: row.spent, askedAt: row.askedAt,
  };
}
