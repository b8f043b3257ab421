import { chooseFreePort } from '#platform/db/embedded/free-port.ts';
import { placesForAll, type CrowdOpener } from '../flash/target.ts';
import { readAnswer } from './answer.ts';
import { listSignUps, openPeerDatabase, resetScenes, type PeerDatabase } from './database.ts';
import { openPeerFolder, stopPeer } from './process.ts';
import { signToken } from './token.ts';

const SECRET = 'a-secret-of-the-bench-only-000000000000';
const ROLE = '00000000-0000-4000-8000-00000000f001';
const tables = { activities: 'activities', signUps: 'sign_ups' };
const toKey = (person: number) => `00000000-0000-4000-9000-${String(person).padStart(12, '0')}`;
const toPerson = (key: string) => Number(key.slice(-12));

/** Directus: an endpoint extension on tables of one's own, its own users with its own access tokens. */
export const directus: CrowdOpener = {
  name: 'Directus 12.4.0',
  async open({ dataDirectory }) {
    const folder = await openPeerFolder(dataDirectory, 'directus');
    const database = await openPeerDatabase(dataDirectory, 'directus');
    const port = await chooseFreePort();
    const env = {
      HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, SECRET, DB_CLIENT: 'pg', DB_CONNECTION_STRING: database.url,
      DB_POOL__MIN: '2', DB_POOL__MAX: '10', LOG_LEVEL: 'error', TELEMETRY: 'false', WEBSOCKETS_ENABLED: 'false', SERVE_APP: 'false',
      ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: SECRET, PRESSURE_LIMITER_ENABLED: 'false',
    };
    const cli = [process.execPath, 'node_modules/directus/cli.js'];
    await folder.run([...cli, 'bootstrap'], env);
    await makeTables(database);
    await makePeople(database);
    const server = await folder.start([...cli, 'start'], env, `http://127.0.0.1:${port}/server/ping`);
    await resetScenes(database, tables);
    const tokens = Array.from({ length: placesForAll.people }, (_, person) =>
      signToken(SECRET, { id: toKey(person), role: ROLE, app_access: false, admin_access: false, iss: 'directus' }));
    return {
      name: directus.name, port, read: readAnswer,
      press: ({ activity }, person) => ({ path: `/sign-up/activities/${activity}`, headers: { authorization: `Bearer ${tokens[person]}` }, body: '{}' }),
      signUps: (scene) => listSignUps(database, { ...tables, scene, toPerson }),
      again: () => resetScenes(database, tables),
      stop: async () => {
        await stopPeer(server);
        await database.close();
      },
    };
  },
};

/** Directus takes the tables of a database as they are. */
async function makeTables({ sql }: PeerDatabase): Promise<void> {
  await sql`
    create table if not exists activities (
      id integer primary key, places integer not null, waiting_places integer not null, taken integer not null, waiting integer not null)`;
  await sql`
    create table if not exists sign_ups (
      id bigint generated always as identity primary key, activity integer not null, person uuid not null, has_place boolean not null)`;
}

/** Without access to the app: such people take no seat of a licence. */
async function makePeople({ sql }: PeerDatabase): Promise<void> {
  await sql`insert into directus_roles (id, name) values (${ROLE}, 'Workers') on conflict do nothing`;
  const keys = Array.from({ length: placesForAll.people }, (_, person) => toKey(person));
  await sql`
    insert into directus_users (id, email, status, role, provider)
    select key, key || '@example.org', 'active', ${ROLE}::uuid, 'default' from unnest(${keys}::uuid[]) key on conflict do nothing`;
}
