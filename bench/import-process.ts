import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { asSystem } from '#apps/server/as-system.ts';
import type { OpenHouse } from '#apps/server/open-house.ts';
import { readSettings } from '#apps/server/settings.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { newId } from '#platform/kernel/random.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { streamCsv } from '#platform/sheets/csv-stream.ts';
import { importFile } from '#modules/register/use-cases/import-file.ts';

/** Seconds; the most bytes that the process held; the longest transaction in milliseconds. */
export type Imported = { readonly seconds: number; readonly peak: number; readonly longest: number; readonly added: number };

async function importRows(open: OpenHouse, file: string): Promise<Imported> {
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

const [dataDirectory = '', file = ''] = process.argv.slice(2);
const imported = await withHouse({ ...readSettings({}), dataDirectory }, (open) => importRows(open, file));
process.send?.(imported, () => process.exit());
