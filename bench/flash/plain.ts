import { fork } from 'node:child_process';
import { join } from 'node:path';
import { readAnswer } from '../peers/answer.ts';
import { listSignUps, openPeerDatabase, resetScenes, type PeerDatabase } from '../peers/database.ts';
import type { CrowdTarget, Press, SignUp } from './target.ts';

/** Fastify with the bytes of Zhijia's own request and answer, and nothing behind it: what HTTP alone allows. */
export async function openBare(likeOwn: CrowdTarget['press']): Promise<CrowdTarget> {
  const server = await start('bare', '', JSON.stringify({ entryId: '00000000-0000-4000-8000-000000000000', state: 'placed', persons: 1, before: null, offeredUntil: null }));
  return {
    name: 'bare Fastify, nothing behind it', port: server.port, again: async () => undefined,
    press: (scene, person, isSecond): Press => ({ ...likeOwn(scene, person, isSecond), path: `/press/${scene.activity}` }),
    read: (status) => (status === 200 ? 'accepted' : 'error'),
    // It keeps nothing: everybody counts, so that the same rate is reckoned as for those that do.
    signUps: async ({ people }) => Array.from({ length: people }, (_, person): SignUp => ({ person, hasPlace: true })),
    stop: server.stop,
  };
}

const tables = { activities: 'activities', signUps: 'sign_ups' };

/** The same framework and one statement, one row, one commit for each press: no session, no journal, no walls. */
export async function openRows(dataDirectory: string): Promise<CrowdTarget> {
  const database = await openPeerDatabase(dataDirectory, 'rows');
  await makeTables(database);
  await resetScenes(database, tables);
  const server = await start('rows', database.url, '');
  return {
    name: 'one row per commit', port: server.port, read: readAnswer, again: () => resetScenes(database, tables),
    press: ({ activity }, person) => ({ path: `/press/${activity}`, headers: { person: String(person) }, body: '{}' }),
    signUps: (scene) => listSignUps(database, { ...tables, scene, toPerson: Number }),
    async stop() {
      await server.stop();
      await database.close();
    },
  };
}

async function makeTables({ sql }: PeerDatabase): Promise<void> {
  await sql`
    create table if not exists activities (
      id integer primary key, places integer not null, waiting_places integer not null, taken integer not null, waiting integer not null)`;
  await sql`
    create table if not exists sign_ups (
      id bigint generated always as identity primary key, activity integer not null, person integer not null, has_place boolean not null)`;
}

async function start(kind: 'bare' | 'rows', url: string, body: string): Promise<{ port: number; stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'plain-server.ts'), [kind, url, body], { execArgv: [] });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', () => reject(new Error(`the ${kind} server ended before it was ready`)));
  });
  return {
    port,
    async stop() {
      child.send('stop');
      await ended;
    },
  };
}
