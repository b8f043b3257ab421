import type { Ctx } from '#platform/access/ctx.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber, type PhoneNumber } from '#platform/accounts/phone-number.ts';
import { violatedConstraint } from '#platform/db/database.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { beginMembership, today } from '#platform/orgs/memberships/change-membership.ts';
import { membershipErrors, type MemberKind } from '#platform/orgs/memberships/membership-states.ts';
import { holdHomes } from '#platform/orgs/memberships/store/memberships.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { errors } from '../contract/access.ts';
import { readIdentity, type Identity } from '../rules/identity.ts';
import { findKnownPeople, type FoundPerson } from '../store/known-people.ts';
import type { Details, IdType, Personal, Sensitive } from '../wire.ts';
import { idIndex, toNewMember } from './new-member.ts';
import { planRows, recordOf, takePlanned } from './take-members.ts';

export type EnteredMember = {
  readonly unionId: UnionId;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly idType?: IdType | undefined;
  readonly idNumber?: string | undefined;
  /** Who has signed in already and joins; without it the person is found by document or number, or made. */
  readonly personId?: PersonId | undefined;
  readonly memberKind?: MemberKind | undefined;
  readonly details?: Details | undefined;
  readonly personal?: Personal | undefined;
  readonly sensitive?: Omit<Sensitive, 'idNumber'> | undefined;
  readonly isGenerated?: boolean | undefined;
};

/**
 * Makes somebody a member of a union with their record. Refuses a document or number that cannot be (register/identity,
 * register/phone), a member of this union (already-here) or of another (elsewhere: that is a transfer), and a number or
 * document that is somebody else's (phone-taken, name-differs). The caller's endpoint decides whether they may.
 */
export async function enterMember(ctx: Ctx, entered: EnteredMember): Promise<PersonId> {
  const fields = {
    unionId: entered.unionId, name: entered.name.trim(), phone: phoneOf(entered.phone), identity: identityOf(ctx, entered), details: entered.details ?? {},
    personal: entered.personal ?? {}, sensitive: entered.sensitive ?? {}, ...(entered.memberKind === undefined ? {} : { memberKind: entered.memberKind }),
  };
  const member = toNewMember(ctx.keyring, fields, { importId: null, line: 0, isGenerated: entered.isGenerated ?? false });
  try {
    if (entered.personId !== undefined) return await joinAs(ctx, member, entered.personId);
    const union = await findUnion(ctx.tx, entered.unionId);
    if (union === undefined) throw new AppError(membershipErrors['union-unknown']);
    const planned = await planRows(ctx, [member], { union, imports: new Set() });
    const [one] = planned;
    if (one?.act === 'known') throw new AppError(errors['already-here']);
    if (one?.act === 'refuse') throw new AppError(refusals[one.reason]);
    const [personId] = await takePlanned(ctx, planned);
    if (personId === undefined) throw new Error('a planned member was not taken');
    return personId;
  } catch (error) {
    // Two requests with one document or number at the same moment: the second is told what it would find a moment later.
    const constraint = violatedConstraint(error);
    if (constraint === 'register_member_id_index_key' || constraint === 'orgs_membership_home') throw new AppError(errors['elsewhere']);
    if (constraint === 'orgs_person_phone_index_key') throw new AppError(errors['phone-taken']);
    throw error;
  }
}

const refusals = {
  'twice-in-file': errors['already-here'], 'phone-twice': errors['phone-taken'], 'name-differs': errors['name-differs'], 'elsewhere': errors['elsewhere'],
  'phone-taken': errors['phone-taken'], 'nothing-to-know-by': errors['nothing-to-know-by'],
} as const;

/** A signed-in person joins under their own account; the document must be nobody else's. */
async function joinAs(ctx: Ctx, member: ReturnType<typeof toNewMember>, personId: PersonId): Promise<PersonId> {
  const [home] = await holdHomes(ctx, [personId]);
  if (home !== undefined) throw new AppError(home.unionId === member.unionId ? errors['already-here'] : errors['elsewhere']);
  const others = await findKnownPeople(ctx, { idIndexes: member.idIndex === null ? [] : [member.idIndex], phoneIndexes: [] });
  if (others.some((one) => one.personId !== personId)) throw new AppError(errors['elsewhere']);
  await beginMembership(ctx, { personId, unionId: member.unionId, ...(member.memberKind === undefined ? {} : { memberKind: member.memberKind }) });
  await record(ctx, [recordOf(member, personId)]);
  return personId;
}

export type SoughtMember = { readonly idType?: IdType | undefined; readonly idNumber?: string | undefined; readonly phone?: string | undefined };

/** Who has this document, or else this number, anywhere in the house: for asking "are you that person?", never for a list. */
export async function findMember(ctx: Ctx, asked: SoughtMember): Promise<FoundPerson | undefined> {
  const identity = identityOf(ctx, { idType: asked.idType, idNumber: asked.idNumber });
  const phone = phoneOf(asked.phone);
  const ids = identity === null ? [] : [idIndex(ctx.keyring, identity.idType, identity.idNumber)];
  const found = await findKnownPeople(ctx, { idIndexes: ids, phoneIndexes: phone === null ? [] : [phoneIndex(ctx.keyring, phone)] });
  return found.find((one) => one.idIndex !== null && ids.includes(one.idIndex)) ?? found[0];
}

/** An identity document as it is kept; its reason is in the parameters of register/identity. Empty is none. */
export function identityOf(ctx: Pick<Ctx, 'clock'>, claimed: Pick<EnteredMember, 'idType' | 'idNumber' | 'personal' | 'details'>): Identity | null {
  const { idNumber = '', idType = 'resident' } = claimed;
  if (idNumber.trim() === '') return null;
  const read = readIdentity({ idType, idNumber, bornOn: claimed.personal?.bornOn, sex: claimed.details?.sex }, today(ctx));
  if (!read.ok) throw new AppError(errors.identity, { reason: read.reason });
  return read.value;
}

export function phoneOf(text: string | undefined): PhoneNumber | null {
  if (text === undefined || text.trim() === '') return null;
  const phone = toPhoneNumber(text);
  if (!phone.ok) throw new AppError(errors.phone);
  return phone.value;
}
