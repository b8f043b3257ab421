import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { isTopmostReach } from '#platform/calendar/rules/topmost.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toOrgPath } from '#platform/kernel/org-path.ts';
import { chooseRetention, holdChoice, reportRetention } from '../choose-retention.ts';
import { endpoints, keepingErrors } from '../contract.ts';
import { daysOf, PERIODS, SOURCES } from '../rules/retention.ts';
import { listChoiceDays, listChosenPeriods, listRemovals } from '../store/retention.ts';

const SHOWN = 20;

/** Numbers and days of the whole platform; nothing in it belongs to a union or tells of a person. */
export const readRetention = handle(endpoints.readRetention, async (ctx) => {
  const { lines, chosen, removals } = await withSystemReach(ctx, 'job', async (job) => ({
    lines: await reportRetention(job), chosen: await listChoiceDays(job.tx), removals: await listRemovals(job.tx, SHOWN),
  }));
  return {
    mayChoose: mayChoose(ctx),
    kinds: lines.map((line) => {
      const { usual, least, most, source } = PERIODS[line.kind];
      return { ...line, usual, least, most, source, validFrom: SOURCES[source], chosenAt: chosen.get(line.kind) ?? null };
    }),
    removals: removals.map(({ id, ...removal }) => ({ removalId: id, ...removal })),
  };
});

/** Whether the acting office lies at the top: the page offers then what the command takes. */
function mayChoose(ctx: Ctx): boolean {
  const asking = { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() };
  return ctx.reach.unions.some(({ from }) => isTopmostReach({ ...ctx.reach, unions: [{ from, to: from }] })
    && canAt('keeping.retention.choose', { orgPath: toOrgPath(from), linePath: null }, asking, ctx.permissions));
}

export const chooseRetentionHandler = handle(endpoints.chooseRetention, async (ctx, { kind, days }) => {
  // One period serves the whole platform: a chair further down may not have everybody's records removed.
  if (!isTopmostReach(ctx.reach)) throw new AppError(keepingErrors['not-topmost']);
  await withSystemReach(ctx, 'job', async (job) => {
    await holdChoice(job);
    // Who looked at what must not go because somebody at a desk wishes it: shorter only on the server, beside its keys.
    const now = daysOf(kind, await listChosenPeriods(job.tx));
    if (kind === 'access-log' && days >= PERIODS[kind].least && days < now) throw new AppError(keepingErrors['only-longer'], { days: now });
    await chooseRetention(job, kind, days);
  });
  return {};
});
