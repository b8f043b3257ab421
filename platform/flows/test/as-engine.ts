import type { Ctx } from '#platform/access/ctx.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { holdUnion } from '#platform/orgs/store/unions.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import type { CaseFacts } from '../process.ts';

/** Calls a process' code as the engine does, for histories that have no case: in its reach, holding the union and then the case. */
export async function asEngine<T>(world: TestWorld, { unionId, caseId }: Pick<CaseFacts, 'unionId' | 'caseId'>, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return world.asSystem('job', async (ctx) => {
    await holdUnion(ctx, unionId);
    await lockName(ctx.tx, `case:${caseId}`);
    return work(ctx);
  });
}
