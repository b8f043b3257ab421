import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { appealColumns } from './appeals.ts';
import type { AppealRow, CodeId } from './rows.ts';

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
