import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { scenes, type Scene, type SignUp } from '../flash/target.ts';

export type PeerDatabase = {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly name: string;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
};

/** The house's own PostgreSQL with its own settings (fsync and synchronous_commit on), in a cluster of the peers'. */
export async function openPeerDatabase(dataDirectory: string, name: string): Promise<PeerDatabase> {
  const server = await startEmbeddedPostgres({ directory: join(dataDirectory, 'peers', 'postgres'), durability: 'full', log: () => undefined });
  const first = postgres(server.url('postgres'), { max: 1, onnotice: () => undefined });
  const found = await first`select 1 from pg_database where datname = ${name}`;
  if (found.length === 0) await first`create database ${first(name)}`;
  await first.end();
  const sql = postgres(server.url(name), { max: 1, onnotice: () => undefined });
  const { host, port, user, password } = server;
  return {
    url: server.url(name), host, port, user, password, name, sql,
    close: async () => {
      await sql.end();
      await server.stop();
    },
  };
}

/** Where a peer keeps activities and sign-ups: tables that it made itself, or that it was given. */
export type CrowdTables = { readonly activities: string; readonly signUps: string };

/** Empties the activities, so that every run starts from the same. */
export async function resetScenes({ sql }: PeerDatabase, { activities, signUps }: CrowdTables): Promise<void> {
  await sql`truncate ${sql(signUps)} cascade`;
  await sql`delete from ${sql(activities)}`;
  for (const { activity, places, waitingPlaces } of scenes) {
    await sql`insert into ${sql(activities)} (id, places, waiting_places, taken, waiting) values (${activity}, ${places}, ${waitingPlaces}, 0, 0)`;
  }
  await sql`create unique index if not exists one_sign_up_a_person on ${sql(signUps)} (activity, person)`;
  await sql`vacuum analyze`;
  await sql`checkpoint`;
}

/** `toPerson` reads the peer's own key of a person. */
export async function listSignUps(
  { sql }: PeerDatabase, { signUps, scene, toPerson }: CrowdTables & { readonly scene: Scene; toPerson(key: string): number },
): Promise<readonly SignUp[]> {
  const rows = await sql<{ key: string; hasPlace: boolean }[]>`
    select s.person::text as key, s.has_place as "hasPlace" from ${sql(signUps)} s where s.activity = ${scene.activity}`;
  return rows.map(({ key, hasPlace }) => ({ person: toPerson(key), hasPlace }));
}
