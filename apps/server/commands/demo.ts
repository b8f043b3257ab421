import { parseArgs } from 'node:util';
import { ensurePublishedYears } from '#platform/calendar/use-cases/fill-year.ts';
import { createRunner } from '#platform/jobs/runner.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { asSystem } from '../as-system.ts';
import { consumers } from '../background.ts';
import { generate, type Amounts } from '../demo/generate.ts';
import { loadDemonstration } from '../demo/load-demo.ts';
import { showProgress } from '../progress.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

/** `zhijia demo`: the demonstration unions, and with amounts as many generated unions, members and appeals as wanted. */
export async function demo(settings: Settings, args: readonly string[]): Promise<void> {
  const amounts = readAmounts(args);
  await withHouse(settings, async (open) => {
    await asSystem(open, 'job', ensurePublishedYears);
    await loadDemonstration(open);
    if (amounts.unions > 0) {
      await generate(open, amounts, (kind, done, whole) => showProgress(`server/demo-${kind}`, done, whole));
    }
    const runner = createRunner({ db: open.db, house: open.house, consumers: consumers(open.house), jobs: [], every: 1000 });
    await runner.settle();
    await runner.stop();
    say('server/demo-loaded', amounts);
  });
}

function readAmounts(args: readonly string[]): Amounts {
  const text = { type: 'string', default: '0' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { unions: text, members: text, appeals: text }, strict: true });
    return { unions: readAmount(values.unions), members: readAmount(values.members), appeals: readAmount(values.appeals) };
  } catch {
    throw new AppError(startupErrors['demo-amount']);
  }
}

function readAmount(value: string): number {
  if (!/^\d{1,8}$/.test(value)) throw new RangeError('not an amount');
  return Number(value);
}
