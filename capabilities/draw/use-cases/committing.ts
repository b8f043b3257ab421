import { handle, type Handler } from '#platform/access/handler.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { partyCommitted } from '../events/definitions.ts';
import type { Pools } from '../pools.ts';
import { checkOffice, missingRoles, seatOf } from '../rules/who-commits.ts';
import { lockDraws, type DrawRow } from '../store/draws.ts';
import { listParties, type PartyRow } from '../store/parties.ts';
import type { Party } from '../wire.ts';
import { personOf } from './asking.ts';

/** Pressed twice, or from another device: the first commitment stands, and the answer says which that is. */
export function commitAsWorker(pools: Pools): Handler {
  return handle(endpoints.commitAsWorker, (ctx, { drawId, commitments }) => withDraw(ctx, drawId, async (job, draw) => {
    const personId = personOf(ctx);
    const parties = await listParties(job.tx, [drawId]);
    const there = parties.find((one) => one.role === 'worker' && one.personId === personId);
    if (there !== undefined) return { party: there.party, commitment: there.commitment };
    requireOpen(draw, ctx.clock.now());
    if (!await pools.isInvited(job, drawId, personId)) throw new AppError(errors['not-for-you']);
    const seat = orThrow(seatOf(parties, commitments));
    await write(job, { draw, parties }, { ...seat, role: 'worker', partyUnionId: null, name: '', personId });
    return seat;
  }));
}

/** For the union that draws or the one that closes, by somebody who holds an office of that very union. */
export const commitForUnion = handle(endpoints.commitForUnion, (ctx, { drawId, commitment }, union) => withDraw(ctx, drawId, async (job, draw) => {
  const role = union.id === draw.unionId ? 'organiser' : union.id === draw.closerId ? 'closer' : undefined;
  if (role === undefined) throw new AppError(errors['not-a-party']);
  if (ctx.actor.kind !== 'person' || !ctx.actor.grants.some((grant) => grant.unionId === union.id)) throw new AppError(errors['other-office']);
  const personId = personOf(ctx);
  const parties = await listParties(job.tx, [drawId]);
  const there = parties.find((one) => one.role === role && one.commitment === commitment);
  if (there !== undefined) return { party: there.party };
  requireOpen(draw, ctx.clock.now());
  const { party } = orThrow(checkOffice(parties, { role, personId, commitment }));
  await write(job, { draw, parties }, { party, commitment, role, partyUnionId: union.id, name: union.name, personId });
  return { party };
}));

export async function withDraw<T>(ctx: Ctx, drawId: string, work: (job: Ctx, draw: DrawRow) => Promise<T>): Promise<T> {
  return withSystemReach(ctx, 'job', async (job) => {
    const [draw] = await lockDraws(job.tx, [drawId]);
    if (draw === undefined) throw new AppError(errors['draw-unknown']);
    return work(job, draw);
  });
}

/** While the list can still come to be frozen. From its latest moment on the union has to say first how it goes on. */
function requireOpen({ state, freezeBy }: DrawRow, now: Date): void {
  if ((state !== 'open' && state !== 'delayed') || now >= freezeBy) throw new AppError(errors['committing-over']);
}

type Seat = { readonly party: number; readonly role: Party['role']; readonly partyUnionId: string | null; readonly name: string; readonly personId: PersonId; readonly commitment: string };

/** The one who was waited for has come: the job freezes in its next round. */
async function write(job: Ctx, { draw, parties }: { readonly draw: DrawRow; readonly parties: readonly PartyRow[] }, seat: Seat): Promise<void> {
  const isComplete = missingRoles([...parties, seat]).length === 0;
  const dueAt = draw.state === 'delayed' && isComplete ? job.clock.now() : draw.dueAt;
  await record(job, [partyCommitted({ drawId: draw.id, unionId: draw.unionId, ...seat, dueAt: dueAt?.toISOString() ?? null })]);
}
