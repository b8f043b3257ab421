import type { Ctx } from '#platform/access/ctx.ts';
import type { Holding } from '#platform/access/holding.ts';
import { holdKeyAlone } from '#platform/crypto/store/subject-keys.ts';
import { record } from '#platform/journal/journal.ts';
import { endMembership } from '#platform/orgs/memberships/change-membership.ts';
import { holdPersons, listMemberships } from '#platform/orgs/memberships/store/memberships.ts';
import { personForgotten } from '../events.ts';
import { takeForgetting, waitForNobody } from '../store/forgettings.ts';
import { listObstacles } from './ask-forgetting.ts';

export type Forgot = 'forgotten' | 'not-now' | 'in-the-way';

/**
 * Carries out a request whose time has come, in one transaction in the reach 'job'. What came up meanwhile stands in the way
 * as it did before; the job comes again.
 */
export async function forgetPerson(ctx: Ctx, holdings: readonly Holding[], requestId: string): Promise<Forgot> {
  const request = await takeForgetting(ctx.tx, requestId);
  if (request?.state !== 'waiting' || request.dueAt > ctx.clock.now()) return 'not-now';
  const { personId } = request;
  await waitForNobody(ctx.tx);
  // With the key nobody writes about the person any more, and whoever did until now has committed: what is looked for next is found.
  await holdPersons(ctx.tx, [personId]);
  await holdKeyAlone(ctx.tx, personId);
  if ((await listObstacles(ctx, holdings, personId)).length > 0) return 'in-the-way';
  for (const { id, endedOn } of await listMemberships(ctx.tx, personId)) {
    if (endedOn === null) await endMembership(ctx, { membershipId: id, reason: 'left' });
  }
  for (const holding of holdings) await holding.erase?.(ctx, personId);
  await record(ctx, [personForgotten({ requestId: request.id, personId })]);
  return 'forgotten';
}
