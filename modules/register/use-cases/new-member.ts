import { phoneIndex } from '#platform/accounts/phone-index.ts';
import type { PhoneNumber } from '#platform/accounts/phone-number.ts';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';
import type { MemberKind } from '#platform/orgs/memberships/membership-states.ts';
import type { Identity } from '../rules/identity.ts';
import type { Incoming } from '../rules/plan-members.ts';
import type { Details, IdType, Personal, Sensitive } from '../wire.ts';

/** Where a record came from: a line of a file, or nothing of the kind. */
export type Source = { readonly importId: Id<'register-import'> | null; readonly line: number; readonly isGenerated: boolean };

export type MemberFields = {
  readonly unionId: UnionId;
  readonly name: string;
  readonly phone: PhoneNumber | null;
  readonly identity: Identity | null;
  readonly memberKind?: MemberKind;
  readonly details: Details;
  readonly personal: Personal;
  readonly sensitive: Omit<Sensitive, 'idNumber'>;
};
/** A member about to be entered, with the blind indexes by which anybody like them is found. */
export type NewMember = MemberFields & Incoming & Pick<Source, 'importId' | 'isGenerated'>;

export function toNewMember(keyring: Keyring, fields: MemberFields, source: Source): NewMember {
  const { citizen } = fields.identity ?? {};
  return {
    ...fields, ...source,
    // What the number tells need not be asked: it fills in and never contradicts (rules/identity.ts).
    details: citizen === undefined ? fields.details : { ...fields.details, sex: citizen.sex },
    personal: citizen === undefined ? fields.personal : { ...fields.personal, bornOn: citizen.bornOn },
    idIndex: fields.identity === null ? null : idIndex(keyring, fields.identity.idType, fields.identity.idNumber),
    phoneIndex: fields.phone === null ? null : phoneIndex(keyring, fields.phone),
  };
}

/** Exact look-up of a document; the number as `readIdentity` gives it. A citizen's number has one index under any card. */
export function idIndex(keyring: Keyring, idType: IdType, idNumber: string): string {
  return blindIndex(keyring, 'id-document.v1', `${idType}:${idNumber}`);
}
