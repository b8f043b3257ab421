import type { Ctx } from '#platform/access/ctx.ts';
import { decide } from '#platform/access/decide.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import { may } from '#platform/contract/access.ts';
import type { TodoSource, WaitingSource, WeekSource } from '#platform/registry/desk.ts';
import { endpoints } from './contract.ts';
import { addWaiting, chooseTodos, weekOf } from './start-page.ts';

export type StartSources = { readonly todos: readonly TodoSource[]; readonly weeks: readonly WeekSource[]; readonly waiting: readonly WaitingSource[] };

/** Each source is asked in the reach in which the officer holds its own permission, as if it were its own endpoint. */
export function startHandler({ todos, weeks, waiting }: StartSources): Handler {
  return handle(endpoints.readStart, async (ctx) => {
    const found = [];
    for (const source of todos) {
      const within = narrowed(ctx, source.permission);
      if (within !== undefined) found.push(...await source.list(within));
    }
    const counted = [];
    for (const { kind, link, permission, count } of waiting) {
      const within = narrowed(ctx, permission);
      if (within !== undefined) counted.push({ kind, link, ...await count(within) });
    }
    const week = weekOf(ctx.clock.now());
    const lines = [];
    for (const source of weeks) {
      const within = narrowed(ctx, source.permission);
      if (within !== undefined) lines.push(await source.count(within, week));
    }
    const { todos: chosen, more } = chooseTodos(found);
    return { waiting: addWaiting(counted), todos: [...chosen], more, week: { ...week, lines } };
  });
}

function narrowed(ctx: Ctx, permission: Permission): Ctx | undefined {
  const plan = decide(may(permission).listing(), { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
  if (!plan.ok || plan.value.permitted.unions.length === 0) return undefined;
  // The test that leaves everything to the database has taken the first wall down here too.
  return { ...ctx, reach: ctx.reach.wall === 'database' ? ctx.reach : plan.value.permitted };
}
