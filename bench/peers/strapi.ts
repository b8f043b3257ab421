import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFreePort } from '#platform/db/embedded/free-port.ts';
import { placesForAll, type CrowdOpener } from '../flash/target.ts';
import { readAnswer } from './answer.ts';
import { listSignUps, openPeerDatabase, resetScenes, type PeerDatabase } from './database.ts';
import { openPeerFolder, stopPeer } from './process.ts';
import { signToken } from './token.ts';

const SECRET = 'a-secret-of-the-bench-only-000000000000';
const FIRST = 1;
const tables = { activities: 'activities', signUps: 'sign_ups' };

/** Strapi: a custom route and controller, people of its users-permissions plugin with its own tokens. */
export const strapi: CrowdOpener = {
  name: 'Strapi 5.54.0',
  async open({ dataDirectory }) {
    const folder = await openPeerFolder(dataDirectory, 'strapi');
    // Strapi's upload plugin refuses to start without it.
    await mkdir(join(folder.path, 'public', 'uploads'), { recursive: true });
    const database = await openPeerDatabase(dataDirectory, 'strapi');
    const port = await chooseFreePort();
    const env = {
      PORT: String(port), DATABASE_URL: database.url, APP_KEYS: `${SECRET}-1,${SECRET}-2`, ADMIN_JWT_SECRET: SECRET, API_TOKEN_SALT: SECRET,
      TRANSFER_TOKEN_SALT: SECRET, ENCRYPTION_KEY: SECRET, JWT_SECRET: SECRET, STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_HIDE_STARTUP_MESSAGE: 'true', STRAPI_LOG_LEVEL: 'error',
    };
    const server = await folder.start([process.execPath, 'node_modules/@strapi/strapi/bin/strapi.js', 'start'], env, `http://127.0.0.1:${port}/_health`);
    await makePeople(database);
    await resetScenes(database, tables);
    const tokens = Array.from({ length: placesForAll.people }, (_, person) => signToken(SECRET, { id: FIRST + person }));
    return {
      name: strapi.name, port, read: readAnswer,
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

async function makePeople({ sql }: PeerDatabase): Promise<void> {
  const last = FIRST + placesForAll.people - 1;
  await sql`
    insert into up_users (id, document_id, username, email, provider, confirmed, blocked, created_at, updated_at, published_at)
    select n, 'person' || n, 'person' || n, 'person' || n || '@example.org', 'local', true, false, now(), now(), now()
    from generate_series(${FIRST}::integer, ${last}::integer) n on conflict do nothing`;
  await sql`
    insert into up_users_role_lnk (user_id, role_id)
    select u.id, r.id from up_users u, up_roles r
    where r.type = 'authenticated' and not exists (select 1 from up_users_role_lnk l where l.user_id = u.id)`;
}
