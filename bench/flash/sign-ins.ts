import { endpoints } from '#platform/accounts/contract.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { newId, systemRandom } from '#platform/kernel/random.ts';
import { percentile, type BenchRow } from '../table.ts';
import { openConnection, toRequest, type Connection } from './connection.ts';
import { runCrowd, type CrowdOrder } from './crowd.ts';
import type { OwnTarget } from './own.ts';
import { placesForAll } from './target.ts';

const AT_ONCE = 4;
const ROUNDS = 5;
/** So many sign in before the crowd comes. */
const ALONE = 100;

/** Other members ask for a code and sign in with it, a few at a time, while a crowd larger than the room presses. */
export async function benchSignIns(own: OwnTarget, order: CrowdOrder): Promise<BenchRow> {
  const phones = [...own.server.phones];
  const alone = await signInWhile(own, phones.splice(0, ALONE), new Promise((resolve) => { setTimeout(resolve, 2000); }));
  const beside: number[] = [];
  let busy = 0;
  let slowest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    await own.again();
    const crowd = runCrowd(own, placesForAll, order);
    beside.push(...await signInWhile(own, phones, crowd));
    const result = await crowd;
    busy += result.outcomes.busy;
    slowest = Math.min(slowest, result.acceptedPerSecond);
    if (result.oversold + result.doubled + result.lost + result.outcomes.error > 0) throw new Error('the crowd beside the sign-ins was not settled rightly');
  }
  const told = (times: readonly number[]) => `p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms (${times.length})`;
  return {
    bench: 'flash', figure: `somebody signs in with a code of their phone, both requests, while 20,000 press on ${order.connections} connections`,
    measured: `${told(beside)}; ${busy} presses were told to come again, the slowest round took in ${slowest.toFixed(0)} per second`, against: `${told(alone)} (nobody presses)`, ratio: (percentile(beside, 0.95) / percentile(alone, 0.95)).toFixed(2), goal: 'p95 ≤ 2 s',
  };
}

async function signInWhile(own: OwnTarget, phones: string[], busy: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let isOver = false;
  const ended = busy.finally(() => { isOver = true; });
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    const connection = await openConnection(own.port);
    for (let phone = phones.pop(); phone !== undefined && !isOver; phone = phones.pop()) times.push(await signIn(own, connection, phone));
    connection.close();
  }));
  await ended;
  return times;
}

/** Milliseconds of both requests; reading the message is not counted. */
async function signIn(own: OwnTarget, connection: Connection, phone: string): Promise<number> {
  const asked = await post(own, connection, { path: endpoints.requestCode.path, body: { phone } });
  const code = await own.server.ask<string>({ ask: 'code', phone });
  const { requestId } = JSON.parse(asked.body) as { requestId: string }; // -- the endpoint's own output
  return asked.took + (await post(own, connection, { path: endpoints.signInWithCode.path, body: { requestId, code } })).took;
}

async function post(own: OwnTarget, connection: Connection, { path, body }: { readonly path: string; readonly body: object }): Promise<{ body: string; took: number }> {
  const key = newId({ clock: systemClock, random: systemRandom });
  const request = toRequest(own.port, { path: `/api${path}`, headers: { 'idempotency-key': key }, body: JSON.stringify(body) });
  const sent = performance.now();
  const reply = await connection.ask(request);
  if (reply.status !== 200) throw new Error(`${path} answered ${reply.status} ${reply.body}`);
  return { body: reply.body, took: performance.now() - sent };
}
