import type { House } from '#platform/access/ctx.ts';
import { reachSettings, systemReach } from '#platform/access/reach.ts';
import type { Database } from '#platform/db/database.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';
import { toErrorCode } from './error-code.ts';
import type { Job } from './job.ts';
import { toJobCtx } from './job-ctx.ts';
import { LONGEST_JOB_PAUSE, MAX_ATTEMPTS, pauseAfter } from './rules/back-off.ts';
import { slotOf } from './rules/slot.ts';
import { claimJob, ensureSlot, finishJob, holdJob, returnJob, type ClaimedJob } from './store/jobs.ts';

/** Covers the moment between a claim and its transaction; from then on the row lock keeps others away. */
export const LEASE_MS = 30_000;

export type JobHouse = { readonly db: Database; readonly house: House; readonly jobs: ReadonlyMap<string, Job> };

const AS_JOB = reachSettings(systemReach('job'));

/** Makes this period's run of every recurring job, if no other process has. Asks the database once per period. */
export function createSlotMaker(at: JobHouse): () => Promise<void> {
  const made = new Map<string, number>();
  return async () => {
    const now = at.house.clock.now();
    const missing = [...at.jobs.values()].flatMap(({ name, everyMinutes }) => {
      const slot = everyMinutes === undefined ? undefined : slotOf(now, everyMinutes);
      return slot === undefined || made.get(name) === slot.getTime() ? [] : [{ id: newId(at.house), name, slot }];
    });
    if (missing.length === 0) return;
    await at.db.transact(AS_JOB, async (tx) => {
      for (const one of missing) await ensureSlot(tx, one);
    });
    for (const { name, slot } of missing) made.set(name, slot.getTime());
  };
}

/** Runs the one job that has been due longest; false when none is due or all that are due run elsewhere. */
export async function runNextJob(at: JobHouse): Promise<boolean> {
  const now = at.house.clock.now();
  // A claim commits before the work begins: a job that kills its process has been counted.
  const claimed = await at.db.transact(AS_JOB, (tx) => claimJob(tx, {
    names: [...at.jobs.keys()], now, until: shiftInstant(now, LEASE_MS), maxAttempts: MAX_ATTEMPTS,
  }));
  if (claimed === undefined) return false;
  try {
    await work(at, claimed);
  } catch (error) {
    await giveBack(at, claimed, error);
  }
  return true;
}

/** The work and the mark that it is done commit together, so its database effects happen once. */
async function work(at: JobHouse, claimed: ClaimedJob): Promise<void> {
  const job = at.jobs.get(claimed.name);
  if (job === undefined) throw new TypeError(`no job ${claimed.name}`);
  await at.db.transact(AS_JOB, async (tx) => {
    if (!await holdJob(tx, claimed)) return;
    const payload: unknown = job.payload === undefined ? undefined : job.payload.parse(claimed.payload);
    // -- the job's own schema has just given the payload its type
    await job.run(toJobCtx(at.house, tx, claimed.id), payload as never);
    await finishJob(tx, claimed, at.house.clock.now());
  });
}

async function giveBack(at: JobHouse, claimed: ClaimedJob, error: unknown): Promise<void> {
  const code = toErrorCode(error);
  const fields = { job: claimed.name, jobId: claimed.id, attempt: claimed.attempt, code };
  if (claimed.attempt >= MAX_ATTEMPTS) at.house.log.error(fields, 'a job failed for the last time');
  else at.house.log.warn(fields, 'a job failed and will be tried again');
  const runAt = shiftInstant(at.house.clock.now(), pauseAfter(claimed.attempt, LONGEST_JOB_PAUSE));
  await at.db.transact(AS_JOB, (tx) => returnJob(tx, claimed, { code, runAt }));
}
