import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { endpoints } from '../contract.ts';
import { listApplicationsOf } from '../store/applications.ts';
import { listDossiersOf } from '../store/dossiers.ts';
import { listPaymentsOf, listReviewsOf } from '../store/records.ts';
import type { PaymentRow, ReviewRow } from '../store/rows.ts';
import { askingPerson, todayOf, unionNames } from './asking-person.ts';
import { dossierOpener } from './dossier-opener.ts';
import { toDossier } from './list-dossiers.ts';

/** Whoever may read a file reads it whole, also what was paid while another union kept it. */
export const readDossier = handle(endpoints.readDossier, async (ctx, _input, row) => {
  const { payments, reviews } = await withSystemReach(ctx, 'job', async ({ tx }) =>
    ({ payments: await listPaymentsOf(tx, [row.id]), reviews: await listReviewsOf(tx, [row.id]) }));
  const opener = await dossierOpener(ctx, [row.personId]);
  const nameOf = await unionNames(ctx, [row]);
  return {
    ...toDossier(row, nameOf(row.unionId), todayOf(ctx)), name: row.name, caseId: row.caseId, facts: opener.facts(row),
    payments: payments.map((one) => ({ ...toPayment(one), caseId: one.caseId })),
    reviews: reviews.map((one) => ({ ...toReview(one), caseId: one.caseId, finding: opener.finding(one) })), paid: sumOf(payments),
  };
});

export const listMine = handle(endpoints.listMine, async (ctx) => {
  const personId = askingPerson(ctx);
  const rows = await listDossiersOf(ctx.tx, personId);
  const [payments, reviews] = [await listPaymentsOf(ctx.tx, rows.map(({ id }) => id)), await listReviewsOf(ctx.tx, rows.map(({ id }) => id))];
  const nameOf = await unionNames(ctx, rows);
  const running = (await listApplicationsOf(ctx.tx, personId)).filter(({ state }) => state === 'asked');
  return {
    dossiers: rows.map((row) => {
      const [own, seen] = [payments.filter(({ dossierId }) => dossierId === row.id), reviews.filter(({ dossierId }) => dossierId === row.id)];
      return { ...toDossier(row, nameOf(row.unionId), todayOf(ctx)), payments: own.map(toPayment), reviews: seen.map(toReview), paid: sumOf(own) };
    }),
    running: running.map(({ caseId, askedAt }) => ({ caseId, askedAt })),
  };
});

function toPayment({ id, amount, paidOn, way }: PaymentRow) {
  return { paymentId: id, amount, paidOn, way };
}

function toReview({ id, reviewedOn, isEntitled, level }: ReviewRow) {
  return { reviewId: id, reviewedOn, isEntitled, level };
}

function sumOf(payments: readonly PaymentRow[]): number {
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}
