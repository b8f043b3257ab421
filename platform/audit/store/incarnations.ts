import type { Tx } from '#platform/db/tx.ts';

/** One run of the platform, from the restore that began it; the first run has none. */
export type Incarnation = {
  readonly id: string;
  readonly restoredAt: Date;
  /** Name of the backup. */
  readonly source: string;
  /** Entries of the tree that it shares with the run before. */
  readonly keptSize: number;
};

export type Restoration = Pick<Incarnation, 'id' | 'restoredAt' | 'source'>;

/**
 * Marks a database that was just brought back; as the owner of the tables, before any server has it. False where the
 * backup comes from a version that knew no marks.
 */
export async function markRestored(tx: Tx, mark: Restoration): Promise<boolean> {
  const [table] = await tx<{ name: string | null }[]>`select to_regclass('zhijia.audit_restoration')::text as name`;
  if ((table?.name ?? null) === null) return false;
  await tx`
    insert into audit_restoration (id, restored_at, source, kept_size, last_change_at)
    select ${mark.id}, ${mark.restoredAt}, ${mark.source}, (select coalesce(max(l.position) + 1, 0) from audit_leaf l),
      (select max(e.at) from journal_event e)`;
  return true;
}

/** Marks that no event tells of yet, the oldest first. */
export async function listUntoldRestorations(tx: Tx): Promise<Incarnation[]> {
  return tx<Incarnation[]>`
    select r.id, r.restored_at as "restoredAt", r.source, r.kept_size as "keptSize" from audit_restoration r
    where not exists (select 1 from audit_incarnation i where i.id = r.id) order by r.restored_at, r.id`;
}

/** Every run after the first, the oldest first; an id that somebody keeps elsewhere and that is missing is of another branch. */
export async function listIncarnations(tx: Tx): Promise<Incarnation[]> {
  return tx<Incarnation[]>`
    select i.id, i.restored_at as "restoredAt", i.source, i.kept_size as "keptSize" from audit_incarnation i order by i.begun_at, i.id`;
}

export async function findNewestIncarnation(tx: Tx): Promise<Incarnation | undefined> {
  return (await listIncarnations(tx)).at(-1);
}
