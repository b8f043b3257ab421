import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { asSystem } from '#apps/server/as-system.ts';
import type { OpenHouse } from '#apps/server/open-house.ts';
import { readSettings } from '#apps/server/settings.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { streamCsv } from '#platform/sheets/csv-stream.ts';
import { checkCharacter } from '#modules/register/rules/id-number.ts';
import { importFile } from '#modules/register/use-cases/import-file.ts';
import type { BenchRow } from './table.ts';

const ROWS = Number(process.env['BENCH_IMPORT_ROWS'] ?? 1_000_000);
const GOAL_PER_SECOND = 1_000_000 / 300;
const MEGABYTE = 1024 * 1024;

/** A roster as long as a province's, through the way of `zhijia import-members`, against a bare COPY of the same rows. */
export async function benchImport(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'zhijia-bench-import-'));
  try {
    const file = join(folder, 'members.csv');
    await writeRoster(file);
    return await withHouse({ ...readSettings({}), dataDirectory: join(folder, 'data') }, async (open) => {
      const copied = await copyRows(open, file);
      return toRows(await importRows(open, file), copied);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const COLUMNS = '姓名,身份证号,手机号,工作单位,部门,岗位,学历,入会时间,民族,现居住地';

async function writeRoster(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${COLUMNS}\n`);
  for (let number = 0; number < ROWS; number += 1) if (!out.write(`${rosterRow(number)}\n`)) await new Promise<void>((resolve) => { out.once('drain', () => resolve()); });
  out.end();
  await finished(out);
}

function rosterRow(number: number): string {
  const day = `${1961 + number % 40}${String(1 + number % 12).padStart(2, '0')}${String(1 + number % 28).padStart(2, '0')}`;
  const body = `61${String(1000 + Math.floor(number / 1000)).slice(-4)}${day}${String(number % 1000).padStart(3, '0')}`;
  return `会员${number},${body}${checkCharacter(body)},199${String(number).padStart(8, '0')},恒口毛绒玩具有限公司,${number % 40}车间,操作工,高中,2019/3/${1 + number % 28},汉族,陕西省安康市汉滨区恒口镇${number}号`;
}

async function importRows(open: OpenHouse, file: string): Promise<{ seconds: number; peak: number; longest: number; added: number }> {
  const union = await ownUnion(open);
  let peak = 0;
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 250);
  let longest = 0;
  const began = performance.now();
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const far = await importFile({
    transact: async (work) => {
      const start = performance.now();
      const done = await asSystem(open, 'job', work);
      longest = Math.max(longest, performance.now() - start);
      return done;
    },
    union, fileName: 'members.csv', digest: hash.digest('hex'), rows: streamCsv(createReadStream(file, { highWaterMark: 1 << 18 })),
  });
  clearInterval(watch);
  return { seconds: (performance.now() - began) / 1000, peak, longest, added: far.added };
}

async function ownUnion(open: OpenHouse): Promise<UnionRow> {
  return asSystem(open, 'setup', async (ctx) => {
    const unionId = newId<'union'>(ctx);
    await foundUnion(ctx, undefined, { unionId, name: '导入测量工会', kind: 'federation', isGenerated: true });
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) throw new Error('the union does not stand');
    return union;
  });
}

/** The least that could be done: the same bytes into one table with the key that it needs, by COPY. */
async function copyRows(open: OpenHouse, file: string): Promise<number> {
  const sql = postgres(open.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`create table bench_copy (${COLUMNS.split(',').map((_, index) => `c${index} text`).join(', ')}, primary key (c1))`);
    const began = performance.now();
    await pipeline(createReadStream(file), await sql`copy bench_copy from stdin with (format csv, header)`.writable());
    return (performance.now() - began) / 1000;
  } finally {
    await sql`drop table if exists bench_copy`;
    await sql.end();
  }
}

function toRows(own: Awaited<ReturnType<typeof importRows>>, copySeconds: number): BenchRow[] {
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
