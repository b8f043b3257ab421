import type { Tx } from '#platform/db/tx.ts';

export type Payload = Readonly<Record<string, string | number | boolean | null>>;

/** A claim: `attempt` is its fence, a later claim of the same job has a higher one. */
export type ClaimedJob = {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempt: number;
};

export async function insertJob(tx: Tx, job: { id: string; name: string; payload: Payload; runAt: Date }): Promise<void> {
  await tx`
    insert into jobs_job (id, name, payload, run_at) values (${job.id}, ${job.name}, ${tx.json(job.payload)}, ${job.runAt})`;
}

/** The run of one period; whoever comes second inserts nothing. */
export async function ensureSlot(tx: Tx, job: { id: string; name: string; slot: Date }): Promise<void> {
  await tx`
    insert into jobs_job (id, name, payload, slot, run_at) values (${job.id}, ${job.name}, '{}', ${job.slot}, ${job.slot})
    on conflict (name, slot) where slot is not null do nothing`;
}

/**
 * Takes the job that has been due longest among those this process knows. A job whose transaction is still open
 * somewhere is locked there and skipped, however long it takes.
 */
export async function claimJob(
  tx: Tx, claim: { names: readonly string[]; now: Date; until: Date; maxAttempts: number },
): Promise<ClaimedJob | undefined> {
  const [row] = await tx<ClaimedJob[]>`
    update jobs_job j set attempts = j.attempts + 1, locked_until = ${claim.until}
    where j.id = (
      select d.id from jobs_job d
      where d.done_at is null and d.run_at <= ${claim.now} and d.attempts < ${claim.maxAttempts}
        and (d.locked_until is null or d.locked_until <= ${claim.now}) and d.name = any(${[...claim.names]}::text[])
      order by d.run_at, d.id limit 1 for update skip locked)
    returning j.id, j.name, j.payload, j.attempts as attempt`;
  return row;
}

/**
 * Locks a claimed job for the transaction that does its work; false when another claim has overtaken this one. It
 * waits for the lock: claimers that read an older state of the row hold it for a moment before they see it is taken.
 */
export async function holdJob(tx: Tx, job: ClaimedJob): Promise<boolean> {
  const rows = await tx`
    select j.id from jobs_job j where j.id = ${job.id} and j.attempts = ${job.attempt} and j.done_at is null for update`;
  return rows.length === 1;
}

export async function finishJob(tx: Tx, job: ClaimedJob, now: Date): Promise<void> {
  await tx`update jobs_job j set done_at = ${now}, locked_until = null where j.id = ${job.id}`;
}

/** Gives a failed job back for a later try; nothing happens when another claim has overtaken this one. */
export async function returnJob(tx: Tx, job: ClaimedJob, failure: { code: string; runAt: Date }): Promise<void> {
  await tx`
    update jobs_job j set run_at = ${failure.runAt}, locked_until = null, last_error_code = ${failure.code}
    where j.id = ${job.id} and j.attempts = ${job.attempt} and j.done_at is null`;
}

export async function deleteDoneJobs(tx: Tx, before: Date, limit: number): Promise<number> {
  const result = await tx`
    delete from jobs_job j where j.id in (select d.id from jobs_job d where d.done_at < ${before} limit ${limit})`;
  return result.count;
}

export type StuckJobs = { readonly name: string; readonly errorCode: string | null; readonly count: number };

/** Jobs that failed for the last time, for `doctor`. */
export async function listStuckJobs(tx: Tx, maxAttempts: number): Promise<StuckJobs[]> {
  return tx<StuckJobs[]>`
    select j.name, j.last_error_code as "errorCode", count(*) as count from jobs_job j
    where j.done_at is null and j.attempts >= ${maxAttempts} group by 1, 2 order by 1, 2`;
}
