import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { ApplicationView } from '../wire.ts';
import { PAGE } from './dossiers.ts';
import type { ApplicationRow } from './rows.ts';
import { belowUnion, inPeriod, type Period } from './scope.ts';

const columns = (tx: Tx) => tx`
  a.case_id as "caseId", a.union_id as "unionId", a.org_path as "orgPath", a.line_path as "linePath", a.person_id as "personId", a.level, a.state,
  a.asked_at as "askedAt", a.asked_on as "askedOn", a.settled_at as "settledAt"`;
const places = (tx: Tx) => ({ orgPath: tx`a.org_path`, linePath: tx`a.line_path` });

/** In the reach 'job'. */
export async function findApplication(tx: Tx, caseId: string): Promise<ApplicationRow | undefined> {
  const [row] = await tx<ApplicationRow[]>`select ${columns(tx)} from aid_application a where a.case_id = ${caseId}`;
  return row;
}

/** What somebody asked for, newest first. */
export async function listApplicationsOf(tx: Tx, personId: string): Promise<ApplicationRow[]> {
  return tx<ApplicationRow[]>`select ${columns(tx)} from aid_application a where a.person_id = ${personId} order by a.asked_at desc, a.case_id`;
}

export type ApplicationFilter = Period & {
  readonly view: ApplicationView;
  readonly union: Pick<UnionRow, 'path' | 'linePath'> | undefined;
  readonly before: { readonly askedAt: string; readonly caseId: string } | undefined;
};

export async function listApplicationsInReach(tx: Tx, reach: Reach, { view, union, year, month, before }: ApplicationFilter): Promise<ApplicationRow[]> {
  const state = view === 'all' ? tx`true` : tx`a.state = ${view}`;
  const cursor = before === undefined ? tx`true` : tx`(a.asked_at, a.case_id) < (${before.askedAt}::timestamptz, ${before.caseId}::uuid)`;
  return tx<ApplicationRow[]>`
    select ${columns(tx)} from aid_application a
    where (${withinReach(tx, reach, places(tx))}) and ${belowUnion(tx, union, places(tx))} and ${state} and ${inPeriod(tx, { year, month }, tx`a.asked_on`)}
      and ${cursor}
    order by a.asked_at desc, a.case_id desc limit ${PAGE}`;
}
