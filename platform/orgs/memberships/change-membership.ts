import type { Ctx } from '#platform/access/ctx.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { holdUnion } from '../store/unions.ts';
import { judgeDay } from './membership-dates.ts';
import { membershipBegan, membershipEnded, standingSet } from './membership-events.ts';
import { membershipErrors, type EndReason, type MemberKind, type Standing } from './membership-states.ts';
import { holdMembership, holdPersons, type MembershipId, type MembershipRow } from './store/memberships.ts';

export type NewMembership = {
  readonly personId: PersonId;
  readonly unionId: UnionId;
  /** Home unless said otherwise: a guest belongs elsewhere and takes part here. */
  readonly isHome?: boolean;
  readonly memberKind?: MemberKind;
  readonly standing?: Standing;
  /** Today unless given; never a day to come. */
  readonly beganOn?: PlainDate;
};

/**
 * Makes a person a member of a union. Refuses who has a home already (orgs/already-member): a second one is a transfer, see
 * moveHome. Writes wherever the union lies; whether the caller may decide it is the caller's endpoint's matter.
 */
export async function beginMembership(ctx: Ctx, wanted: NewMembership): Promise<MembershipId> {
  const beganOn = orThrow(judgeDay(wanted.beganOn ?? today(ctx), undefined, today(ctx)));
  const union = await holdUnion(ctx, wanted.unionId);
  if (union === undefined || union.dissolvedAt !== null) throw new AppError(membershipErrors['union-unknown']);
  await holdPersons(ctx.tx, [wanted.personId]);
  const membershipId = newId<'membership'>(ctx);
  await recordMembership(ctx, membershipBegan({
    membershipId, personId: wanted.personId, unionId: wanted.unionId, isHome: wanted.isHome ?? true,
    memberKind: wanted.memberKind ?? 'regular', standing: wanted.standing ?? 'valid', beganOn,
  }));
  return membershipId;
}

/** Ends an open membership (orgs/not-member when it is over already). A person whose home ended belongs to no union. */
export async function endMembership(
  ctx: Ctx, ending: { readonly membershipId: MembershipId; readonly reason: EndReason; readonly endedOn?: PlainDate },
): Promise<MembershipRow> {
  const row = await openMembership(ctx, ending.membershipId);
  const endedOn = orThrow(judgeDay(ending.endedOn ?? today(ctx), row.beganOn, today(ctx)));
  await record(ctx, [membershipEnded({ membershipId: row.id, personId: row.personId, endedOn, reason: ending.reason })]);
  return row;
}

/** 接转中, 保留会籍, and back to 有效. Setting what stands already changes nothing and journals nothing. */
export async function setStanding(ctx: Ctx, membershipId: MembershipId, standing: Standing): Promise<MembershipRow> {
  const row = await openMembership(ctx, membershipId);
  if (row.standing !== standing) await record(ctx, [standingSet({ membershipId, personId: row.personId, standing })]);
  return row;
}

async function openMembership(ctx: Ctx, membershipId: MembershipId): Promise<MembershipRow> {
  const row = await holdMembership(ctx, membershipId);
  if (row === undefined || row.endedOn !== null) throw new AppError(membershipErrors['not-member']);
  return row;
}

/** The indexes have the last word on homes and doubles: two requests that meet are told the same as one that comes late. */
async function recordMembership(ctx: Ctx, event: Parameters<typeof record>[1][number]): Promise<void> {
  try {
    await record(ctx, [event]);
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'orgs_membership_home' || constraint === 'orgs_membership_open') throw new AppError(membershipErrors['already-member']);
    if (constraint === 'orgs_membership_person_id_fkey') throw new AppError(membershipErrors['person-unknown']);
    throw error;
  }
}

export function today(ctx: Pick<Ctx, 'clock'>): PlainDate {
  return dateInChina(ctx.clock.now());
}
