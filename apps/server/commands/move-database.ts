import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drainAccess } from '#platform/audit/sequence.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '#platform/db/migrations.ts';
import { drainTail } from '#platform/journal/tail.ts';
import { copyDatabase, CopyFailed } from '#platform/keeping/store/copy-database.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { migrationSets } from '#platform/registry/module.ts';
import { consumers } from '../background.ts';
import { ensureDataDirectory } from '../data-directory.ts';
import { manifests } from '../manifests.ts';
import type { OpenHouse } from '../open-house.ts';
import { showProgress } from '../progress.ts';
import { takeServerLock } from '../server-lock.ts';
import { readSettings, type Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

const EMBEDDED = 'embedded';

/**
 * `zhijia move-database --to URL|embedded`: the whole house into another PostgreSQL, of any version from 15 on: from the
 * embedded one to one of your own, back, or to the next major. The server must be stopped; the old database stays as it is.
 */
export async function moveDatabase(settings: Settings, args: readonly string[]): Promise<void> {
  const target = readTarget(args);
  if (target === EMBEDDED && settings.databaseUrl === undefined) throw new AppError(startupErrors['move-usage']);
  // Asked for before anything is done: nothing may be written to the old database once it was copied.
  const lock = await takeServerLock(await ensureDataDirectory(settings.dataDirectory));
  await lock.release();
  await withHouse(settings, async (open) => {
    await readToTheEnd(open);
    if (target !== EMBEDDED) return move(open, target);
    const server = await startEmbeddedPostgres({ directory: join(open.dataDirectory, 'postgres'), durability: 'full', log: () => {} });
    try {
      await move(open, server.url('postgres'));
    } finally {
      await server.stop();
    }
  });
}

export async function move(open: OpenHouse, toUrl: string): Promise<void> {
  await migrate(toUrl, migrationSets(manifests), () => Buffer.from(systemRandom.bytes(24)).toString('base64url'));
  try {
    const copied = await copyDatabase(open.ownerUrl, toUrl, (tables) => showProgress('server/move-table', tables));
    say('server/moved', { tables: copied.tables, rows: copied.rows });
  } catch (error) {
    if (error instanceof CopyFailed) throw new AppError(startupErrors['move-failed'], { table: error.table, detail: error.message });
    throw error;
  }
}

/** Positions in the journal do not survive a move, so there must be nothing behind them. */
export async function readToTheEnd(open: OpenHouse): Promise<void> {
  for (const consumer of consumers(open.house)) await drainTail(open.db, open.house.clock, consumer);
  await drainAccess(open.db, open.house.clock);
}

function readTarget(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } }, strict: true });
    if (values.to === EMBEDDED) return EMBEDDED;
    const { databaseUrl } = readSettings({ DATABASE_URL: values.to });
    if (databaseUrl === undefined) throw new TypeError('no target');
    return databaseUrl;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(startupErrors['move-usage']);
  }
}
