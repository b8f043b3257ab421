import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { appealColumns } from './appeals.ts';
import type { AppealRow, CallBackRow, CodeId } from './rows.ts';

/**
 * Open cases of unions that are no more, or held by one. Skips what somebody is working on this moment: the next round
 * finds it. Runs under the reach 'job'.
 */
export async function listCasesLeftBehind(tx: Tx, limit: number): Promise<AppealRow[]> {
  return tx<AppealRow[]>`
    with ended as materialized (select u.id from orgs_union u where u.dissolved_at is not null)
    select ${appealColumns(tx)} from appeals_appeal a
    where a.status not in ('closed', 'withdrawn') and a.id in (
      select o.id from appeals_appeal o join ended on ended.id = o.union_id where o.status not in ('closed', 'withdrawn')
      union all
      select h.id from appeals_appeal h join ended on ended.id = h.holder_union_id where h.status not in ('closed', 'withdrawn'))
    order by a.id limit ${limit} for update skip locked`;
}

/** Which rows of `appeals_appeal s` somebody still has to work on: what orgs counts before a union is moved or dissolved. */
export function isOpenCase(tx: Tx): Fragment {
  return tx`s.status not in ('closed', 'withdrawn')`;
}

export type CodeLeftBehind = { readonly id: CodeId; readonly unionId: UnionId; readonly contactId: PersonId };

/** Codes in use that still hang under the name of a union that is no more. */
export async function listCodesLeftBehind(tx: Tx, limit: number): Promise<CodeLeftBehind[]> {
  return tx<CodeLeftBehind[]>`
    select c.id, c.union_id as "unionId", c.contact_id as "contactId"
    from appeals_code c join orgs_union u on u.id = c.union_id
    where u.dissolved_at is not null and c.retired_at is null order by c.id limit ${limit}`;
}

export type CallLeftBehind = { readonly id: CallBackRow['id']; readonly unionId: UnionId; readonly caseUnionId: UnionId; readonly caseNumber: string; readonly handled: readonly UnionId[] };

/** Calls still to be made by unions that are no more, each with the unions that have had its case and so must not call. */
export async function listCallsLeftBehind(tx: Tx, limit: number): Promise<CallLeftBehind[]> {
  return tx<CallLeftBehind[]>`
    select b.id, b.union_id as "unionId", b.case_union_id as "caseUnionId", b.case_number as "caseNumber",
           array(select b.case_union_id union select a.union_id from appeals_appeal a where a.id = b.appeal_id
                 union select s.to_union_id from appeals_step s where s.appeal_id = b.appeal_id and s.to_union_id is not null) as handled
    from appeals_call_back b join orgs_union u on u.id = b.union_id
    where u.dissolved_at is not null and b.done_at is null order by b.id limit ${limit} for update of b skip locked`;
}
