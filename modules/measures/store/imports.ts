import type { Ctx } from '#platform/access/ctx.ts';
import { withinReach, type Reach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { ImportRow } from './rows.ts';

export async function findImport(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<ImportRow | undefined> {
  const [row] = await tx<ImportRow[]>`
    select m.id, m.union_id as "unionId", m.org_path as "orgPath", m.line_path as "linePath", m.officer_id as "officerId",
      m.file_name as "fileName", m.file_hash as "fileHash", m.last_line as "lastLine", m.next_line as next, m.added, m.merged, m.unchanged, m.wrong, m.begun_at as "begunAt"
    from measures_import m
    where m.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`m.org_path`, linePath: tx`m.line_path` })}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Whether an import of this id was begun anywhere: ids are made on the client, and a taken one must not become a failure. */
export async function isImportId(ctx: Ctx, id: string): Promise<boolean> {
  return withSystemReach(ctx, 'job', async ({ tx }) => (await tx`select 1 from measures_import m where m.id = ${id}`).length > 0);
}

export type TakenLines = { readonly next: number; readonly wrongLines: readonly number[] };

/** How far earlier imports of the very same file into a union's register have come. */
export async function listTakenLines(tx: Tx, reach: Reach, asked: { unionId: string; fileHash: string }): Promise<TakenLines[]> {
  return tx<TakenLines[]>`
    select m.next_line as next, m.wrong_lines as "wrongLines" from measures_import m
    where m.union_id = ${asked.unionId} and m.file_hash = ${asked.fileHash}
      and (${withinReach(tx, reach, { orgPath: tx`m.org_path`, linePath: tx`m.line_path` })})`;
}
