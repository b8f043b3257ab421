import type { Ctx } from '#platform/access/ctx.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { holdUnion, type UnionRow } from '../store/unions.ts';
import { today } from './change-membership.ts';
import { judgeDay } from './membership-dates.ts';
import { homeMoved, membershipsMerged } from './membership-events.ts';
import { membershipErrors, type MemberKind } from './membership-states.ts';
import { holdHomes, holdOpenMemberships, type MembershipId } from './store/memberships.ts';

export type HomeMove = {
  readonly unionId: UnionId;
  /** The kind at the new union; kept as it was unless given. */
  readonly memberKind?: MemberKind;
  /** The first day at the new union; today unless given, never a day to come or before the old one began. */
  readonly movedOn?: PlainDate;
  /** 转会 unless the old union went into another or was split. */
  readonly reason?: 'moved' | 'merged';
};

/** 转会: the old home ends and the new one begins on the same day. The person has a home (orgs/not-member), elsewhere (orgs/already-there). */
export async function moveHome(ctx: Ctx, personId: PersonId, move: HomeMove): Promise<MembershipId> {
  const [membershipId] = await moveHomes(ctx, [personId], move);
  if (membershipId === undefined) throw new AppError(membershipErrors['not-member']);
  return membershipId;
}

/**
 * Moves the homes of several persons to one union, set-based: a split, a plant that changes hands. All or none; at most a few
 * thousand at a time, so that a transaction stays below five seconds. Answers the new memberships in the order of the persons.
 */
export async function moveHomes(ctx: Ctx, people: readonly PersonId[], move: HomeMove): Promise<MembershipId[]> {
  await heldUnion(ctx, move.unionId);
  const homes = new Map((await holdHomes(ctx, people)).map((home) => [home.personId, home]));
  const movedOn = move.movedOn ?? today(ctx);
  const moves = [...new Set(people)].map((personId) => {
    const home = homes.get(personId);
    if (home === undefined) throw new AppError(membershipErrors['not-member']);
    if (home.unionId === move.unionId) throw new AppError(membershipErrors['already-there']);
    orThrow(judgeDay(movedOn, home.beganOn, today(ctx)));
    return {
      endedId: home.id, membershipId: newId<'membership'>(ctx), personId, unionId: move.unionId,
      memberKind: move.memberKind ?? home.memberKind, movedOn, reason: move.reason ?? 'moved',
    };
  });
  await record(ctx, moves.map((one) => homeMoved(one)));
  return moves.map((one) => one.membershipId);
}

/**
 * A union goes into another (合并): every open membership follows, homes and guests, in one event however many they are. The
 * caller holds the leaving union's row locked for update, so that nobody joins it meanwhile. Answers how many moved.
 */
export async function mergeMemberships(ctx: Ctx, from: Pick<UnionRow, 'id'>, into: Pick<UnionRow, 'id'>): Promise<number> {
  if (from.id === into.id) throw new AppError(membershipErrors['already-there']);
  await heldUnion(ctx, into.id);
  const open = await holdOpenMemberships(ctx, from.id);
  if (open > 0) await record(ctx, [membershipsMerged({ unionId: from.id, intoId: into.id, movedOn: today(ctx) })]);
  return open;
}

/** Held for share: a path that is written into a membership cannot be left behind by a concurrent change of the tree. */
async function heldUnion(ctx: Ctx, unionId: UnionId): Promise<UnionRow> {
  const union = await holdUnion(ctx, unionId);
  if (union === undefined || union.dissolvedAt !== null) throw new AppError(membershipErrors['union-unknown']);
  return union;
}
