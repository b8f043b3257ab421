import { setTimeout as pause } from 'node:timers/promises';
import type { House } from '#platform/access/ctx.ts';
import type { Database } from '#platform/db/database.ts';
import { stepTail, type Consumer } from '#platform/journal/tail.ts';
import type { Job } from './job.ts';
import { createLane, type Lane } from './lane.ts';
import { createRests, type Rests } from './rests.ts';
import { createSlotMaker, runNextJob, type JobHouse } from './run-jobs.ts';
import { hasUnreadEvents } from './store/unread.ts';

export type RunnerParts = {
  readonly db: Database;
  readonly house: House;
  readonly consumers: readonly Consumer[];
  readonly jobs: readonly Job[];
  /** Milliseconds between looks that nobody asked for: what other processes did, and what has become due. */
  readonly every: number;
};

export type Runner = {
  /** To be called after a commit; returns at once. */
  wake(): void;
  /**
   * Resolves when the readers have read every committed event and no job is due: for tests and the CLI. Readers wait
   * for the oldest open transaction of the whole cluster, so this may. One that failed is not waited for.
   */
  settle(): Promise<void>;
  /** Begins nothing more, waits for the running steps, and takes the timer away. */
  stop(): Promise<void>;
};

const SETTLE_PAUSE_MS = 10;

/**
 * Moves the journal's readers on and runs jobs, beside the HTTP server or alone. Any number of processes may run one
 * over the same database: readers and jobs are claimed there. They go in two lanes, so that a slow job holds up no
 * notice, and each lane wakes the other: a reader may enqueue a job, and a job records events.
 */
export function createRunner(parts: RunnerParts): Runner {
  const rests = createRests(parts.house);
  const lanes: Lane[] = [];
  let steps = 0;
  let isStopped = false;
  const wake = () => lanes.forEach((lane) => lane.wake());
  const addLane = (step: () => Promise<boolean>) => {
    lanes.push(createLane(async () => {
      if (!await step()) return false;
      steps += 1;
      wake();
      return true;
    }));
  };
  addLane(readerStep(parts, rests));
  addLane(jobStep(parts, rests));
  const timer = setInterval(wake, parts.every);
  wake();
  return {
    wake,
    async settle() {
      while (!isStopped) {
        const before = steps;
        wake();
        await Promise.all(lanes.map((lane) => lane.idle()));
        if (steps > before) continue;
        if (!await hasUnread(parts, rests)) return;
        await pause(SETTLE_PAUSE_MS);
      }
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Steps every reader once. */
function readerStep({ db, house, consumers }: RunnerParts, rests: Rests): () => Promise<boolean> {
  return async () => {
    let hasRead = false;
    for (const consumer of consumers) {
      hasRead = await rests.attempt(consumer.name, async () => await stepTail(db, house.clock, consumer) > 0) || hasRead;
    }
    return hasRead;
  };
}

async function hasUnread({ db, consumers }: RunnerParts, rests: Rests): Promise<boolean> {
  const awake = consumers.map((consumer) => consumer.name).filter((name) => !rests.isResting(name));
  return awake.length > 0 && db.transact({ 'app.system': 'tail' }, (tx) => hasUnreadEvents(tx, awake));
}

function jobStep({ db, house, jobs }: RunnerParts, rests: Rests): () => Promise<boolean> {
  const at: JobHouse = { db, house, jobs: toJobMap(jobs) };
  const makeSlots = createSlotMaker(at);
  return () => rests.attempt('jobs', async () => {
    await makeSlots();
    return runNextJob(at);
  });
}

function toJobMap(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const map = new Map(jobs.map((job) => [job.name, job]));
  if (map.size < jobs.length) throw new TypeError('two jobs have one name');
  return map;
}
