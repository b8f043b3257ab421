import { z } from 'zod';
import { bindResource } from '#platform/access/handler.ts';
import { defineJob, defineRecurringJob, type Job } from '#platform/jobs/job.ts';
import { defineModule, type Manifest } from '#platform/registry/module.ts';
import { drawResource, permissions } from './contract/access.ts';
import { errors } from './contract/errors.ts';
import { endpoints } from './contract.ts';
import { drawAppliers } from './events/apply.ts';
import { drawHoldings } from './holdings.ts';
import type { Pools } from './pools.ts';
import { findDrawInReach, isRunning } from './store/draws.ts';
import { drawTodos } from './todos.ts';
import { LOOK_NOW, TAKE_STEP } from './use-cases/asking.ts';
import { commitAsWorker, commitForUnion } from './use-cases/committing.ts';
import { lookAtDraws, takeStep } from './use-cases/look-at-draws.ts';
import { askCloser, extend, turnToApproval } from './use-cases/manage.ts';
import { listTasks, readDraw, readFile, readMine } from './use-cases/read-draw.ts';
import { reveal } from './use-cases/reveal.ts';
import { findEntries, listWeights, setWeight } from './use-cases/weights.ts';

/** 公平抽签: a draw of places that nobody who knows the list can steer, and that anybody may recompute. */
export function drawManifest(pools: Pools): Manifest {
  return defineModule({
    id: 'draw',
    dependsOn: [],
    migrations: new URL('./store/migrations/', import.meta.url),
    endpoints, errors, permissions: permissions.entries,
    handlers: [
      readDraw, readFile, readMine(pools), commitAsWorker(pools), commitForUnion, reveal, listTasks, askCloser, extend(pools), turnToApproval(pools), setWeight(pools), listWeights, findEntries(pools),
    ],
    resources: [bindResource(drawResource, { load: findDrawInReach, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }) })],
    appliers: drawAppliers,
    scopedTables: [{ table: 'draw_draw', isOpen: isRunning }],
    replayedTables: ['draw_draw', 'draw_party', 'draw_weight', 'draw_entry'],
    todos: drawTodos,
    holdings: drawHoldings,
  });
}

/** Each draw calls the job at its own moments; the round of every minute finds what a stopped server left behind. */
export const drawJobs = (pools: Pools): readonly Job[] => [
  defineRecurringJob('draw.lookAtDraws', 1, lookAtDraws), defineJob(LOOK_NOW, z.object({}), lookAtDraws),
  defineJob(TAKE_STEP, z.object({ drawId: z.string() }), (ctx, { drawId }) => takeStep(ctx, pools, drawId)),
];
