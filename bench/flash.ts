import { loadavg } from 'node:os';
import { runCrowd, type CrowdResult } from './flash/crowd.ts';
import { benchInProcess } from './flash/in-process-rows.ts';
import { openOwn } from './flash/own.ts';
import { openBare, openRows } from './flash/plain.ts';
import { benchSignIns } from './flash/sign-ins.ts';
import { fewPlaces, placesForAll, warmUp, type CrowdOpener, type CrowdTarget, type Scene } from './flash/target.ts';
import { directus } from './peers/directus.ts';
import { payload } from './peers/payload.ts';
import { strapi } from './peers/strapi.ts';
import { median, type BenchRow } from './table.ts';

const ROUNDS = 3;
/** As many as stand at the door at once; beyond the room of a server for the row that shows what happens then. */
const order = { connections: 1_000, oneOfSoManyTwice: 20 };
const tooMany = { ...order, connections: 6_000 };
const openers: readonly CrowdOpener[] = [directus, strapi, payload];

/**
 * A crowd presses at once: 20,000 people, 5% of them twice. Zhijia, the bare framework and one row per commit in turns, round by
 * round; then one peer after another. Everything on the same machine.
 */
export async function benchFlash(at: { dataDirectory: string }): Promise<BenchRow[]> {
  const own = await openOwn();
  const ours: Measured[] = [];
  const inProcess: BenchRow[] = [];
  const targets: CrowdTarget[] = [own];
  try {
    targets.push(await openBare(own.press), await openRows(at.dataDirectory));
    ours.push(...await pressInTurns(targets));
    inProcess.push(...await benchInProcess(own.server), await benchSignIns(own, tooMany));
  } finally {
    for (const target of targets) await target.stop();
  }
  const rows: BenchRow[] = [];
  const peers: Measured[] = [];
  for (const opener of openers) {
    process.stdout.write(`  ${opener.name} …\n`);
    const target = await opener.open(at).catch((error: unknown) => String(error));
    if (typeof target === 'string') rows.push(didNotStart(opener, target));
    else peers.push(...await pressAlone(target));
  }
  return [...[...ours, ...peers].flatMap((one) => toRows(one, ours)), ...inProcess, ...rows];
}

async function pressAlone(target: CrowdTarget): Promise<Measured[]> {
  try {
    return await pressInTurns([target]);
  } finally {
    await target.stop();
  }
}

type Measured = { readonly target: string; readonly scene: Scene; readonly rounds: readonly CrowdResult[]; readonly load: string };

/** All targets are up meanwhile; whoever does not press costs nothing. What disturbs a round disturbs all of it. */
async function pressInTurns(targets: readonly CrowdTarget[]): Promise<Measured[]> {
  const measured = targets.flatMap((target) => [fewPlaces, placesForAll].map((scene) => ({ target: target.name, scene, rounds: [] as CrowdResult[] })));
  for (const target of targets) await runCrowd(target, warmUp, order);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const target of targets) {
      await target.again();
      for (const scene of [fewPlaces, placesForAll]) {
        const result = await runCrowd(target, scene, order);
        measured.find((one) => one.target === target.name && one.scene === scene)?.rounds.push(result);
      }
    }
  }
  const load = loadavg()[0]?.toFixed(1) ?? '';
  return measured.map((one) => ({ ...one, load }));
}

const middle = (rounds: readonly CrowdResult[], of: (one: CrowdResult) => number) => median(rounds.map(of));
const sum = (rounds: readonly CrowdResult[], of: (one: CrowdResult) => number) => rounds.reduce((all, one) => all + of(one), 0);

/** Zhijia's row of a target: the median of the rounds, and for others how many times as much Zhijia did in the same round. */
function toRows({ target, scene, rounds, load }: Measured, ours: readonly Measured[]): BenchRow[] {
  const own = ours.find((one) => one.target === 'Zhijia' && one.scene === scene)?.rounds ?? [];
  const isOwn = target === 'Zhijia';
  const isBare = target.startsWith('bare');
  if (isBare && scene === fewPlaces) return [];
  const refused = middle(rounds, (one) => one.refusedPerSecond ?? 0);
  const unanswered = sum(rounds, ({ outcomes }) => outcomes.busy + outcomes.error);
  const figure = `${target}, ${scene.name}: accepted and durable per second (median of ${rounds.length}; load ${load})`;
  const times = `p50 ${middle(rounds, (one) => one.p50).toFixed(0)} ms, p99 ${middle(rounds, (one) => one.p99).toFixed(0)} ms`;
  const held = `${sum(rounds, (one) => one.oversold)} oversold, ${sum(rounds, (one) => one.doubled)} doubled, ${sum(rounds, (one) => one.lost)} lost`;
  const ratio = median(rounds.map((one, round) => (own[round]?.acceptedPerSecond ?? Number.NaN) / one.acceptedPerSecond));
  return [{
    bench: 'flash', figure: isBare ? `${target}: answers per second` : figure,
    measured: `${middle(rounds, (one) => one.acceptedPerSecond).toFixed(0)}${refused === 0 ? '' : `, ${refused.toFixed(0)} refused per second`}; ${times}`
      + `${isBare ? '' : `; ${rounds[0]?.places} places, ${rounds[0]?.waiting} waiting, ${held}`}${unanswered === 0 ? '' : `, ${unanswered} times busy or in error`}`,
    against: isOwn ? '' : `${middle(own, (one) => one.acceptedPerSecond).toFixed(0)} (Zhijia)`, ratio: isOwn ? '' : ratio.toFixed(2),
    goal: isBare ? '≥ 0.5' : isOwn ? '0 oversold, 0 doubled' : '≥ 10',
  }];
}

function didNotStart({ name }: CrowdOpener, reason: string): BenchRow {
  return { bench: 'flash', figure: `${name}: did not start`, measured: reason.replaceAll(/[|\n]/g, ' ').slice(0, 300), against: '', ratio: '', goal: '' };
}
