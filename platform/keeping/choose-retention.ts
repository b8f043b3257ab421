import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId } from '#platform/kernel/random.ts';
import { retentionChosen } from './events.ts';
import { borderOf, choosePeriod, daysOf, dueAt, KINDS, type Kind } from './rules/retention.ts';
import { countOldAccess, countOver, findOldest, findOldestAccess } from './store/kinds.ts';
import { insertRemoval, listChosenPeriods, sumRemovals } from './store/retention.ts';

/** Throws 'keeping/unknown-kind' or 'keeping/bad-period'. In the reach 'job'. */
export async function chooseRetention(ctx: Ctx, kind: string, days: number): Promise<void> {
  const choice = orThrow(choosePeriod(kind, days));
  await holdChoice(ctx);
  await record(ctx, [retentionChosen({ choiceId: newId<'retention-choice'>(ctx), ...choice })]);
}

/** Two choices of one moment come one after the other, in the journal as in the table: the first has no row that could be locked. */
export async function holdChoice({ tx }: Ctx): Promise<void> {
  await lockName(tx, 'keeping retention');
}

export type RetentionLine = {
  readonly kind: Kind;
  readonly days: number;
  /** Rows that the next runs of the job remove. */
  readonly due: number;
  /** When the oldest row that there is will be due; null where there is none. */
  readonly dueAt: Date | null;
  /** Rows that were removed in the last thirty days. */
  readonly removed: number;
};

const MONTH_MS = 30 * 24 * 3_600_000;

/** What would be removed now and what was removed, by kind. In the reach 'job'. */
export async function reportRetention(ctx: Ctx): Promise<RetentionLine[]> {
  const now = ctx.clock.now();
  const [chosen, removals] = [await listChosenPeriods(ctx.tx), await sumRemovals(ctx.tx, shiftInstant(now, -MONTH_MS))];
  const lines: RetentionLine[] = [];
  for (const kind of KINDS) {
    const before = borderOf(kind, chosen, now);
    const [due, oldest] = kind === 'access-log'
      ? await withSystemReach(ctx, 'tail', async ({ tx }) => [await countOldAccess(tx, before), await findOldestAccess(tx)] as const)
      : [await countOver(ctx.tx, kind, before), await findOldest(ctx.tx, kind)] as const;
    lines.push({ kind, days: daysOf(kind, chosen), due, dueAt: dueAt(kind, chosen, oldest), removed: removals.get(kind) ?? 0 });
  }
  return lines;
}

/** What the owner of the tables took out of the access log, for the report. In the reach 'job'. */
export async function reportRemovedAccess(ctx: Ctx, removed: number): Promise<void> {
  const now = ctx.clock.now();
  const before = borderOf('access-log', await listChosenPeriods(ctx.tx), now);
  await insertRemoval(ctx.tx, { id: newId(ctx), at: now, kind: 'access-log', before, removed });
}
