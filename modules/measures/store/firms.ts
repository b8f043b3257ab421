import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import type { FirmView } from '../wire.ts';
import type { FirmRow, ListedFirm } from './rows.ts';

const columns = (tx: Tx) => tx`
  f.id, f.union_id as "unionId", f.org_path as "orgPath", f.line_path as "linePath", f.name, f.name_key as "nameKey",
  f.credit_code as "creditCode", f.kind, f.industry, f.address, f.workers, f.contact_name as "contactName", f.phone_sealed as "phoneSealed",
  f.firm_union_id as "firmUnionId", f.import_id as "importId", f.is_generated as "isGenerated",
  f.added_at as "addedAt", f.changed_at as "changedAt", f.removed_at as "removedAt"`;

const reachColumns = (tx: Tx) => ({ orgPath: tx`f.org_path`, linePath: tx`f.line_path` });

export async function findFirm(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<FirmRow | undefined> {
  const [row] = await tx<FirmRow[]>`
    select ${columns(tx)} from measures_firm f
    where f.id = ${id} and (${withinReach(tx, reach, reachColumns(tx))}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Every live firm that one union looks after, for what compares with all of them. `lock` takes the rows, in one order. */
export async function listFirmsOfUnion(tx: Tx, reach: Reach, unionId: string, lock = false): Promise<FirmRow[]> {
  return tx<FirmRow[]>`
    select ${columns(tx)} from measures_firm f
    where f.union_id = ${unionId} and f.removed_at is null and (${withinReach(tx, reach, reachColumns(tx))})
    order by f.id ${lock ? tx`for update` : tx``}`;
}

/** Which firms: those looked after by a union or one below it, some of them by what the coverage figures ask. */
export type FirmFilter = {
  readonly union: Pick<UnionRow, 'path' | 'linePath'>;
  readonly view: FirmView;
  readonly words: string | undefined;
  /** The enterprise unions with a live code; see listFirmUnions. */
  readonly coded: readonly string[];
};

export const PAGE = 50;

/** By name, a page at a time; or, for a spreadsheet, all that fit into one. */
export async function listFirms(
  tx: Tx, reach: Reach, filter: FirmFilter, page: { after: { name: string; firmId: string } | undefined; limit: number },
): Promise<ListedFirm[]> {
  const { after } = page;
  const cursor = after === undefined ? tx`true` : tx`(f.name, f.id) > (${after.name}, ${after.firmId}::uuid)`;
  return tx<ListedFirm[]>`
    select ${columns(tx)}, u.name as "unionName", o.name as "firmUnionName"
    from measures_firm f join orgs_union u on u.id = f.union_id left join orgs_union o on o.id = f.firm_union_id
    where (${withinReach(tx, reach, reachColumns(tx))}) and ${filterCondition(tx, filter)} and ${cursor}
    order by f.name, f.id limit ${page.limit}`;
}

export async function countFirms(tx: Tx, reach: Reach, filter: FirmFilter): Promise<number> {
  const [row] = await tx<{ firms: number }[]>`
    select count(*) as firms from measures_firm f
    where (${withinReach(tx, reach, reachColumns(tx))}) and ${filterCondition(tx, filter)}`;
  return row?.firms ?? 0;
}

export type Coverage = { readonly firms: number; readonly withCode: number; readonly withContact: number; readonly covered: number; readonly workers: number };

export async function sumCoverage(tx: Tx, reach: Reach, filter: FirmFilter): Promise<Coverage> {
  const [hasCode, hasContact] = [codeCondition(tx, filter), contactCondition(tx)];
  const [row] = await tx<Coverage[]>`
    select count(*) as firms, count(*) filter (where ${hasCode}) as "withCode", count(*) filter (where ${hasContact}) as "withContact",
      count(*) filter (where ${hasCode} and ${hasContact}) as covered, coalesce(sum(f.workers), 0)::bigint as workers
    from measures_firm f where (${withinReach(tx, reach, reachColumns(tx))}) and ${filterCondition(tx, filter)}`;
  return row ?? { firms: 0, withCode: 0, withContact: 0, covered: 0, workers: 0 };
}

/** The enterprise unions of the firms in scope: whoever knows the codes is asked which of them have one. */
export async function listFirmUnions(tx: Tx, reach: Reach, union: FirmFilter['union']): Promise<UnionId[]> {
  const rows = await tx<{ id: UnionId }[]>`
    select distinct f.firm_union_id as id from measures_firm f
    where f.firm_union_id is not null and f.removed_at is null and ${scopeCondition(tx, union)}
      and (${withinReach(tx, reach, reachColumns(tx))})`;
  return rows.map(({ id }) => id);
}

/** Unions below one, by which a spreadsheet may name a firm's own. At most as many as a province's city has firms. */
export async function listUnionsBelow(tx: Tx, union: Pick<UnionRow, 'path' | 'id'>): Promise<{ id: UnionId; name: string }[]> {
  const below = subtreeRange(union.path);
  return tx<{ id: UnionId; name: string }[]>`
    select u.id, u.name from orgs_union u
    where u.path >= ${below.from} and u.path < ${below.to} and u.id <> ${union.id} order by u.id limit 50000`;
}

function filterCondition(tx: Tx, filter: FirmFilter): Fragment {
  return tx`f.removed_at is null and ${scopeCondition(tx, filter.union)} and ${viewCondition(tx, filter)} and ${wordsCondition(tx, filter.words)}`;
}

function scopeCondition(tx: Tx, union: FirmFilter['union']): Fragment {
  const own = subtreeRange(union.path);
  const led = subtreeRange(union.linePath ?? union.path);
  return tx`((f.org_path >= ${own.from} and f.org_path < ${own.to}) or (f.line_path >= ${led.from} and f.line_path < ${led.to}))`;
}

function viewCondition(tx: Tx, filter: FirmFilter): Fragment {
  const [hasCode, hasContact] = [codeCondition(tx, filter), contactCondition(tx)];
  switch (filter.view) {
    case 'all': return tx`true`;
    case 'with-code': return hasCode;
    case 'without-code': return tx`not ${hasCode}`;
    case 'with-contact': return hasContact;
    case 'without-contact': return tx`not ${hasContact}`;
    case 'covered': return tx`(${hasCode} and ${hasContact})`;
    case 'uncovered': return tx`not (${hasCode} and ${hasContact})`;
  }
}

/** Never null: a firm without a union of its own has no code. */
function codeCondition(tx: Tx, { coded }: FirmFilter): Fragment {
  return tx`coalesce(f.firm_union_id = any(${[...coded]}::uuid[]), false)`;
}

function contactCondition(tx: Tx): Fragment {
  return tx`(f.contact_name <> '')`;
}

function wordsCondition(tx: Tx, words: string | undefined): Fragment {
  if (words === undefined || words === '') return tx`true`;
  return tx`(position(lower(${words}) in lower(f.name)) > 0 or position(upper(${words}) in f.credit_code) > 0
    or position(${words} in coalesce(f.address, '')) > 0)`;
}
