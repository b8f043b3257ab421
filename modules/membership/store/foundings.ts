import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { KnownEmployer } from '../rules/likeness.ts';
import type { FoundingRow, FoundingStepRow, ListedFounding } from './rows.ts';
import { PAGE } from './joins.ts';
import { belowUnion } from './scope.ts';

// A request lies with its applicant where its case says so.
const columns = (tx: Tx) => tx`
  f.id, f.person_id as "personId", f.union_id as "unionId", f.org_path as "orgPath", f.line_path as "linePath",
  case when f.status = 'submitted' and exists (select from flows_case c where c.id = f.id and c.status = 'with-starter') then 'sent-back' else f.status end as status,
  f.employer,
  f.credit_code as "creditCode", f.address, f.workers, f.joiners, f.kind, f.proposed_name as "proposedName", f.applicant_name as "applicantName",
  f.photos, f.asked_at as "askedAt", f.due_on as "dueOn", f.reason, f.document_number as "documentNumber",
  f.founded_union_id as "foundedUnionId", f.settled_at as "settledAt"`;
const reachColumns = (tx: Tx) => ({ orgPath: tx`f.org_path`, linePath: tx`f.line_path`, person: tx`f.person_id` });

const isOver = (tx: Tx) => tx`f.status in ('registered', 'refused', 'withdrawn')`;
/** In SQL what isUpperTurn says in rules/founding-state.ts. */
const isUpperTurn = (tx: Tx) => tx`(f.status in ('submitted', 'congress-asked', 'elected', 'established'))`;

export async function findFounding(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<FoundingRow | undefined> {
  const [row] = await tx<FoundingRow[]>`
    select ${columns(tx)} from membership_founding f
    where f.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

export async function listFoundings(
  tx: Tx, reach: Reach, union: Pick<UnionRow, 'path' | 'linePath'>, view: 'open' | 'settled',
): Promise<ListedFounding[]> {
  const isOpen = view === 'open';
  return tx<ListedFounding[]>`
    select ${columns(tx)}, u.name as "unionName" from membership_founding f join orgs_union u on u.id = f.union_id
    where (${withinReach(tx, reach, reachColumns(tx))}) and ${belowUnion(tx, union, { orgPath: tx`f.org_path`, linePath: tx`f.line_path` })}
      and ${isOpen ? tx`not (${isOver(tx)})` : isOver(tx)}
    order by ${isOpen ? tx`${isUpperTurn(tx)} desc, f.due_on, f.id` : tx`f.settled_at desc nulls last, f.id`} limit ${PAGE + 1}`;
}

/** One's own requests, newest first; nobody founds more than a few. */
export async function listOwnFoundings(tx: Tx, reach: Reach): Promise<ListedFounding[]> {
  return tx<ListedFounding[]>`
    select ${columns(tx)}, u.name as "unionName" from membership_founding f join orgs_union u on u.id = f.union_id
    where ${withinReach(tx, reach, { person: tx`f.person_id` })} order by f.asked_at desc, f.id desc limit 20`;
}

/** Other live requests in scope, to compare a new one with. */
export async function listOtherFoundings(tx: Tx, reach: Reach, founding: Pick<FoundingRow, 'id' | 'orgPath' | 'linePath'>): Promise<KnownEmployer[]> {
  return tx<KnownEmployer[]>`
    select f.employer as name, f.credit_code as "creditCode", u.name as "where", 'founding' as source
    from membership_founding f join orgs_union u on u.id = f.union_id
    where f.id <> ${founding.id} and f.status not in ('refused', 'withdrawn') and (${withinReach(tx, reach, reachColumns(tx))})
    order by f.asked_at desc, f.id limit 2000`;
}

/** The course after the approval, in its order; whoever reaches the request reaches its steps. */
export async function listFoundingSteps(tx: Tx, foundingId: string): Promise<FoundingStepRow[]> {
  return tx<FoundingStepRow[]>`
    select s.kind, s.held_on as "heldOn", s.document_number as "documentNumber", s.reason, s.photos, s.facts, s.chair_id as "chairId",
      s.chair_name as "chairName", s.done_at as "doneAt"
    from membership_founding_step s where s.founding_id = ${foundingId} order by s.done_at, s.id`;
}

/** Open requests that no case runs for: they are from before cases. In the reach 'job'; whoever was forgotten asks for nothing. */
export async function listWithoutCase(tx: Tx, limit: number): Promise<FoundingRow[]> {
  return tx<FoundingRow[]>`
    select ${columns(tx)} from membership_founding f
    where not (${isOver(tx)}) and f.applicant_name <> '' and not exists (select from flows_case c where c.id = f.id)
    order by f.asked_at, f.id limit ${limit}`;
}

/** Whether somebody takes part in its case: only then can they open it. */
export async function isPartOfCase(tx: Tx, foundingId: string, personId: string): Promise<boolean> {
  const rows = await tx`select 1 from flows_case c where c.id = ${foundingId} and ${personId}::uuid = any(c.people)`;
  return rows.length > 0;
}

/** In the reach 'job': whether somebody is known by this id, wherever they are. */
export async function isPersonKnown(tx: Tx, personId: string): Promise<boolean> {
  return (await tx`select 1 from orgs_person p where p.id = ${personId}`).length > 0;
}
