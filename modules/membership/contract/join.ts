import { z } from 'zod';
import { anySignedIn, may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { errors as consentErrors } from '#platform/consents/contract/errors.ts';
import { agreement } from '#platform/consents/wire.ts';
import { errors as flowsErrors } from '#platform/flows/contract.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { category, date, fileBytes, JOIN_STATUSES, listView, optionalText, personName, reason, uuid } from '../wire.ts';
import { errors, joinResource } from './access.ts';

const unionChoice = z.object({ unionId: uuid, unionName: z.string(), upperName: z.string().nullable() });
/** The notice that was read and what was ticked, each purpose by itself: without either there is no application (PIPL 13, 29). */
const form = {
  name: personName, idNumber: z.string().trim().max(40), employer: optionalText(60), creditCode: optionalText(30), category,
  consent: agreement,
};
const join = z.object({
  joinId: uuid, unionId: uuid, unionName: z.string(), holderId: uuid, holderName: z.string(), status: z.enum(JOIN_STATUSES), name: z.string(),
  employer: z.string().nullable(), category, askedAt: z.date(), contactOn: date, dueOn: date, isLate: z.boolean(), hasClimbed: z.boolean(),
});
const formRefusals = [errors['id-number'], errors['too-young'], errors['credit-code'], errors['id-taken'], consentErrors['text-changed'], consentErrors['consent-missing'], consentErrors['purpose-unknown']];

export const joinEndpoints = {
  readJoinCode: defineQuery({
    id: 'membership.readJoinCode', access: openToAll('a join code hangs on a wall for everybody to scan; it names a union and nobody else'),
    input: z.object({ code: z.string().max(200) }), output: unionChoice, errors: [errors['code-unknown']],
  }),
  findUnions: defineQuery({
    id: 'membership.findUnions', access: openToAll('names and places of unions are public, and whoever wants to join has no account yet'),
    input: z.object({ words: z.string().trim().min(2).max(40) }), output: z.object({ unions: z.array(unionChoice) }), errors: [],
  }),
  proposeUnions: defineQuery({
    id: 'membership.proposeUnions', access: openToAll('names and places of unions are public, and whoever wants to join has no account yet'),
    input: z.object({ district: z.string().trim().min(2).max(40), category }),
    output: z.object({ unions: z.array(unionChoice.extend({ reason: z.enum(['industry', 'open', 'area']) })) }), errors: [],
  }),
  /** Form and consents; the application is a case of the engine from then on (flows/join.ts). */
  askToJoin: defineCommand({
    id: 'membership.askToJoin', access: anySignedIn(),
    input: z.object({ joinId: uuid, unionId: uuid, ...form }), output: z.object({ joinId: uuid }),
    errors: [...formRefusals, errors['union-gone'], errors['already-member'], errors['already-asked'], flowsErrors['nobody-found']],
  }),
  /** What the union's own poster shows: an address that leads to this union. */
  readUnionCode: defineQuery({
    id: 'membership.readUnionCode', access: may('membership.join.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }), output: z.object({ unionName: z.string(), address: z.string() }), errors: [],
  }),
  /** The same on a sheet of A4, as PDF. */
  printJoinPoster: defineQuery({
    id: 'membership.printJoinPoster', access: may('membership.join.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }), output: fileBytes, errors: [],
  }),
  listJoins: defineQuery({
    id: 'membership.listJoins', access: may('membership.join.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, view: listView }), output: z.object({ joins: z.array(join), hasMore: z.boolean() }), errors: [],
  }),
  readJoin: defineQuery({
    id: 'membership.readJoin', access: may('membership.join.read').on(joinResource, 'joinId'),
    input: z.object({ joinId: uuid }),
    output: join.extend({
      maskedId: z.string(), creditCode: z.string().nullable(), noticeVersion: z.string(), reason: z.string().nullable(), settledAt: z.date().nullable(),
      can: z.object({ open: z.boolean(), reveal: z.boolean() }),
    }),
    errors: [],
  }),
  revealApplicant: defineQuery({
    id: 'membership.revealApplicant', access: may('membership.join.decide').on(joinResource, 'joinId'), logged: true,
    input: z.object({ joinId: uuid, reason }), output: z.object({ idNumber: z.string(), phone: z.string() }), errors: [consentErrors.withdrawn],
  }),
} as const;
