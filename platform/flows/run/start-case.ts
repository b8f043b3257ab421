import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Instance } from '../instance.ts';
import { advanceCase } from './advance-case.ts';
import { recordStart, type Beginning } from './record-start.ts';

/** Begins a case and takes it to where the first person is asked. The caller has decided that this person may. */
export async function startCase(ctx: Ctx, beginning: Beginning): Promise<{ number: string; instance: Instance }> {
  return withSystemReach(ctx, 'job', async (within) => {
    const row = await recordStart(within, beginning);
    return { number: row.number, instance: await advanceCase(within, row, { command: { kind: 'start' }, said: { by: beginning.starter } }) };
  });
}
