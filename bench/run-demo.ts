import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Amounts } from '#apps/server/demo/generate.ts';

/** Fills a data folder once with the generator that everybody has; a folder that was filled before is used again. */
export async function runDemo(dataDirectory: string, amounts: Amounts): Promise<void> {
  const mark = join(dataDirectory, `generated-${amounts.unions}-${amounts.members}-${amounts.appeals}`);
  if (existsSync(mark)) return;
  const args = ['demo', '--unions', String(amounts.unions), '--members', String(amounts.members), '--appeals', String(amounts.appeals)];
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'bin', 'zhijia.mjs'), ...args], {
    env: { ...process.env, ZHIJIA_DATA: dataDirectory }, stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve) => { child.once('exit', resolve); });
  if (code !== 0) throw new Error('the generator did not finish');
  await writeFile(mark, '');
}

/** As large as the benches are meant to be, unless BENCH_AMOUNTS says otherwise ("unions,members,appeals"). */
export function largeAmounts(): Amounts {
  const [unions = 100_000, members = 1_000_000, appeals = 1_000_000] = (process.env['BENCH_AMOUNTS'] ?? '').split(',').filter(Boolean).map(Number);
  return { unions, members, appeals };
}
