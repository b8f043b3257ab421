import { join } from 'node:path';
import { unionReach, reachSettings, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import { toId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { listAppealsInReach } from '#modules/appeals/store/appeal-list.ts';
import { readSettings } from '#apps/server/settings.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { processorNanoseconds } from './processor-time.ts';
import { largeAmounts, runDemo } from './run-demo.ts';
import { median, percentile, type BenchRow } from './table.ts';

const PER_LEVEL = 40;
/** The first round plans and warms; a union's time is the median of the others, so that a busy machine does not pass for a slow list. */
const ROUNDS = 6;

type Taken = { readonly wall: number; readonly processor: number };

/**
 * The newest 20 appeals of unions on every level, both walls on, against the large generated platform: from the question
 * to the rows, and the processor time of the database's process for it.
 */
export async function benchNewest(at: { dataDirectory: string }): Promise<BenchRow[]> {
  const settings = { ...readSettings({}), dataDirectory: join(at.dataDirectory, 'data') };
  await runDemo(settings.dataDirectory, largeAmounts());
  return withHouse(settings, async ({ db, house }) => {
    const unions = await db.transact({}, (tx) => tx<{ id: string; path: OrgPath; level: number }[]>`
      select s.id, s.path, s.level from (
        select u.id, u.path, u.level, row_number() over (partition by u.level order by u.id) as place
        from orgs_union u where u.is_generated) s where s.place <= ${PER_LEVEL}`);
    const today = dateInChina(house.clock.now());
    const taken = new Map<string, Taken[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const union of unions) {
        const one = await db.transact(reachSettings(chairOf(union)), (tx) => measure(tx, chairOf(union), today));
        if (round > 0) taken.set(union.id, [...taken.get(union.id) ?? [], one]);
      }
    }
    const levels = [...Map.groupBy(unions, (union) => union.level)].sort(([one], [other]) => one - other);
    return levels.map(([level, some]) => toRow(level, some.map((union) => taken.get(union.id) ?? [])));
  });
}

function chairOf(union: { readonly id: string; readonly path: OrgPath }): Reach {
  return unionReach([{
    id: toId('00000000-0000-4000-8000-000000000000'), personId: toId('00000000-0000-4000-8000-000000000000'),
    unionId: toId(union.id), orgPath: union.path, linePath: union.path, role: 'chair', hasSubtree: true, validUntil: null,
  }]);
}

async function measure(tx: Tx, reach: Reach, today: PlainDate): Promise<Taken> {
  const pid = (await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0;
  const [before, started] = [await processorNanoseconds(pid), performance.now()];
  await listAppealsInReach(tx, reach, {
    view: 'all', union: undefined, topic: undefined, source: undefined, receivedFrom: undefined, receivedTo: undefined, before: undefined, today,
  });
  return { wall: performance.now() - started, processor: (await processorNanoseconds(pid) - before) / 1e6 };
}

function toRow(level: number, unions: readonly (readonly Taken[])[]): BenchRow {
  const walls = unions.map((times) => median(times.map((one) => one.wall)));
  const processor = percentile(unions.flatMap((times) => times.map((one) => one.processor)), 0.95);
  return {
    bench: 'newest', figure: `newest 20 appeals, unions of level ${level} (${unions.length} of them, each the median of ${ROUNDS - 1})`,
    measured: `p50 ${percentile(walls, 0.5).toFixed(2)} ms, p95 ${percentile(walls, 0.95).toFixed(2)} ms; processor time of the database p95 ${processor.toFixed(2)} ms`,
    against: '3 ms', ratio: (percentile(walls, 0.95) / 3).toFixed(2), goal: 'p95 ≤ 3 ms',
  };
}
