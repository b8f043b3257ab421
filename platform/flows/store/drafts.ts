import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';

export type DraftRow = { readonly process: string; readonly personId: PersonId; readonly revision: number; readonly held: unknown; readonly savedAt: Date };

/** What is being worked on at one union; all of it, or one process. */
export async function listDraftsOf(tx: Tx, reach: Reach, unionId: string, process?: string): Promise<DraftRow[]> {
  return tx<DraftRow[]>`
    select d.process, d.person_id as "personId", d.revision, d.held, d.saved_at as "savedAt" from flows_draft d
    where d.union_id = ${unionId} and ${process === undefined ? tx`true` : tx`d.process = ${process}`}
      and (${withinReach(tx, reach, { orgPath: tx`d.org_path`, linePath: tx`d.line_path` })}) order by d.process`;
}

type Saving = { readonly process: string; readonly personId: PersonId; readonly revision: number; readonly held: unknown; readonly now: Date };

/** The next revision, or undefined where another one than `revision` stands there. Where nothing stands nothing is written over. */
export async function saveDraft(tx: Tx, { id, path, linePath }: Pick<UnionRow, 'id' | 'path' | 'linePath'>, { process, personId, revision, held, now }: Saving): Promise<number | undefined> {
  const json = tx.json(held as never); // -- JSON by the endpoint's schema
  const [row] = await tx<{ revision: number }[]>`
    insert into flows_draft as d (union_id, process, org_path, line_path, person_id, revision, held, saved_at)
    values (${id}, ${process}, ${path}, ${linePath}, ${personId}, ${revision + 1}, ${json}, ${now})
    on conflict (union_id, process) do update set person_id = excluded.person_id, revision = excluded.revision, held = excluded.held, saved_at = excluded.saved_at
    where d.revision = ${revision} returning d.revision`;
  return row?.revision;
}

export async function removeDraft(tx: Tx, unionId: string, process: string): Promise<void> {
  await tx`delete from flows_draft d where d.union_id = ${unionId} and d.process = ${process}`;
}
