import { loadavg } from 'node:os';
import { runCrowd, type CrowdResult } from './flash/crowd.ts';
import { fewPlaces, placesForAll, warmUp, type CrowdOpener, type CrowdTarget, type Scene } from './flash/target.ts';
import { directus } from './peers/directus.ts';
import { payload } from './peers/payload.ts';
import { strapi } from './peers/strapi.ts';
import type { BenchRow } from './table.ts';

const order = { connections: 200, oneOfSoManyTwice: 20 };
const openers: readonly CrowdOpener[] = [directus, strapi, payload];

/** A crowd presses at once: 20,000 people, 5% of them twice, one target after another on the same machine. */
export async function benchFlash(at: { dataDirectory: string }): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const opener of openers) {
    process.stdout.write(`  ${opener.name} …\n`);
    const target = await opener.open(at).catch((error: unknown) => String(error));
    rows.push(...typeof target === 'string' ? [didNotStart(opener, target)] : await pressAll(target));
  }
  return rows;
}

async function pressAll(target: CrowdTarget): Promise<BenchRow[]> {
  try {
    await runCrowd(target, warmUp, order);
    const rows: BenchRow[] = [];
    for (const scene of [fewPlaces, placesForAll]) rows.push(toRow(target, scene, await runCrowd(target, scene, order)));
    return rows;
  } finally {
    await target.stop();
  }
}

function toRow({ name }: CrowdTarget, scene: Scene, result: CrowdResult): BenchRow {
  const refused = result.refusedPerSecond === undefined ? '' : `, ${result.refusedPerSecond.toFixed(0)} refused per second`;
  const { busy, error } = result.outcomes;
  const unanswered = busy + error === 0 ? '' : `, ${busy} times busy, ${error} errors`;
  return {
    bench: 'flash', figure: `${name}, ${scene.name}: accepted and durable per second (load ${loadavg()[0]?.toFixed(1)})`,
    measured: `${result.acceptedPerSecond.toFixed(0)}${refused}; p50 ${result.p50.toFixed(0)} ms, p99 ${result.p99.toFixed(0)} ms; `
      + `${result.places} places, ${result.waiting} waiting, ${result.oversold} oversold, ${result.doubled} doubled, ${result.lost} lost${unanswered}`,
    against: '', ratio: '', goal: '0 oversold, 0 doubled',
  };
}

function didNotStart({ name }: CrowdOpener, reason: string): BenchRow {
  return { bench: 'flash', figure: `${name}: did not start`, measured: reason.replaceAll(/[|\n]/g, ' ').slice(0, 300), against: '', ratio: '', goal: '' };
}
