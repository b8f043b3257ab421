import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import type { OpenHouse } from '#apps/server/open-house.ts';
import { readSettings } from '#apps/server/settings.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import type { Imported } from './import-process.ts';
import { ROSTER_COLUMNS } from './roster-columns.ts';
import type { BenchRow } from './table.ts';

const ROWS = Number(process.env['BENCH_IMPORT_ROWS'] ?? 1_000_000);
const GOAL_PER_SECOND = 1_000_000 / 300;
const MEGABYTE = 1024 * 1024;

/** A roster as long as a province's, through the way of `zhijia import-members`, against a bare COPY of the same rows. */
export async function benchImport(): Promise<BenchRow[]> {
  const folder = await makeTestFolder('zhijia-bench-import-');
  try {
    const file = join(folder, 'members.csv');
    await writeRoster(file);
    const settings = { ...readSettings({}), dataDirectory: join(folder, 'data') };
    const copied = await withHouse(settings, (open) => copyRows(open, file));
    return toRows(await importRows(settings.dataDirectory, file), copied);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In a process of its own: a million lines leave much behind, and the importing process is measured. */
async function writeRoster(file: string): Promise<void> {
  const [code] = await once(fork(join(import.meta.dirname, 'import-roster.ts'), [file, String(ROWS)]), 'exit');
  if (code !== 0) throw new Error('the roster was not written');
}

/** As `zhijia import-members` is run by bin/zhijia.mjs. */
async function importRows(dataDirectory: string, file: string): Promise<Imported> {
  const child = fork(join(import.meta.dirname, 'import-process.ts'), [dataDirectory, file], { execArgv: ['--max-semi-space-size=4'] });
  const [imported] = await once(child, 'message');
  // -- the process beside us sends nothing else
  return imported as Imported;
}

/** The least that could be done: the same bytes into one table with the key that it needs, by COPY. */
async function copyRows(open: OpenHouse, file: string): Promise<number> {
  const sql = postgres(open.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`create table bench_copy (${ROSTER_COLUMNS.split(',').map((_, index) => `c${index} text`).join(', ')}, primary key (c1))`);
    const began = performance.now();
    await pipeline(createReadStream(file), await sql`copy bench_copy from stdin with (format csv, header)`.writable());
    return (performance.now() - began) / 1000;
  } finally {
    await sql`drop table if exists bench_copy`;
    await sql.end();
  }
}

function toRows(own: Imported, copySeconds: number): BenchRow[] {
  const [perSecond, copied] = [own.added / own.seconds, ROWS / copySeconds];
  const row = (figure: string, measured: string, goal: string, rest: Partial<BenchRow> = {}): BenchRow =>
    ({ bench: 'import', figure, measured, against: '', ratio: '', goal, ...rest });
  return [
    row(`members imported per second (${ROWS} rows of a CSV, sealed and journalled)`, perSecond.toFixed(0), `≥ ${GOAL_PER_SECOND.toFixed(0)}`, {
      against: `${copied.toFixed(0)} (bare COPY of the same rows)`, ratio: (perSecond / copied).toFixed(3),
    }),
    row('the whole file, seconds', own.seconds.toFixed(1), '≤ 300 for 1,000,000'),
    row('memory of the importing process, MB', (own.peak / MEGABYTE).toFixed(0), '≤ 500'),
    row('longest transaction, seconds', (own.longest / 1000).toFixed(2), '≤ 5'),
  ];
}
