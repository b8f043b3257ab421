import { z } from 'zod';
import type { Ctx, House } from '#platform/access/ctx.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import { yearFilled } from './events.ts';
import { ensurePublishedYears } from './use-cases/fill-year.ts';

/**
 * How a module reckons its deadlines anew when a year was filled: those that were provisional, and those from
 * 25 December of the year before. Called as a job of its own, in the reach 'job', so it may read and `record`. What
 * does not fit into five seconds it goes on with in jobs of its own (`enqueue`). Called again for the same year, it
 * changes nothing that is right already.
 */
export type CalendarListener = {
  readonly name: string;
  readonly reckon: (ctx: Ctx, year: number) => Promise<void>;
};

const RECKON = 'calendar.reckonDeadlines';

/** Tells the listeners of every filling, whether it was made here or came from the other zone. */
export function calendarConsumer(house: House, listeners: readonly CalendarListener[]): Consumer {
  return {
    name: 'calendar', bodiesOf: [yearFilled.type],
    async consume(tx, events) {
      const years = new Set(events.filter((event) => event.type === yearFilled.type).map((event) => Number(event.body['year'])));
      for (const year of years) {
        // A job for each: one that fails is tried again alone.
        for (const { name } of listeners) await enqueue({ ...house, tx }, RECKON, { listener: name, year });
      }
    },
  };
}

/** The room's jobs: calling the listeners, and filling years once a day as new versions of the package bring them. */
export function calendarJobs(listeners: readonly CalendarListener[]): readonly Job[] {
  return [
    defineJob(RECKON, z.object({ listener: z.string(), year: z.int() }), async (ctx, payload) => {
      const listener = listeners.find((one) => one.name === payload.listener);
      if (listener === undefined) throw new TypeError(`no calendar listener ${payload.listener}`);
      await listener.reckon(ctx, payload.year);
    }),
    defineRecurringJob('calendar.fillPublished', 24 * 60, ensurePublishedYears),
  ];
}
