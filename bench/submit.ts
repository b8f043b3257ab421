import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { processorSeconds, startServer } from '#apps/server/testing/running-server.ts';
import { endpointPath } from '#platform/contract/endpoint-path.ts';
import { openDatabase } from '#platform/db/database.ts';
import { findRunningPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId, randomDigits, systemRandom } from '#platform/kernel/random.ts';
import { median, type BenchRow } from './table.ts';

const ROUNDS = 3;
const SECONDS = 6;
const CONNECTIONS = 32;
/** As many as the server's own transactions at once. */
const LANES = 10;

type Target = { readonly url: string; readonly pid: number; readonly links: readonly string[] };
type Round = { readonly perSecond: number; readonly milliseconds: number };

/**
 * Appeals of a signed-in worker (whose phone need not work for them) over HTTP, in turns with the least that a durable
 * store can do (one row, one commit, as many at once) and with a bare node:http server that answers the same bytes.
 */
export async function benchSubmit(): Promise<BenchRow[]> {
  const data = await mkdtemp(join(tmpdir(), 'zhijia-bench-'));
  const server = await startServer(data);
  const commits: number[] = [];
  const measured = await measure(server, async () => { commits.push(await commitRows(data)); });
  await server.stop();

  const bare = fork(join(import.meta.dirname, 'bare-http.ts'), [measured.answer], { execArgv: [] });
  const port = await new Promise<number>((resolve) => { bare.once('message', (message) => resolve(Number(message))); });
  const ceiling: number[] = [];
  const free = fork(join(import.meta.dirname, 'submit-server.ts'), [data], { execArgv: [] });
  // -- what submit-server.ts sends
  const target = await new Promise<Target>((resolve) => { free.once('message', (message) => resolve(message as Target)); });
  const unhashed = await measure(target, async () => { ceiling.push(await bareRate(port, measured.answer)); });
  const ended = new Promise((resolve) => free.once('exit', resolve));
  free.send('stop');
  await ended;
  bare.kill();
  await rm(data, { recursive: true, force: true });

  const against = `${median(commits).toFixed(0)} (bare one-row commit, ${LANES} at once)`;
  const row = (figure: string, rate: number, peer: number, rest: { against: string; goal: string }): BenchRow => ({
    bench: 'submit', figure, measured: rate.toFixed(0), ratio: (rate / peer).toFixed(2), ...rest,
  });
  const [hashed, plain] = [measured, unhashed].map((one) => median(one.rounds.map((round) => round.perSecond)));
  const [hashedCpu = 0, plainCpu = 0] = [measured, unhashed].map((one) => median(one.rounds.map((round) => round.milliseconds)));
  return [
    row(`appeals per second, query code hashed (Argon2id 19 MiB, ${CONNECTIONS} connections)`, hashed ?? 0, median(commits), { against, goal: '≥ 0.3' }),
    row('appeals per second without the hash of the query code', plain ?? 0, median(commits), { against, goal: '' }),
    row('appeals per second without the hash, against the HTTP ceiling', plain ?? 0, median(ceiling), {
      against: `${median(ceiling).toFixed(0)} (bare node:http, same bytes)`, goal: '≥ 0.5 (batched; not batched yet)',
    }),
    { bench: 'submit', figure: 'processor time of the server per appeal, with the hash', measured: `${hashedCpu.toFixed(1)} ms`,
      against: `${plainCpu.toFixed(1)} ms (without)`, ratio: (plainCpu / hashedCpu).toFixed(2), goal: '' },
  ];
}

async function measure(target: Target, between: () => Promise<void>): Promise<{ rounds: readonly Round[]; answer: string }> {
  const cookie = await signIn(target.links.find((link) => link.endsWith('/worker')) ?? '');
  const code = target.links.find((link) => link.includes('/s/'))?.split('/s/')[1] ?? '';
  const answer = await sendOne(target.url, code, cookie);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await load(target, code, cookie));
    await between();
  }
  return { rounds, answer };
}

const PATH = `/api${endpointPath('appeals.submitAppeal')}`;
const freshId = () => newId({ clock: systemClock, random: systemRandom });

function submission(code: string): { headers: Record<string, string>; body: string } {
  return {
    headers: { 'content-type': 'application/json', 'idempotency-key': freshId() },
    body: JSON.stringify({
      appealId: freshId(), code, topic: 'consultation', text: '请问加班费怎么计算？谢谢。', disclosure: 'anonymous',
      queryCode: randomDigits(systemRandom, 20), photos: [],
    }),
  };
}

async function load({ url, pid }: Target, code: string, cookie: string): Promise<Round> {
  const before = await processorSeconds(pid);
  const result = await autocannon({
    url: url + PATH, connections: CONNECTIONS, duration: SECONDS,
    requests: [{ method: 'POST', setupRequest: (request) => {
      const { headers, body } = submission(code);
      return { ...request, method: 'POST', headers: { ...headers, cookie }, body };
    } }],
  });
  const used = await processorSeconds(pid) - before;
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors from ${url}`);
  return { perSecond: result.requests.average, milliseconds: used * 1000 / result.requests.total };
}

async function bareRate(port: number, answer: string): Promise<number> {
  const result = await autocannon({
    url: `http://localhost:${port}/`, connections: CONNECTIONS, duration: SECONDS, method: 'POST', body: answer,
  });
  return result.requests.average;
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

async function sendOne(url: string, code: string, cookie: string): Promise<string> {
  const { headers, body } = submission(code);
  const answer = await fetch(url + PATH, { method: 'POST', headers: { ...headers, cookie }, body });
  if (!answer.ok) throw new Error(`the first appeal was refused: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

async function signIn(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}
