import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asSystem } from '#apps/server/as-system.ts';
import { recordCodes, type MadeCode } from '#apps/server/demo/generate-appeals.ts';
import { createLog } from '#apps/server/log.ts';
import { openHouse, type OpenHouse } from '#apps/server/open-house.ts';
import { serve } from '#apps/server/serve.ts';
import { readSettings } from '#apps/server/settings.ts';
import { toCodeToken } from '#modules/appeals/use-cases/code-token.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/random.ts';

/**
 * The server in a process of its own that counts the statements it sends. Says its address, its number, the worker's
 * sign-in link and the codes of many posters (one takes 6,000 cases an hour); tells the count when asked, stops on a message.
 */
const POSTERS = 80;

const dataDirectory = process.argv[2] ?? '';
const settings = { ...readSettings({}), dataDirectory, port: 0 };
const open = await openHouse(settings, { log: createLog(systemClock, 'warn'), publicUrl: 'http://localhost' });
const page = join(dataDirectory, 'bench-page');
await mkdir(page, { recursive: true });
await writeFile(join(page, 'index.html'), '<title>bench</title>');
const serving = await serve(open, {
  port: 0, isPortFixed: false, isPublic: false, isDemonstration: true, screens: { member: page, office: page, gate: page },
  publicUrlAt: (port) => `http://localhost:${port}`,
});
const codes = await hangPosters(open);
const statements = countStatements(open);
const url = `http://localhost:${serving.port}`;
process.send?.({ url, pid: process.pid, links: serving.links.map((link) => url + link.path), codes });
process.on('message', (message) => {
  if (message === 'count') process.send?.(statements());
  else void serving.close().then(() => open.close()).then(() => process.exit());
});

/** More posters of the union that has one. */
async function hangPosters({ db, house }: OpenHouse): Promise<string[]> {
  return asSystem({ db, house }, 'demo', async (ctx) => {
    const [first] = await ctx.tx<MadeCode['contact'][]>`
      select c.contact_id as id, c.union_id as "unionId", c.union_id as "localUnionId" from appeals_code c order by c.number limit 1`;
    if (first === undefined) throw new Error('the demonstration has no poster');
    const made = Array.from({ length: POSTERS }, () => ({ id: newId<'appeal-code'>(house), contact: first }));
    await recordCodes(ctx, made);
    return made.map(({ id }) => toCodeToken(house.keyring, id));
  });
}

/** Of every kind: requests, readers of the journal, jobs. The driver's statements share one prototype. */
function countStatements({ db }: OpenHouse): () => number {
  let count = 0;
  const statement: object = Object.getPrototypeOf(db.pool`select 1`);
  const handle: unknown = Reflect.get(statement, 'handle');
  if (typeof handle !== 'function') throw new TypeError('the driver sends its statements another way');
  Reflect.set(statement, 'handle', function counted(this: object) {
    if (Reflect.get(this, 'executed') !== true) count += 1;
    return Reflect.apply(handle, this, []);
  });
  return () => count;
}
