import type { Tx } from '#platform/db/tx.ts';

export type Checkpoint = { readonly size: number; readonly root: Buffer; readonly note: string; readonly madeAt: Date };

export async function findNewestCheckpoint(tx: Tx): Promise<Checkpoint | undefined> {
  const [row] = await tx<Checkpoint[]>`
    select c.size, c.root, c.note, c.made_at as "madeAt" from audit_checkpoint c order by c.size desc limit 1`;
  return row;
}

export async function listNewestCheckpoints(tx: Tx, limit: number): Promise<Checkpoint[]> {
  return tx<Checkpoint[]>`
    select c.size, c.root, c.note, c.made_at as "madeAt" from audit_checkpoint c order by c.size desc limit ${limit}`;
}

export async function listCheckpointsBetween(tx: Tx, after: number, upTo: number): Promise<Checkpoint[]> {
  return tx<Checkpoint[]>`
    select c.size, c.root, c.note, c.made_at as "madeAt" from audit_checkpoint c
    where c.size > ${after} and c.size <= ${upTo} order by c.size`;
}

export async function insertCheckpoint(tx: Tx, checkpoint: Checkpoint): Promise<void> {
  await tx`
    insert into audit_checkpoint (size, root, note, made_at)
    values (${checkpoint.size}, ${checkpoint.root}, ${checkpoint.note}, ${checkpoint.madeAt})`;
}

/** Below which position leaves of the access log may stand without their entry; 0 when none ever expired. */
export async function findExpiredBelow(tx: Tx): Promise<number> {
  const [row] = await tx<{ upTo: number }[]>`select coalesce(max(x.up_to), 0) as "upTo" from audit_expiry x`;
  return row?.upTo ?? 0;
}

/** Entries of the access log whose leaf lies below `upTo`, the oldest first; the number removed. */
export async function removeExpired(tx: Tx, upTo: number, limit: number): Promise<number> {
  const { count } = await tx`
    delete from access_log a where a.id in (
      select l.entry_id from audit_leaf l join access_log o on o.id = l.entry_id
      where l.source = 'access' and l.position < ${upTo} order by l.position limit ${limit})`;
  return count;
}
