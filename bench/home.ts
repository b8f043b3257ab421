import { fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { makeSession } from '#platform/accounts/sessions.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { asSystem } from '#apps/server/as-system.ts';
import { readSettings } from '#apps/server/settings.ts';
import { startServer } from '#apps/server/testing/running-server.ts';
import { withHouse } from '#apps/server/with-house.ts';
import { makeTestFolder } from '#platform/testkit/test-folder.ts';
import { processorNanoseconds } from './processor-time.ts';
import { median, type BenchRow } from './table.ts';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 64;
const PATH = '/api/home/read-home?input=%7B%7D';

/**
 * The member's home in turns with a bare node:http server that answers the same bytes: asked for by 64 members, each on a
 * connection of their own, and by one member on all 64.
 */
export async function benchHome(): Promise<BenchRow[]> {
  const data = await makeTestFolder('zhijia-bench-');
  const server = await startServer(data);
  const { cookies, level } = await signInMembers(data);
  const body = await (await fetch(server.url + PATH, { headers: { cookie: cookies[0] ?? '' } })).text();
  const bare = fork(join(import.meta.dirname, 'bare-http.ts'), [body], { execArgv: [] });
  const bareUrl = await new Promise<string>((resolve) => { bare.once('message', (port) => resolve(`http://localhost:${Number(port)}`)); });
  const many: Round[] = [];
  const one: Round[] = [];
  const limit: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    many.push(await load(server.url + PATH, cookies, server.pid));
    limit.push(await load(`${bareUrl}/`, cookies, bare.pid ?? 0));
    one.push(await load(server.url + PATH, cookies.slice(0, 1), server.pid));
  }
  bare.kill();
  await server.stop();
  await rm(data, { recursive: true, force: true });
  return [...toRows(`${CONNECTIONS} members of level ${level}`, many, limit), ...toRows(`one member of level ${level} on ${CONNECTIONS} connections`, one, limit)];
}

function toRows(who: string, home: readonly Round[], limit: readonly Round[]): BenchRow[] {
  const middle = (rounds: readonly Round[], pick: (round: Round) => number) => median(rounds.map(pick));
  const rate = { home: middle(home, (one) => one.perSecond), bare: middle(limit, (one) => one.perSecond) };
  const cpu = { home: middle(home, (one) => one.server), bare: middle(limit, (one) => one.server) };
  return [{
    bench: 'home', figure: `member home, requests per second (${who}; database and load on the same cores)`,
    measured: rate.home.toFixed(0), against: `${rate.bare.toFixed(0)} (bare node:http, same bytes)`,
    ratio: (rate.home / rate.bare).toFixed(2), goal: '≥ 0.5',
  }, {
    bench: 'home', figure: `member home, processor time per request of the server and of its database (${who})`,
    measured: `${cpu.home.toFixed(0)} µs + ${middle(home, (one) => one.database).toFixed(0)} µs`, against: `${cpu.bare.toFixed(0)} µs (bare node:http)`,
    ratio: (cpu.bare / cpu.home).toFixed(2), goal: '',
  }];
}

type Round = { readonly perSecond: number; readonly server: number; readonly database: number };

/** One stretch of load. Processor times in microseconds per request; the database is the server's only child. */
async function load(url: string, cookies: readonly string[], pid: number): Promise<Round> {
  let next = 0;
  const before = { server: await processorNanoseconds(pid), database: await processorNanoseconds(pid, 'grandchildren') };
  const result = await autocannon({
    url, connections: CONNECTIONS, duration: SECONDS,
    setupClient: (client) => { client.setHeaders({ cookie: cookies[next++ % cookies.length] ?? '' }); },
  });
  const server = await processorNanoseconds(pid) - before.server;
  const database = await processorNanoseconds(pid, 'grandchildren') - before.database;
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors from ${url}`);
  const perRequest = (nanoseconds: number) => nanoseconds / 1000 / result.requests.total;
  return { perSecond: result.requests.average, server: perRequest(server), database: perRequest(database) };
}

/** Beside the running server, as the CLI works: people and sessions as a sign-in would leave them. */
async function signInMembers(data: string): Promise<{ readonly cookies: readonly string[]; readonly level: number }> {
  return withHouse({ ...readSettings({}), dataDirectory: data }, async (open) => {
    const people = Array.from({ length: CONNECTIONS }, () => newId<'person'>(open.house));
    const level = await asSystem(open, 'setup', async (ctx) => {
      const [union] = await ctx.tx<{ id: string; level: number }[]>`select u.id, u.level from orgs_union u order by u.level desc, u.path limit 1`;
      await record(ctx, people.map((personId, index) => personEntered({ personId, name: `第${index + 1}位职工`, unionId: union?.id ?? null })));
      return union?.level ?? 0;
    });
    return asSystem(open, 'job', async (ctx) => {
      const cookies: string[] = [];
      for (const personId of people) cookies.push(`sid=${(await makeSession(ctx, { kind: 'member', personId, caseId: null })).token}`);
      return { cookies, level };
    });
  });
}
