import { spawn } from 'node:child_process';
import { chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findAccount } from '#platform/db/embedded/account.ts';
import { chooseFreePort } from '#platform/db/embedded/free-port.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Another major version that this machine happens to have (Debian's own); undefined when it has none. */
export async function findOldPostgres(): Promise<{ readonly version: string; readonly binaries: string } | undefined> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const version = versions.filter((one) => Number(one) >= 15).sort().at(0);
  return version === undefined ? undefined : { version, binaries: join(DEBIAN, version, 'bin') };
}

/** A throw-away cluster of that version on a free port; whoever started it stops it, and nobody else's. */
export async function startOldPostgres(binaries: string, folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const account = await findAccount(undefined);
  const data = join(folder, 'old');
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (account !== undefined) await chown(data, account.uid, account.gid);
  const options = { cwd: data, env: { LC_ALL: 'C', TZ: 'UTC' }, stdio: 'ignore' as const, ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }) };
  const initialised = spawn(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], options);
  await ended(initialised);
  const port = await chooseFreePort();
  const server = spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'], options);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await ended(server);
    },
  };
}

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => { child.once('exit', resolve).once('error', resolve); });
}
