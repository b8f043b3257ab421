import { fork, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { processorSeconds, startServer } from '#apps/server/testing/running-server.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { openDatabase } from '#platform/db/database.ts';
import { findRunningPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId, randomBelow, randomDigits, systemRandom } from '#platform/kernel/random.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { median, type BenchRow } from './table.ts';

const ROUNDS = 5;
const SECONDS = 4;
/** A shift that presses send together. */
const CROWD = 256;
/** As many as the server's own transactions at once. */
const LANES = 10;

type Target = { readonly url: string; readonly pid: number; readonly links: readonly string[]; readonly codes: readonly string[] };
type Sender = { readonly target: Target; readonly server: ChildProcess; readonly cookie: string };
type Round = { readonly perSecond: number; readonly milliseconds: number; readonly statements: number };
/** What the phone brings: the key it derived from the query code, or (an old phone) the code, which the server hashes. */
type Bringing = 'key' | 'code';

/**
 * Appeals of a signed-in worker (whose phone need not work for them) over HTTP, in turns with the least that a durable
 * store can do (one row, one commit, as many at once) and with a bare node:http server that is sent and answers the same
 * bytes.
 */
export async function benchSubmit(): Promise<BenchRow[]> {
  const data = await makeTestFolder('zhijia-bench-');
  // The first start makes the database and the demonstration.
  await (await startServer(data)).stop();
  const server = fork(join(import.meta.dirname, 'submit-server.ts'), [data], { execArgv: [] });
  // -- what submit-server.ts sends
  const target = await new Promise<Target>((resolve) => { server.once('message', (message) => resolve(message as Target)); });
  const sender: Sender = { target, server, cookie: await signIn(target.links.find((link) => link.endsWith('/worker')) ?? '') };
  const bare = fork(join(import.meta.dirname, 'bare-http.ts'), [await sendOne(sender)], { execArgv: [] });
  const port = await new Promise<number>((resolve) => { bare.once('message', (message) => resolve(Number(message))); });
  const crowd: Pair[] = [];
  const alone: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = await load(sender, { connections: CROWD, bringing: 'key' });
    crowd.push({ own, commits: await commitRows(data), ceiling: await bareRate(sender, port) });
    alone.push(await load(sender, { connections: 1, bringing: 'key' }));
  }
  const oldPhones = await load(sender, { connections: 32, bringing: 'code' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.send('stop');
  await ended;
  bare.kill();
  await rm(data, { recursive: true, force: true });
  return toRows(crowd, alone, oldPhones);
}

/** One round with its peers. The ratio is taken of each: what disturbs a round disturbs all of it. */
type Pair = { readonly own: Round; readonly commits: number; readonly ceiling: number };

function toRows(crowd: readonly Pair[], alone: readonly Round[], oldPhones: Round): BenchRow[] {
  const ofCrowd = (what: keyof Round) => median(crowd.map(({ own }) => own[what]));
  const ofAlone = (what: keyof Round) => median(alone.map((one) => one[what]));
  const row = (figure: string, measured: string, rest: Partial<BenchRow> = {}): BenchRow => ({
    bench: 'submit', figure, measured, against: '', ratio: '', goal: '', ...rest,
  });
  const besides = (what: keyof Round, unit: string, digits: number) => ({
    against: `${ofAlone(what).toFixed(digits)}${unit} (one after another)`, ratio: (ofCrowd(what) / ofAlone(what)).toFixed(2),
  });
  const perSecond = ofCrowd('perSecond').toFixed(0);
  return [
    row(`appeals per second (${CROWD} connections), against a commit`, perSecond, {
      against: `${median(crowd.map((one) => one.commits)).toFixed(0)} (bare one-row commit, ${LANES} at once)`,
      ratio: median(crowd.map((one) => one.own.perSecond / one.commits)).toFixed(2), goal: '≥ 0.3',
    }),
    row(`appeals per second (${CROWD} connections), against the HTTP ceiling`, perSecond, {
      against: `${median(crowd.map((one) => one.ceiling)).toFixed(0)} (bare node:http, same bytes)`,
      ratio: median(crowd.map((one) => one.own.perSecond / one.ceiling)).toFixed(2), goal: '≥ 0.5',
    }),
    row('appeals per second, one after another', ofAlone('perSecond').toFixed(0)),
    row('appeals per second of phones that cannot derive the key (Argon2id 19 MiB on the server, 32 connections)', oldPhones.perSecond.toFixed(0)),
    row('processor time of the server per appeal, in a crowd', `${ofCrowd('milliseconds').toFixed(2)} ms`, besides('milliseconds', ' ms', 2)),
    row('statements per appeal in a crowd, readers of the journal included', ofCrowd('statements').toFixed(1), besides('statements', '', 1)),
  ];
}

const PATH = `/api${endpointPath('appeals.submitAppeal')}`;
const anyOf = (codes: readonly string[]) => codes[randomBelow(systemRandom, codes.length)];
const freshId = () => newId({ clock: systemClock, random: systemRandom });

function submission({ target, cookie }: Sender, bringing: Bringing): { headers: Record<string, string>; body: string } {
  const secret = bringing === 'code' ? { queryCode: randomDigits(systemRandom, 20) }
    : { receiptKey: Buffer.from(systemRandom.bytes(32)).toString('base64url') };
  return {
    headers: { 'content-type': 'application/json', 'idempotency-key': freshId(), cookie },
    body: JSON.stringify({
      appealId: freshId(), code: anyOf(target.codes), topic: 'consultation', text: '请问加班费怎么计算？谢谢。', disclosure: 'anonymous',
      ...secret, photos: [],
    }),
  };
}

async function load(sender: Sender, { connections, bringing }: { connections: number; bringing: Bringing }): Promise<Round> {
  const { target, server } = sender;
  const [before, said] = [await processorSeconds(target.pid), await countOf(server)];
  const { requests } = await cannon(target.url + PATH, connections, () => submission(sender, bringing));
  const [used, statements] = [await processorSeconds(target.pid) - before, await countOf(server) - said];
  return { perSecond: requests.average, milliseconds: used * 1000 / requests.total, statements: statements / requests.total };
}

async function bareRate(sender: Sender, port: number): Promise<number> {
  return (await cannon(`http://localhost:${port}/`, CROWD, () => submission(sender, 'key'))).requests.average;
}

async function cannon(url: string, connections: number, make: () => { headers: Record<string, string>; body: string }) {
  const result = await autocannon({
    url, connections, duration: SECONDS,
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, method: 'POST', ...make() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors from ${url}`);
  return result;
}

/** Statements that the server has sent so far. */
async function countOf(server: ChildProcess): Promise<number> {
  const told = new Promise<number>((resolve) => { server.once('message', (count) => resolve(Number(count))); });
  server.send('count');
  return told;
}

/** One row and one commit after another on as many connections as the server has, on the server's own database. */
async function commitRows(data: string): Promise<number> {
  const found = await findRunningPostgres(join(data, 'postgres'));
  if (found === undefined) throw new Error('the database of the bench does not run');
  const db = openDatabase(found.url('postgres'), { connections: LANES });
  try {
    await db.pool`create table if not exists public.bench_row (id uuid primary key, words text not null)`;
    const end = performance.now() + SECONDS * 1000;
    let count = 0;
    await Promise.all(Array.from({ length: LANES }, async () => {
      while (performance.now() < end) {
        await db.transact({}, (tx) => tx`insert into public.bench_row (id, words) values (${freshId()}, ${'请问加班费怎么计算？谢谢。'})`);
        count += 1;
      }
    }));
    return count / SECONDS;
  } finally {
    await db.close();
  }
}

async function sendOne(sender: Sender): Promise<string> {
  const { headers, body } = submission(sender, 'key');
  const answer = await fetch(sender.target.url + PATH, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the first appeal was refused: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

async function signIn(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}
