import { withinReach, type Reach } from '#platform/access/reach.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { CodeRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  c.id, c.union_id as "unionId", c.org_path as "orgPath", c.line_path as "linePath", c.contact_id as "contactId",
  c.contact_name as "contactName", c.place, c.number, c.topic, c.made_at as "madeAt", c.retired_at as "retiredAt",
  c.replaced_by as "replacedBy"`;

const codeReach = (tx: Tx) => ({ orgPath: tx`c.org_path`, linePath: tx`c.line_path` });

export async function findCodeInReach(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<CodeRow | undefined> {
  const [row] = await tx<CodeRow[]>`
    select ${columns(tx)} from appeals_code c
    where c.id = ${id} and (${withinReach(tx, reach, codeReach(tx))})
    ${lock ? tx`for update` : tx``}`;
  return row;
}

/** By id alone: the caller has just checked the signature on the poster, and a poster is public. */
export async function findSignedCode(tx: Tx, id: string): Promise<CodeRow | undefined> {
  const [row] = await listSignedCodes(tx, [id]);
  return row;
}

export async function listSignedCodes(tx: Tx, ids: readonly string[]): Promise<CodeRow[]> {
  return tx<CodeRow[]>`select ${columns(tx)} from appeals_code c where c.id = any(${[...new Set(ids)]}::uuid[])`;
}

/**
 * The code that hangs today where this retired one hung, however often it was replaced; undefined when the last of them
 * is retired too. A code is replaced by one made after it, so the way has an end.
 */
export async function findLastReplacement(tx: Tx, retiredId: string): Promise<CodeRow | undefined> {
  const [row] = await tx<CodeRow[]>`
    with recursive way as (
      select c.id, c.replaced_by from appeals_code c where c.id = ${retiredId}
      union all
      select n.id, n.replaced_by from appeals_code n join way w on n.id = w.replaced_by
    )
    select ${columns(tx)} from appeals_code c join way w on w.id = c.id where c.retired_at is null`;
  return row;
}

export type ListedCode = CodeRow & {
  readonly unionName: string;
  readonly appeals: number;
  readonly replacedByNumber: number | null;
  /** Whether the contact person still holds a duty at the union. */
  readonly isContactInOffice: boolean;
};

/** Codes in reach, those in use first and the newest of them before others; at most 1,000, which is a large zone's walls. */
export async function listCodesInReach(tx: Tx, reach: Reach, asked: { unionId: string | undefined; now: Date }): Promise<ListedCode[]> {
  const union = asked.unionId === undefined ? tx`true` : tx`c.union_id = ${asked.unionId}`;
  return tx<ListedCode[]>`
    select ${columns(tx)}, u.name as "unionName", r.number as "replacedByNumber",
           (select count(*) from appeals_appeal a where a.code_id = c.id) as appeals,
           exists (select 1 from access_grant g
                   where g.person_id = c.contact_id and g.union_id = c.union_id and g.revoked_at is null
                     and (g.valid_until is null or g.valid_until > ${asked.now})) as "isContactInOffice"
    from appeals_code c join orgs_union u on u.id = c.union_id left join appeals_code r on r.id = c.replaced_by
    where (${withinReach(tx, reach, codeReach(tx))}) and ${union}
    order by c.retired_at is not null, c.made_at desc, c.number limit 1000`;
}

export type PrintedCode = CodeRow & { readonly unionName: string };

/** The codes of some numbers within reach, in the order of their numbers. */
export async function listCodesByNumber(tx: Tx, reach: Reach, numbers: readonly number[]): Promise<PrintedCode[]> {
  return tx<PrintedCode[]>`
    select ${columns(tx)}, u.name as "unionName"
    from appeals_code c join orgs_union u on u.id = c.union_id
    where c.number = any(${[...numbers]}::integer[]) and (${withinReach(tx, reach, codeReach(tx))})
    order by c.number`;
}

/**
 * Codes in use of unions whose name holds these words, one per union: the newest that leaves the topic open. For a
 * worker whose poster is no good; what hangs on walls is public.
 */
export async function listCodesByUnionName(tx: Tx, words: string, limit: number): Promise<PrintedCode[]> {
  return tx<PrintedCode[]>`
    select distinct on (length(u.name), u.name, u.id) ${columns(tx)}, u.name as "unionName"
    from appeals_code c join orgs_union u on u.id = c.union_id
    where position(${words} in u.name) > 0 and c.retired_at is null
    order by length(u.name), u.name, u.id, c.topic is not null, c.number desc limit ${limit}`;
}

/** Numbers begin with four digits, so that nobody takes one for a count. */
const FIRST_NUMBER = 1001;

export async function nextCodeNumber(tx: Tx): Promise<number> {
  const [row] = await tx<{ next: number }[]>`select coalesce(max(c.number) + 1, ${FIRST_NUMBER}::integer) as next from appeals_code c`;
  return row?.next ?? FIRST_NUMBER;
}

/**
 * Numbers for new codes, without a gap. Whoever makes codes at the same time waits: codes are made by the dozen and
 * seldom, and the number must stand in the event, or replaying the journal could give them out in another order.
 */
export async function takeCodeNumbers(tx: Tx, count: number): Promise<number[]> {
  await lockName(tx, 'appeals.code-number');
  const first = await nextCodeNumber(tx);
  return Array.from({ length: count }, (_, index) => first + index);
}
