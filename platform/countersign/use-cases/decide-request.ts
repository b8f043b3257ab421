import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import { isPlaceInReach, unionReach } from '#platform/access/reach.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { ok, orThrow, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { endpoints, errors } from '../contract.ts';
import { approved, declined, withdrawn } from '../events.ts';
import { listIndependent } from '../store/candidates.ts';
import type { RequestRow } from '../store/requests.ts';
import type { Actions } from './prepare.ts';

/**
 * Whether the caller may be the second person. Not only those who were asked: whoever above holds the permission may
 * step in, so that nothing waits for somebody who does not come.
 */
export async function judgeSecond(ctx: Ctx, actions: Actions, row: RequestRow): Promise<Outcome<PersonId>> {
  if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  const { actor } = ctx;
  const now = ctx.clock.now();
  if (row.state !== 'waiting') return refuse(errors['not-waiting'], { state: row.state });
  if (row.expiresAt <= now) return refuse(errors['expired']);
  if (row.preparedBy === actor.personId) return refuse(errors['same-person']);
  if (row.concernedIds.includes(actor.personId)) return refuse(errors['concerned']);
  const roles = ctx.permissions.get(actions.get(row.action)?.approval ?? 'countersign.request.none') ?? new Set();
  const place = { orgPath: row.orgPath, linePath: row.linePath };
  const entitling = liveGrants(actor.grants, { actingUnion: ctx.actingUnion, now })
    .filter((grant) => roles.has(grant.role) && isPlaceInReach(unionReach([grant]), place));
  if (entitling.length === 0) return refuse(errors['not-entitled']);
  const independent = await listIndependent(ctx.tx, entitling.map((grant) => grant.id), row.preparedBy);
  return independent.length === 0 ? refuse(errors['not-independent']) : ok(actor.personId);
}

export function decisionHandlers(actions: Actions): readonly Handler[] {
  return [
    handle(endpoints.approve, async (ctx, input, row) => {
      const approvedBy = orThrow(await judgeSecond(ctx, actions, row));
      // What stood on their screen, not what stands in the table: the two differ when somebody prepared anew meanwhile.
      if (input.payloadHash !== row.payloadHash) throw new AppError(errors['payload-changed']);
      await record(ctx, [approved({ requestId: row.id, preparedBy: row.preparedBy, approvedBy, payloadHash: input.payloadHash })]);
      return {};
    }),
    handle(endpoints.decline, async (ctx, input, row) => {
      const declinedBy = orThrow(await judgeSecond(ctx, actions, row));
      await record(ctx, [declined({ requestId: row.id, preparedBy: row.preparedBy, declinedBy, reason: input.reason })]);
      return {};
    }),
    handle(endpoints.withdraw, async (ctx, _input, row) => {
      if (ctx.actor.kind !== 'person' || row.preparedBy !== ctx.actor.personId) throw new AppError(errors['not-yours']);
      if (row.state !== 'waiting' && row.state !== 'approved') throw new AppError(errors['not-waiting'], { state: row.state });
      await record(ctx, [withdrawn({ requestId: row.id })]);
      return {};
    }),
  ];
}
