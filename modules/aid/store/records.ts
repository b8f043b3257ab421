import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { PAGE } from './dossiers.ts';
import type { PaymentRow, ReviewRow } from './rows.ts';
import { belowUnion, inPeriod, type Period } from './scope.ts';

const paymentColumns = (tx: Tx) => tx`
  p.id, p.dossier_id as "dossierId", p.case_id as "caseId", p.union_id as "unionId", p.org_path as "orgPath", p.line_path as "linePath",
  p.person_id as "personId", p.amount, p.paid_on as "paidOn", p.way`;
const reviewColumns = (tx: Tx) => tx`
  r.id, r.dossier_id as "dossierId", r.case_id as "caseId", r.union_id as "unionId", r.org_path as "orgPath", r.line_path as "linePath",
  r.person_id as "personId", r.reviewed_on as "reviewedOn", r.is_entitled as "isEntitled", r.level, r.finding_sealed as "findingSealed"`;
const places = (tx: Tx) => ({ orgPath: tx`p.org_path`, linePath: tx`p.line_path` });

/**
 * Payments and reviews of files that the caller has been shown: whoever may read a file reads it whole, also what was paid
 * while another union kept it. The policies still decide; in the reach 'job' they let all of it pass.
 */
export async function listPaymentsOf(tx: Tx, dossierIds: readonly string[]): Promise<PaymentRow[]> {
  return tx<PaymentRow[]>`
    select ${paymentColumns(tx)} from aid_payment p where p.dossier_id = any(${[...dossierIds]}::uuid[]) order by p.paid_on desc, p.id desc`;
}

export async function listReviewsOf(tx: Tx, dossierIds: readonly string[]): Promise<ReviewRow[]> {
  return tx<ReviewRow[]>`
    select ${reviewColumns(tx)} from aid_review r where r.dossier_id = any(${[...dossierIds]}::uuid[]) order by r.reviewed_on desc, r.id desc`;
}

export type PaymentFilter = Period & {
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly before: { readonly paidOn: PlainDate; readonly paymentId: string } | undefined;
};

export async function listPaymentsInReach(tx: Tx, reach: Reach, { union, year, month, before }: PaymentFilter): Promise<PaymentRow[]> {
  const cursor = before === undefined ? tx`true` : tx`(p.paid_on, p.id) < (${before.paidOn}::date, ${before.paymentId}::uuid)`;
  return tx<PaymentRow[]>`
    select ${paymentColumns(tx)} from aid_payment p
    where (${withinReach(tx, reach, places(tx))}) and ${belowUnion(tx, union, places(tx))} and ${inPeriod(tx, { year, month }, tx`p.paid_on`)} and ${cursor}
    order by p.paid_on desc, p.id desc limit ${PAGE}`;
}

/** The numbers of files, by id; a file that another union keeps now and the caller does not reach is missing. */
export async function listNumbers(tx: Tx, reach: Reach, dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx<{ id: string; number: string }[]>`
    select d.id, d.number from aid_dossier d
    where d.id = any(${[...dossierIds]}::uuid[]) and (${withinReach(tx, reach, { orgPath: tx`d.org_path`, linePath: tx`d.line_path` })})`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}
