import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { switchboardErrors as errors } from '../contract/errors.ts';
import { addressSet, layoutPublished } from '../events.ts';
import { planPublishing, type Wanted } from '../rules/plan-publishing.ts';
import type { Changes } from '../rules/resolve.ts';
import { listChanges, takeTurnToPublish } from '../store/layouts.ts';
import { loadGround } from './load-ground.ts';

type NewVersion = { readonly changes: readonly Wanted[]; readonly settled?: readonly string[]; readonly note?: string };

export const publishLayout = handle(endpoints.publishLayout, async (ctx, input, union) => {
  await requireNewest(ctx, union, input.version);
  return { version: await publishChanges(ctx, union, input) };
});

/** Publishes a union's own settings, whole. The caller holds the union's row locked. */
export async function publishChanges(ctx: Ctx, union: UnionRow, wanted: NewVersion): Promise<number> {
  const { above, own, version } = await loadGround(ctx.tx, union);
  const changes = orThrow(planPublishing({
    above, before: own, wanted: wanted.changes, settled: wanted.settled ?? [], services: [...ctx.ports.switchboard.services.values()],
  }));
  return publish(ctx, union, { version: version + 1, changes, note: wanted.note ?? '' });
}

export const restoreVersion = handle(endpoints.restoreVersion, async (ctx, input, union) => {
  const version = await requireNewest(ctx, union, input.version);
  // What an earlier version was made from is restored with it, so that a conflict it had is listed again.
  const [found] = input.restored === 0 ? [{ changes: {} }] : await listChanges(ctx.tx, [{ unionId: union.id, version: input.restored }]);
  if (found === undefined) throw new AppError(errors['version-unknown']);
  return { version: await publish(ctx, union, { version: version + 1, changes: found.changes, note: input.note }) };
});

async function requireNewest(ctx: Ctx, union: UnionRow, seen: number): Promise<number> {
  const { version } = await loadGround(ctx.tx, union);
  if (version !== seen) throw new AppError(errors.outdated);
  return version;
}

async function publish(ctx: Ctx, union: UnionRow, next: { version: number; changes: Changes; note: string }): Promise<number> {
  await takeTurnToPublish(ctx.tx);
  await record(ctx, [layoutPublished({
    unionId: union.id, version: next.version, changes: { ...next.changes }, note: next.note,
    officerId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  })]);
  return next.version;
}

export const setAddress = handle(endpoints.setAddress, async (ctx, input, union) => {
  await takeAddress(ctx, union, input.address);
  return {};
});

/** Gives a union its own address on the phone, or with null takes it away. Throws 'address-taken'. */
export async function takeAddress(ctx: Ctx, union: UnionRow, address: string | null): Promise<void> {
  await takeTurnToPublish(ctx.tx);
  try {
    await record(ctx, [addressSet({ unionId: union.id, code: address })]);
  } catch (error) {
    if (violatedConstraint(error) === 'switchboard_address_code_key') throw new AppError(errors['address-taken']);
    throw error;
  }
}
