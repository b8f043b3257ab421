import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import { SYSTEM_FOLDER } from '../runtime-copy.ts';
import type { Durability } from '../server-settings.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../start-embedded-postgres.ts';

/** A folder that lives as long as the test. 0711 lets the database's account pass when root runs the tests. */
export async function makeFolder(mode = 0o711): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhijia-embedded-'));
  await chmod(folder, mode);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a database that is stopped when the test ends, and tells what it logged. */
export async function start(
  directory: string,
  options: { settings?: Record<string, string>; durability?: Durability } = {},
): Promise<EmbeddedPostgres & { lines: string[] }> {
  const lines: string[] = [];
  const database = await startEmbeddedPostgres({ directory, durability: 'none', ...options, log: (line) => lines.push(line) });
  onTestFinished(async () => {
    await database.stop();
    if (database.dataDirectory.startsWith(SYSTEM_FOLDER)) await rm(database.dataDirectory, { recursive: true, force: true });
  });
  return { ...database, lines };
}

/** Runs one statement as the superuser. */
export async function query(database: { url(name: string): string }, text: string): Promise<postgres.Row[]> {
  const sql = postgres(database.url('postgres'), { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The number in the cluster's lock file. */
export async function readPid(database: { dataDirectory: string }): Promise<number> {
  return Number((await readFile(join(database.dataDirectory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

const HOLDER = fileURLToPath(new URL('./hold-database.ts', import.meta.url));

/** Starts another process that holds the database of the folder. */
export function hold(directory: string, options: SpawnOptions & { order?: 'stop' | 'forget'; script?: string } = {}): ChildProcess {
  const { order, script = HOLDER, ...rest } = options;
  const child = spawn(process.execPath, [script, directory, ...(order ? [order] : [])], {
    cwd: dirname(script), stdio: ['ignore', 'pipe', 'pipe'], ...rest,
  });
  onTestFinished(() => { child.kill('SIGKILL'); });
  return child;
}

/** What the holder tells once the database runs; throws with its errors when it ends without. */
export async function readAddress(child: ChildProcess): Promise<{ port: number; dataDirectory: string }> {
  let output = '';
  let errors = '';
  child.stderr?.on('data', (chunk) => { errors += String(chunk); });
  return await new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('\n')) resolve(JSON.parse(output));
    });
    child.once('close', (code, signal) => reject(new Error(`the holder ended (${code ?? signal}): ${errors}`)));
  });
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
