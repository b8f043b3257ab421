import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { CodeRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  c.id, c.union_id as "unionId", c.org_path as "orgPath", c.line_path as "linePath", c.contact_id as "contactId",
  c.contact_name as "contactName", c.place, c.made_at as "madeAt", c.retired_at as "retiredAt"`;

export async function findCodeInReach(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<CodeRow | undefined> {
  const [row] = await tx<CodeRow[]>`
    select ${columns(tx)} from appeals_code c
    where c.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` })})
    ${lock ? tx`for update` : tx``}`;
  return row;
}

/** By id alone: the caller has just checked the signature on the poster, and a poster is public. */
export async function findSignedCode(tx: Tx, id: string): Promise<CodeRow | undefined> {
  const [row] = await tx<CodeRow[]>`select ${columns(tx)} from appeals_code c where c.id = ${id}`;
  return row;
}

export type ListedCode = CodeRow & { readonly unionName: string; readonly appeals: number };

/** Codes in reach, those in use first; at most 500, which is a large factory's walls. */
export async function listCodesInReach(tx: Tx, reach: Reach, unionId: string | undefined): Promise<ListedCode[]> {
  const union = unionId === undefined ? tx`true` : tx`c.union_id = ${unionId}`;
  return tx<ListedCode[]>`
    select ${columns(tx)}, u.name as "unionName",
           (select count(*) from appeals_appeal a where a.code_id = c.id) as appeals
    from appeals_code c join orgs_union u on u.id = c.union_id
    where (${withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` })}) and ${union}
    order by c.retired_at is not null, c.org_path, c.made_at desc limit 500`;
}
