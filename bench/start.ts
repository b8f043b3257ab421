import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMegabytes, startServer } from '#apps/server/testing/running-server.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { median, type BenchRow } from './table.ts';

const LATER_STARTS = 5;

/** From the command to the ready line, the first time (database, demonstration, screens) and later; memory after a minute. */
export async function benchStart(): Promise<BenchRow[]> {
  const data = await makeTestFolder('zhijia-bench-');
  const first = await startServer(data);
  const firstMs = first.readyMs;
  await sleep(60_000);
  const memory = await residentMegabytes(first.pid);
  await first.stop();
  const later: number[] = [];
  for (let round = 0; round < LATER_STARTS; round += 1) {
    const server = await startServer(data);
    later.push(server.readyMs);
    await server.stop();
  }
  await rm(data, { recursive: true, force: true });
  return [
    row('first start to ready', firstMs / 1000, 20, 's'),
    row(`later start to ready (median of ${LATER_STARTS})`, median(later) / 1000, 4, 's'),
    row('resident memory of the server process, idle for a minute', memory, 200, 'MB'),
  ];
}

function row(figure: string, value: number, limit: number, unit: string): BenchRow {
  return {
    bench: 'start', figure, measured: `${value.toFixed(unit === 's' ? 2 : 0)} ${unit}`, against: `${limit} ${unit}`,
    ratio: (value / limit).toFixed(2), goal: `≤ ${limit} ${unit}`,
  };
}
