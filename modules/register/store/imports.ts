import type { Ctx } from '#platform/access/ctx.ts';
import { withinReach, type Reach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';
import { listUnionsById, type UnionRow } from '#platform/orgs/store/unions.ts';
import type { ImportRow } from './rows.ts';

const columns = (tx: Tx) => tx`
  m.id, m.union_id as "unionId", m.org_path as "orgPath", m.line_path as "linePath", m.officer_id as "officerId", m.file_name as "fileName",
  m.file_hash as "fileHash", m.last_line as "lastLine", m.next_line as next, m.added, m.known, m.wrong, m.is_done as "isDone", m.begun_at as "begunAt"`;

export async function findImport(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<ImportRow | undefined> {
  const [row] = await tx<ImportRow[]>`
    select ${columns(tx)} from register_import m
    where m.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`m.org_path`, linePath: tx`m.line_path` })}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Whether an import of this id was begun anywhere: ids are made on the client, and a taken one must not become a failure. */
export async function isImportId(ctx: Ctx, id: string): Promise<boolean> {
  return withSystemReach(ctx, 'job', async ({ tx }) => (await tx`select 1 from register_import m where m.id = ${id}`).length > 0);
}

/** How far imports of the very same file into one union have come; holdImportsOf for whoever takes lines. */
export async function listImportsOf(ctx: Ctx, asked: { unionId: string; fileHash: string }): Promise<ImportRow[]> {
  return withSystemReach(ctx, 'job', ({ tx }) => tx<ImportRow[]>`
    select ${columns(tx)} from register_import m where m.union_id = ${asked.unionId} and m.file_hash = ${asked.fileHash} order by m.id`);
}

/**
 * Every import of the very same file into one union, held until the transaction ends: whoever takes lines of it waits for
 * whoever is taking some.
 */
export async function holdImportsOf(ctx: Ctx, asked: { unionId: string; fileHash: string }): Promise<ImportRow[]> {
  return withSystemReach(ctx, 'job', ({ tx }) => tx<ImportRow[]>`
    select ${columns(tx)} from register_import m where m.union_id = ${asked.unionId} and m.file_hash = ${asked.fileHash}
    order by m.id for update`);
}

export type WrongLine = { readonly importId: string; readonly line: number };

/** Lines from `from` up to `to` that some imports passed over. */
export async function listWrongLines(ctx: Ctx, imports: readonly string[], lines: { from: number; to: number }): Promise<WrongLine[]> {
  return withSystemReach(ctx, 'job', ({ tx }) => tx<WrongLine[]>`
    select w.import_id as "importId", w.line from register_wrong_line w
    where w.import_id = any(${[...imports]}::uuid[]) and w.line >= ${lines.from} and w.line < ${lines.to}`);
}

/** A union and those below it, by which a roster may name a member's own. */
export async function listUnionNames(tx: Tx, union: { readonly path: OrgPath }): Promise<{ id: UnionId; name: string }[]> {
  const below = subtreeRange(union.path);
  return tx<{ id: UnionId; name: string }[]>`
    select u.id, u.name from orgs_union u where u.path >= ${below.from} and u.path < ${below.to} order by u.id limit 50000`;
}

/** Unions by full name or credit code, as somebody types them at a terminal; two are enough to see that it is not clear. */
export async function findUnionsNamed(tx: Tx, name: string): Promise<UnionRow[]> {
  const rows = await tx<{ id: string }[]>`select u.id from orgs_union u where u.name = ${name} or u.credit_code = ${name.toUpperCase()} limit 2`;
  return listUnionsById(tx, rows.map(({ id }) => id));
}
