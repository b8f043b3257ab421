import { handle } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';
import { listApplicationsInReach } from '../store/applications.ts';
import { PAGE } from '../store/dossiers.ts';
import { listNumbers, listPaymentsInReach } from '../store/records.ts';
import { findAskedUnion, unionNames } from './asking-person.ts';

export const listApplications = handle(endpoints.listApplications, async (ctx, { unionId, view, year, month, before }) => {
  const union = await findAskedUnion(ctx, unionId);
  const rows = await listApplicationsInReach(ctx.tx, ctx.reach, { view, year, month, before, union });
  const nameOf = await unionNames(ctx, rows);
  const last = rows.at(-1);
  return {
    applications: rows.map((row) => ({
      caseId: row.caseId, unionId: row.unionId, unionName: nameOf(row.unionId), level: row.level, state: row.state, askedAt: row.askedAt, settledAt: row.settledAt,
    })),
    next: last !== undefined && rows.length === PAGE ? { askedAt: last.askedAt.toISOString(), caseId: last.caseId } : null,
  };
});

export const listPayments = handle(endpoints.listPayments, async (ctx, { unionId, year, month, before }) => {
  const union = await findAskedUnion(ctx, unionId);
  const rows = await listPaymentsInReach(ctx.tx, ctx.reach, { year, month, before, union });
  const nameOf = await unionNames(ctx, rows);
  const numbers = await listNumbers(ctx.tx, ctx.reach, rows.map((row) => row.dossierId));
  const last = rows.at(-1);
  return {
    payments: rows.map((row) => ({
      paymentId: row.id, dossierId: row.dossierId, number: numbers.get(row.dossierId) ?? '', unionId: row.unionId, unionName: nameOf(row.unionId), amount: row.amount,
      paidOn: row.paidOn, way: row.way,
    })),
    next: last !== undefined && rows.length === PAGE ? { paidOn: last.paidOn, paymentId: last.id } : null,
  };
});
