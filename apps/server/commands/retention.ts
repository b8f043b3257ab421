import { parseArgs } from 'node:util';
import { chooseRetention, reportRetention } from '#platform/keeping/choose-retention.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { asSystem } from '../as-system.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

/** `zhijia retention [--set KIND=DAYS]`: how long each kind of data is kept, what would go now, and what went. */
export async function retention(settings: Settings, args: readonly string[]): Promise<void> {
  const choice = readChoice(args);
  await withHouse(settings, async (open) => {
    if (choice !== undefined) await asSystem(open, 'job', (ctx) => chooseRetention(ctx, choice.kind, choice.days));
    const lines = await asSystem(open, 'job', reportRetention);
    for (const { kind, days, due, removed } of lines) say(`server/retention-${kind}`, { days, due, removed });
  });
}

function readChoice(args: readonly string[]): { readonly kind: string; readonly days: number } | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { set: { type: 'string' } }, strict: true });
    if (values.set === undefined) return undefined;
    const [, kind, days] = /^([a-z-]+)=(\d{1,5})$/.exec(values.set) ?? [];
    if (kind === undefined || days === undefined) throw new TypeError('not a choice');
    return { kind, days: Number(days) };
  } catch {
    throw new AppError(startupErrors['retention-usage']);
  }
}
