import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { errors } from './contract/access.ts';
import { readIdentity as read, type Claimed, type IdentityOutcome } from './rules/identity.ts';
import type { FoundPerson } from './store/known-people.ts';
import { enterMember as enter, findMember as find, type EnteredMember, type SoughtMember } from './use-cases/enter-member.ts';
import { findRealName, type RealName } from './use-cases/real-name.ts';

/** What enterMember may refuse: an endpoint that calls it declares these. */
export const registerErrors = errors;

/** Makes somebody a member with their sealed record, in the caller's transaction; see use-cases/enter-member.ts. */
export async function enterMember(ctx: Ctx, member: EnteredMember): Promise<PersonId> {
  return enter(ctx, member);
}

/** Who has this document or number, anywhere in the house. What is found tells a stranger nothing but that there is somebody. */
export async function findMember(ctx: Ctx, asked: SoughtMember): Promise<FoundPerson | undefined> {
  return find(ctx, asked);
}

/** An identity document as it is kept, with birth date and sex of a citizen's number, or why it can be none. */
export function readIdentity(claimed: Claimed, today: PlainDate): IdentityOutcome {
  return read(claimed, today);
}

/** Name and document number on record, for comparing with what the person says of themselves; never to be shown. */
export async function readRealName(ctx: Ctx, personId: PersonId): Promise<RealName | undefined> {
  return findRealName(ctx, personId);
}
