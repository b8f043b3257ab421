import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { details, fileBytes, ID_TYPES, language, personal, uuid } from '../wire.ts';
import { errors, memberResource } from './access.ts';

const cursor = z.object({ orgPath: z.string().max(200), personId: uuid });
/** A person in a list: name in full for those whose members they are, document and number masked. */
const listed = z.object({
  personId: uuid, name: z.string(), maskedPhone: z.string(), maskedId: z.string(), idType: z.enum(ID_TYPES).nullable(), unionId: uuid.nullable(),
  unionName: z.string().nullable(), standing: z.enum(['valid', 'transferring', 'retained']).nullable(), sex: z.enum(['male', 'female']).nullable(),
  workUnit: z.string().nullable(), newForm: z.string().nullable(), hasRecord: z.boolean(), isGenerated: z.boolean(),
});
const words = z.string().trim().max(40).optional();
const name = z.string().trim().min(2).max(40);
const phone = z.string().trim().max(30).optional();
const idNumber = z.string().trim().max(60).optional();
/** What is shown of sealed values without asking for a reason: nothing that tells who somebody is. */
const maskedPersonal = personal.omit({ bornOn: true, residence: true, cardNumber: true });

export const SEALED_FIELDS = ['phone', 'idNumber', 'bornOn', 'residence', 'cardNumber', 'modelWorker', 'isInHardship'] as const;
const entering = [errors.identity, errors.phone, errors['phone-taken'], errors['name-differs'], errors.elsewhere, errors['already-here'], errors['nothing-to-know-by']];

export const memberEndpoints = {
  listMembers: defineQuery({
    id: 'register.listMembers', access: may('register.member.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, words, after: cursor.optional() }),
    output: z.object({ members: z.array(listed), next: cursor.nullable(), total: z.int().nullable(), can: z.object({ manage: z.boolean() }) }), errors: [],
  }),
  /** The one member here with this document or number; asked by POST-like care: it is logged, and nothing of it stands in an address. */
  lookUpMember: defineCommand({
    id: 'register.lookUpMember', access: may('register.member.read').on(unionResource, 'unionId'), logged: true,
    input: z.object({ unionId: uuid, idType: z.enum(ID_TYPES).default('resident'), number: z.string().trim().min(5).max(60) }),
    output: z.object({ member: listed.nullable() }), errors: [],
  }),
  readMember: defineQuery({
    id: 'register.readMember', access: may('register.member.read').on(memberResource, 'personId'),
    input: z.object({ personId: uuid }),
    output: listed.extend({
      details, personal: maskedPersonal, sealed: z.array(z.enum(SEALED_FIELDS)), beganOn: z.string().nullable(), changedAt: z.date().nullable(),
      memberships: z.array(z.object({
        unionName: z.string(), isHome: z.boolean(), state: z.string(), memberKind: z.string(), beganOn: z.string(), endedOn: z.string().nullable(),
      })),
      can: z.object({ manage: z.boolean() }),
    }),
    errors: [],
  }),
  revealField: defineCommand({
    id: 'register.revealField', access: may('register.member.read').on(memberResource, 'personId'), logged: true,
    input: z.object({ personId: uuid, field: z.enum(SEALED_FIELDS), reason: z.string().trim().min(2).max(200) }),
    output: z.object({ value: z.string() }), errors: [errors['reveal-quota'], consentErrors.withdrawn],
  }),
  addMember: defineCommand({
    id: 'register.addMember', access: may('register.member.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, name, phone, idType: z.enum(ID_TYPES), idNumber, details, personal }),
    output: z.object({ personId: uuid }), errors: entering,
  }),
  /** What stands in the form replaces what was there; a document that is left out stays. */
  changeMember: defineCommand({
    id: 'register.changeMember', access: may('register.member.manage').on(memberResource, 'personId'),
    input: z.object({ personId: uuid, idType: z.enum(ID_TYPES), idNumber, details, personal: maskedPersonal }),
    output: z.object({}), errors: [errors.identity, errors.elsewhere, consentErrors.withdrawn],
  }),
  exportMembers: defineQuery({
    id: 'register.exportMembers', access: may('register.member.read').on(unionResource, 'unionId'), logged: true,
    input: z.object({ unionId: uuid, words, language }), output: fileBytes, errors: [],
  }),
} as const;
