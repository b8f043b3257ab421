import { loadavg } from 'node:os';
import { median, type BenchRow } from '../table.ts';
import type { InProcess } from './in-process.ts';
import type { OwnServer } from './own-messages.ts';
import { fewPlaces, placesForAll, type Scene, type SignUp } from './target.ts';

const ROUNDS = 5;

/** Settling without HTTP, in the server's own process. The rate is of what stands in the database afterwards. */
export async function benchInProcess(server: OwnServer): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const scene of [fewPlaces, placesForAll]) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await press(server, scene));
    rows.push(toRow(scene, rounds));
  }
  return rows;
}

type Round = InProcess & { readonly signUps: readonly SignUp[] };

async function press(server: OwnServer, { places, waitingPlaces }: Scene): Promise<Round> {
  const offerId = await server.ask<string>({ ask: 'offer', places, waitingPlaces });
  const result = await server.ask<InProcess>({ ask: 'press', offerId });
  const signUps = await server.ask<SignUp[]>({ ask: 'sign-ups', offerId });
  await server.ask({ ask: 'settle' });
  return { ...result, signUps };
}

function toRow(scene: Scene, rounds: readonly Round[]): BenchRow {
  const worst = (of: (one: Round) => number) => Math.max(...rounds.map(of));
  const oversold = worst(({ signUps }) => signUps.filter(({ hasPlace }) => hasPlace).length - scene.places);
  const doubled = worst(({ signUps }) => signUps.length - new Set(signUps.map(({ person }) => person)).size);
  const middle = (of: (one: Round) => number) => median(rounds.map(of)).toFixed(0);
  const accepted = middle(({ signUps, seconds }) => signUps.length / seconds);
  const answered = middle(({ entered, refused, seconds }) => (entered + refused) / seconds);
  return {
    bench: 'flash', figure: `inside one process, ${scene.name}: accepted and durable per second (median of ${rounds.length}; load ${loadavg()[0]?.toFixed(1)})`,
    measured: `${accepted}, ${answered} answered per second; p50 ${middle((one) => one.p50)} ms, p99 ${middle((one) => one.p99)} ms; ${Math.max(0, oversold)} oversold, ${doubled} doubled, ${worst((one) => one.failed)} failed`,
    against: '', ratio: '', goal: scene === placesForAll ? '≥ 15,000; 0 oversold, 0 doubled' : '0 oversold, 0 doubled',
  };
}
