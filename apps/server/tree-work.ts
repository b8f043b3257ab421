import { z } from 'zod';
import type { Ctx, House } from '#platform/access/ctx.ts';
import type { Consumer } from '#platform/journal/tail.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { remindOfCertificates } from '#platform/orgs/tree/remind-of-certificates.ts';
import { unionDissolved } from '#platform/orgs/tree/tree-events.ts';

/**
 * How a module takes its open work out of unions that are no more: to the successor named in the union's row, at the end of
 * the chain, else to the nearest union above that still stands. Called as a job in the reach 'job', after every
 * dissolution and every ten minutes: work may come in, or be opened again, at a union that has ended. What does not fit
 * into five seconds is left for the next call; `true` asks for it at once.
 */
export type TreeListener = { readonly name: string; readonly rehome: (ctx: Ctx) => Promise<boolean> };

const REHOME = 'orgs.rehomeWork';

/** Tells the listeners that a union has ended, whether it was here or in the other zone. */
export function treeConsumer(house: House, listeners: readonly TreeListener[]): Consumer {
  return {
    name: 'orgs', bodiesOf: [],
    async consume(tx, events) {
      if (!events.some((event) => event.type === unionDissolved.type)) return;
      for (const { name } of listeners) await enqueue({ ...house, tx }, REHOME, { listener: name });
    },
  };
}

/** The jobs that the tree asks for: re-homing, and the reminder thirty days before a legal-person certificate ends. */
export function treeJobs(listeners: readonly TreeListener[]): readonly Job[] {
  const rehome = async (ctx: Ctx, listener: TreeListener): Promise<void> => {
    if (await listener.rehome(ctx)) await enqueue(ctx, REHOME, { listener: listener.name });
  };
  return [
    defineJob(REHOME, z.object({ listener: z.string() }), async (ctx, payload) => {
      const listener = listeners.find((one) => one.name === payload.listener);
      if (listener === undefined) throw new TypeError(`no listener ${payload.listener} of the tree`);
      await rehome(ctx, listener);
    }),
    defineRecurringJob('orgs.rehomeStragglers', 10, async (ctx) => { for (const listener of listeners) await rehome(ctx, listener); }),
    defineRecurringJob('orgs.remindOfCertificates', 6 * 60, remindOfCertificates),
  ];
}
