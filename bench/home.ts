import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { linkTo, processorSeconds, startServer } from '#apps/server/testing/running-server.ts';
import { median, type BenchRow } from './table.ts';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 64;

/** The member's home, signed in, over HTTP, in turns with a bare node:http server that answers the same bytes. */
export async function benchHome(): Promise<BenchRow[]> {
  const data = await mkdtemp(join(tmpdir(), 'zhijia-bench-'));
  const server = await startServer(data);
  const cookie = await signIn(linkTo(server, 'worker'));
  const path = '/api/home/read-home?input=%7B%7D';
  const body = await (await fetch(server.url + path, { headers: { cookie } })).text();
  const bare = fork(join(import.meta.dirname, 'bare-http.ts'), [body], { execArgv: [] });
  const bareUrl = await new Promise<string>((resolve) => { bare.once('message', (port) => resolve(`http://localhost:${Number(port)}`)); });
  const home: Round[] = [];
  const limit: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    home.push(await load(server.url + path, { cookie }, server.pid));
    limit.push(await load(`${bareUrl}/`, { cookie }, bare.pid ?? 0));
  }
  bare.kill();
  await server.stop();
  await rm(data, { recursive: true, force: true });
  const rate = { home: median(home.map((one) => one.perSecond)), bare: median(limit.map((one) => one.perSecond)) };
  const cpu = { home: median(home.map((one) => one.microseconds)), bare: median(limit.map((one) => one.microseconds)) };
  return [{
    bench: 'home', figure: 'member home, requests per second (64 connections, database on the same cores)',
    measured: rate.home.toFixed(0), against: `${rate.bare.toFixed(0)} (bare node:http, same bytes)`,
    ratio: (rate.home / rate.bare).toFixed(2), goal: '≥ 0.5',
  }, {
    bench: 'home', figure: 'member home, processor time of the server per request',
    measured: `${cpu.home.toFixed(0)} µs`, against: `${cpu.bare.toFixed(0)} µs (bare node:http)`,
    ratio: (cpu.bare / cpu.home).toFixed(2), goal: '',
  }];
}

type Round = { readonly perSecond: number; readonly microseconds: number };

async function load(url: string, headers: Record<string, string>, pid: number): Promise<Round> {
  const before = await processorSeconds(pid);
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers });
  const used = await processorSeconds(pid) - before;
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors from ${url}`);
  return { perSecond: result.requests.average, microseconds: used * 1_000_000 / result.requests.total };
}

async function signIn(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}
