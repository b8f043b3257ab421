import { join } from 'node:path';
import { unionReach, reachSettings } from '#platform/access/reach.ts';
import { toId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { listAppealsInReach } from '#modules/appeals/store/appeal-list.ts';
import { readSettings } from '#apps/server/settings.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { largeAmounts, runDemo } from './run-demo.ts';
import { percentile, type BenchRow } from './table.ts';

const PER_LEVEL = 40;

/** The newest 20 appeals of unions on every level, both walls on, against the large generated platform. */
export async function benchNewest(at: { dataDirectory: string }): Promise<BenchRow[]> {
  const settings = { ...readSettings({}), dataDirectory: join(at.dataDirectory, 'data') };
  await runDemo(settings.dataDirectory, largeAmounts());
  return withHouse(settings, async ({ db, house }) => {
    const unions = await db.transact({}, (tx) => tx<{ id: string; path: OrgPath; level: number }[]>`
      select s.id, s.path, s.level from (
        select u.id, u.path, u.level, row_number() over (partition by u.level order by u.id) as place
        from orgs_union u where u.is_generated) s where s.place <= ${PER_LEVEL}`);
    const today = dateInChina(house.clock.now());
    const byLevel = new Map<number, number[]>();
    for (const round of [0, 1, 2]) {
      for (const union of unions) {
        const reach = unionReach([{
          id: toId('00000000-0000-4000-8000-000000000000'), personId: toId('00000000-0000-4000-8000-000000000000'),
          unionId: toId(union.id), orgPath: union.path, linePath: union.path, role: 'chair', hasSubtree: true, validUntil: null,
        }]);
        const taken = await db.transact(reachSettings(reach), async (tx) => {
          await tx`select 1`;
          const started = performance.now();
          const rows = await listAppealsInReach(tx, reach, {
            view: 'all', union: undefined, topic: undefined, source: undefined, receivedFrom: undefined, receivedTo: undefined, before: undefined, today,
          });
          return { milliseconds: performance.now() - started, rows: rows.length };
        });
        if (round > 0) byLevel.set(union.level, [...byLevel.get(union.level) ?? [], taken.milliseconds]);
      }
    }
    return [...byLevel].sort(([a], [b]) => a - b).map(([level, times]) => ({
      bench: 'newest', figure: `newest 20 appeals, unions of level ${level} (${times.length} measured)`,
      measured: `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms`,
      against: '3 ms', ratio: (percentile(times, 0.95) / 3).toFixed(2), goal: 'p95 ≤ 3 ms',
    }));
  });
}
