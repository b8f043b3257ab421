import { createHash } from 'node:crypto';
import { access, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFreePort } from '#platform/db/embedded/free-port.ts';
import { placesForAll, type CrowdOpener } from '../flash/target.ts';
import { readAnswer } from './answer.ts';
import { listSignUps, openPeerDatabase, resetScenes, type PeerDatabase } from './database.ts';
import { openPeerFolder, stopPeer, type PeerFolder } from './process.ts';
import { signToken } from './token.ts';

const SECRET = 'a-secret-of-the-bench-only-000000000000';
const FIRST = 1;
const tables = { activities: 'activities', signUps: 'sign_ups' };

/** Payload in Next.js, built for production: a custom endpoint of a collection, its own people with its own tokens. */
export const payload: CrowdOpener = {
  name: 'Payload 3.90.2 (Next.js 16.4.6)',
  async open({ dataDirectory }) {
    const folder = await openPeerFolder(dataDirectory, 'payload');
    const database = await openPeerDatabase(dataDirectory, 'payload');
    const port = await chooseFreePort();
    const env = { DATABASE_URL: database.url, PAYLOAD_SECRET: SECRET, PAYLOAD_CONFIG_PATH: 'payload.config.js', NEXT_TELEMETRY_DISABLED: '1', PAYLOAD_LOG_LEVEL: 'error' };
    await build(folder, env);
    await makePeople(database);
    const next = [process.execPath, 'node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)];
    const server = await folder.start(next, env, `http://127.0.0.1:${port}/api/people`);
    await resetScenes(database, tables);
    // Payload signs with the beginning of its secret's hash, and takes only tokens with its own mark in the head.
    const secret = createHash('sha256').update(SECRET).digest('hex').slice(0, 32);
    const tokens = Array.from({ length: placesForAll.people }, (_, person) =>
      signToken(secret, { id: FIRST + person, collection: 'people', email: `person${FIRST + person}@example.org` }, { authVersion: 1 }));
    return {
      name: payload.name, port, read: readAnswer,
      press: ({ activity }, person) => ({ path: `/api/activities/${activity}/press`, headers: { authorization: `Bearer ${tokens[person]}` }, body: '{}' }),
      signUps: (scene) => listSignUps(database, { ...tables, scene, toPerson: (key) => Number(key) - FIRST }),
      again: () => resetScenes(database, tables),
      stop: async () => {
        await stopPeer(server);
        await database.close();
      },
    };
  },
};

async function build(folder: PeerFolder, env: Readonly<Record<string, string>>): Promise<void> {
  const routes = join(folder.path, 'app', 'api', '[...slug]');
  await mkdir(routes, { recursive: true });
  await copyFile(join(import.meta.dirname, 'payload', 'route.js'), join(routes, 'route.js'));
  const cli = [process.execPath, 'node_modules/payload/bin.js'];
  const hasMigrations = await access(join(folder.path, 'migrations')).then(() => true, () => false);
  if (!hasMigrations) await folder.run([...cli, 'migrate:create', 'first'], env);
  await folder.run([...cli, 'migrate'], env);
  await folder.run([process.execPath, 'node_modules/next/dist/bin/next', 'build'], env);
}

async function makePeople({ sql }: PeerDatabase): Promise<void> {
  await sql`
    insert into people (id, email, updated_at, created_at)
    select n, 'person' || n || '@example.org', now(), now() from generate_series(${FIRST}::integer, ${placesForAll.people}::integer) n
    on conflict do nothing`;
}
