import type { Ctx } from '#platform/access/ctx.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { chance, pickOne, type History } from '#platform/testkit/laws/history.ts';
import { beginMembership, endMembership, setStanding } from '../memberships/change-membership.ts';
import { END_REASONS, MEMBER_KINDS, STANDINGS } from '../memberships/membership-states.ts';
import { mergeMemberships, moveHome, moveHomes } from '../memberships/move-homes.ts';
import { listMemberships } from '../memberships/store/memberships.ts';

type Chosen = { readonly history: History; readonly personId: PersonId; readonly unionId: UnionId };

const begin = async (ctx: Ctx, { history, personId, unionId }: Chosen) => {
  await beginMembership(ctx, { personId, unionId, isHome: !chance(history, 3), memberKind: pickOne(history, MEMBER_KINDS) ?? 'regular' });
};
const end = async (ctx: Ctx, { history, personId }: Chosen) => {
  const one = pickOne(history, await listMemberships(ctx.tx, personId));
  if (one !== undefined) await endMembership(ctx, { membershipId: one.id, reason: pickOne(history, END_REASONS) ?? 'left' });
};
const stand = async (ctx: Ctx, { history, personId }: Chosen) => {
  const one = pickOne(history, await listMemberships(ctx.tx, personId));
  if (one !== undefined) await setStanding(ctx, one.id, pickOne(history, STANDINGS) ?? 'valid');
};
const move = async (ctx: Ctx, { personId, unionId }: Chosen) => { await moveHome(ctx, personId, { unionId }); };
const split = async (ctx: Ctx, { history, unionId }: Chosen) => {
  await moveHomes(ctx, [pickOne(history, history.persons), pickOne(history, history.persons)].filter((one) => one !== undefined), { unionId, reason: 'merged' });
};
const merge = async (ctx: Ctx, { history, unionId }: Chosen) => {
  const into = pickOne(history, history.unions);
  if (into === undefined) return;
  await ctx.tx`select u.id from orgs_union u where u.id in (${unionId}, ${into}) order by u.id for update`;
  await mergeMemberships(ctx, { id: unionId }, { id: into });
};

/** One change of somebody's membership, often one that is refused. */
export async function changeMembership(history: History): Promise<void> {
  const [personId, unionId] = [pickOne(history, history.persons), pickOne(history, history.unions)];
  const change = pickOne(history, [begin, begin, end, stand, move, move, split, merge]);
  if (personId === undefined || unionId === undefined || change === undefined) return;
  await history.world.asSystem('setup', (ctx) => change(ctx, { history, personId, unionId }))
    .catch((error: unknown) => { if (!(error instanceof AppError)) throw error; });
}
