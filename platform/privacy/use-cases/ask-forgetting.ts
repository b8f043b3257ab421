import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import type { Holding, Obstacle } from '#platform/access/holding.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { listMemberships } from '#platform/orgs/memberships/store/memberships.ts';
import type { Language } from '#platform/text/language.ts';
import { endpoints, errors } from '../contract.ts';
import { forgettingAsked, forgettingWithdrawn } from '../events.ts';
import { dueAfter, GRACE } from '../rules/grace.ts';
import { findOpenForgetting, holdOpenForgetting } from '../store/forgettings.ts';
import { privacyTexts } from '../texts.ts';

export function forgettingHandlers(holdings: readonly Holding[]): readonly Handler[] {
  return [
    handle(endpoints.readForgetting, (ctx, { language }) => tell(ctx, holdings, signedInPerson(ctx).personId, language)),
    handle(endpoints.askForgetting, async (ctx, { requestId }) => {
      const { personId } = signedInPerson(ctx);
      return ask(ctx, holdings, { requestId, personId, askedBy: null });
    }),
    handle(endpoints.withdrawForgetting, (ctx) => withdraw(ctx, signedInPerson(ctx).personId)),
    handle(endpoints.readForgettingOf, async (ctx, { language }, person) => ({ ...await tell(ctx, holdings, person.id, language), name: person.name })),
    handle(endpoints.askForgettingFor, (ctx, { requestId, reason }, person) =>
      ask(ctx, holdings, { requestId, personId: person.id, askedBy: signedInPerson(ctx).personId, reason })),
    handle(endpoints.withdrawForgettingFor, (ctx, _input, person) => withdraw(ctx, person.id)),
  ];
}

/** What stands in the way now, room by room. In the reach 'job'. */
export async function listObstacles(ctx: Ctx, holdings: readonly Holding[], personId: PersonId): Promise<Obstacle[]> {
  const found: Obstacle[] = [];
  for (const holding of holdings) found.push(...await holding.listObstacles?.(ctx, personId) ?? []);
  return found.filter(({ count }) => count > 0);
}

/** Everything that somebody has to know before they ask. */
async function tell(ctx: Ctx, holdings: readonly Holding[], personId: PersonId, language: Language) {
  const t = privacyTexts(holdings, language, ctx.clock);
  return withSystemReach(ctx, 'job', async (inner) => {
    const [open, obstacles] = [await findOpenForgetting(inner.tx, personId), await listObstacles(inner, holdings, personId)];
    const memberships = (await listMemberships(inner.tx, personId)).filter(({ endedOn }) => endedOn === null);
    return {
      graceDays: GRACE.usual, unions: memberships.map(({ unionName }) => unionName),
      obstacles: obstacles.map(({ kind, count, link }) => ({ text: t(kind, { count }), link })),
      request: open === undefined ? null : { requestId: open.id, askedAt: open.askedAt, dueAt: open.dueAt, isByOfficer: open.askedBy !== null },
    };
  });
}

type Asked = { readonly requestId: string; readonly personId: PersonId; readonly askedBy: PersonId | null; readonly reason?: string };

async function ask(ctx: Ctx, holdings: readonly Holding[], { requestId, personId, askedBy, reason }: Asked): Promise<{ dueAt: Date }> {
  const dueAt = dueAfter(ctx.clock.now());
  // Held before anything is recorded: an earlier request that is being taken back this moment stands before this one in the journal too.
  const open = await withSystemReach(ctx, 'job', ({ tx }) => holdOpenForgetting(tx, personId));
  if (open !== undefined) throw new AppError(errors['already-asked']);
  const obstacles = await withSystemReach(ctx, 'job', (inner) => listObstacles(inner, holdings, personId));
  if (obstacles.length > 0) throw new AppError(errors['in-the-way'], { count: obstacles.length });
  try {
    await record(ctx, [forgettingAsked({
      requestId: toId<'forgetting'>(requestId), personId, askedBy, dueAt: dueAt.toISOString(), ...(reason === undefined ? {} : { reason }),
    })]);
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'privacy_forgetting_open' || constraint === 'privacy_forgetting_pkey') throw new AppError(errors['already-asked']);
    throw error;
  }
  return { dueAt };
}

async function withdraw(ctx: Ctx, personId: PersonId): Promise<Record<string, never>> {
  const open = await withSystemReach(ctx, 'job', ({ tx }) => holdOpenForgetting(tx, personId));
  if (open === undefined) throw new AppError(errors['not-asked']);
  await record(ctx, [forgettingWithdrawn({ requestId: open.id, personId })]);
  return {};
}
