import type { Ctx } from '#platform/access/ctx.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { record } from '#platform/journal/journal.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId, randomDigits } from '#platform/kernel/random.ts';
import { yearOf } from '#platform/kernel/plain-date.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { setStanding } from '#platform/orgs/memberships/change-membership.ts';
import type { MemberKind } from '#platform/orgs/memberships/membership-states.ts';
import { moveHome } from '#platform/orgs/memberships/move-homes.ts';
import { holdHomes, type MembershipRow } from '#platform/orgs/memberships/store/memberships.ts';
import { enterMember } from '#modules/register/public.ts';
import { cardIssued } from '../events/definitions.ts';
import { decideLanding } from '../rules/landing.ts';
import { findCardOf } from '../store/cards.ts';
import { todayOf } from './asking-person.ts';

/** A person's home, held until the transaction ends: whoever decides about it decides alone. */
export async function holdHome(ctx: Ctx, personId: PersonId): Promise<MembershipRow | undefined> {
  const [home] = await holdHomes(ctx, [personId]);
  return home;
}

type Newcomer = {
  readonly personId: PersonId;
  readonly unionId: UnionId;
  readonly name: string;
  readonly idNumber?: string;
  readonly memberKind: MemberKind;
  readonly details: NonNullable<Parameters<typeof enterMember>[1]['details']>;
};

/**
 * Membership begins, with the sealed record and a card: 一次入会. Written in the reach 'job': the decision is made, and the
 * union may lie below the one that made it.
 */
export async function welcome(ctx: Ctx, { personId, ...newcomer }: Newcomer): Promise<string> {
  await withSystemReach(ctx, 'job', (system) => enterMember(system, { ...newcomer, personId }));
  return ensureCard(ctx, personId);
}

/** Who founds belongs to what they found, unless they are somebody's member already: then they come by transfer. */
export async function welcomeFounder(ctx: Ctx, { personId, name, unionId }: Pick<Newcomer, 'personId' | 'name' | 'unionId'>): Promise<void> {
  if (await holdHome(ctx, personId) !== undefined) return;
  await welcome(ctx, { personId, name, unionId, memberKind: 'regular', details: { joinChannel: 'online', joinedOn: todayOf(ctx) } });
}

/** 动态接转: from the home that stands now. Answers whether the person belongs to the union afterwards. */
export async function moveTo(ctx: Ctx, personId: PersonId, unionId: UnionId | undefined): Promise<boolean> {
  const home = await holdHome(ctx, personId);
  const landing = decideLanding(home?.unionId, unionId);
  if (home === undefined || unionId === undefined || landing === 'nothing') return false;
  if (landing === 'stay') await setStanding(ctx, home.id, 'valid');
  else await moveHome(ctx, personId, { unionId, memberKind: 'regular' });
  return true;
}

/** The number on a person's card, which is made when there is none. Two digits of the year, ten of chance. */
export async function ensureCard(ctx: Ctx, personId: PersonId): Promise<string> {
  return withSystemReach(ctx, 'job', async (system) => {
    // Two windows of one phone: the second waits here, and finds the first one's card.
    await lockName(system.tx, `membership.card:${personId}`);
    const card = await findCardOf(system.tx, personId);
    if (card !== undefined) return card.number;
    const number = `${String(yearOf(todayOf(ctx))).slice(2)}${randomDigits(ctx.random, 10)}`;
    await record(system, [cardIssued({ cardId: newId<'card'>(ctx), personId, number })]);
    return number;
  });
}
