import { z } from 'zod';
import { anySignedIn, holder, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { date, fileBytes, FOUNDING_KINDS, FOUNDING_STATUSES, FOUNDING_STEPS, listView, optionalText, reason, uuid } from '../wire.ts';
import { errors, foundingResource } from './access.ts';

const form = {
  employer: z.string().trim().min(2).max(60), creditCode: optionalText(30), address: z.string().trim().min(2).max(120),
  workers: z.int().min(1).max(1_000_000), joiners: z.int().min(1).max(1_000_000), kind: z.enum(FOUNDING_KINDS),
  proposedName: z.string().trim().min(2).max(60), applicantName: z.string().trim().min(2).max(40),
  /** Of the documents: the request (请示), the list of the preparatory group. What is missing, the union above says once. */
  photos: z.array(uuid).max(9),
};
const formRefusals = [errors['credit-code'], errors['photo-gone']];
/** What is known already and may be the same employer: an officer looks before a second union is founded for it. */
const likeness = z.object({ name: z.string(), where: z.string(), source: z.enum(['union', 'firm', 'founding']), isSameCode: z.boolean(), percent: z.int() });
const founding = z.object({
  foundingId: uuid, unionId: uuid, unionName: z.string(), employer: z.string(), workers: z.int(), joiners: z.int(), status: z.enum(FOUNDING_STATUSES),
  applicantName: z.string(), askedAt: z.date(), dueOn: date, isLate: z.boolean(),
});
const details = founding.extend({
  creditCode: z.string().nullable(), address: z.string(), kind: z.enum(FOUNDING_KINDS), proposedName: z.string(), photos: z.array(uuid),
  reason: z.string().nullable(), documentNumber: z.string().nullable(), foundedUnionId: uuid.nullable(), settledAt: z.date().nullable(),
  steps: z.array(z.object({
    kind: z.enum(FOUNDING_STEPS), doneAt: z.date(), heldOn: date.nullable(), documentNumber: z.string().nullable(), reason: z.string().nullable(),
    photos: z.array(uuid), facts: z.record(z.string(), z.union([z.string(), z.number()])), chairName: z.string().nullable(),
  })),
});

export const foundingEndpoints = {
  askFounding: defineCommand({
    id: 'membership.askFounding', access: anySignedIn(),
    input: z.object({ foundingId: uuid, unionId: uuid, ...form }), output: z.object({ dueOn: date }),
    errors: [...formRefusals, errors['union-gone'], errors['already-asked']],
  }),
  correctFounding: defineCommand({
    id: 'membership.correctFounding', access: holder(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid, ...form }), output: z.object({ dueOn: date }), errors: [...formRefusals, errors['moved-on']],
  }),
  withdrawFounding: defineCommand({
    id: 'membership.withdrawFounding', access: holder(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid }), output: z.object({}), errors: [errors['moved-on']],
  }),
  readOwnFounding: defineQuery({
    id: 'membership.readOwnFounding', access: holder(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid }), output: details, errors: [],
  }),
  readOwnDocument: defineQuery({
    id: 'membership.readOwnDocument', access: holder(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid, photoId: uuid, isSmall: z.boolean() }), output: fileBytes, errors: [],
  }),
  listFoundings: defineQuery({
    id: 'membership.listFoundings', access: may('membership.founding.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, view: listView }), output: z.object({ foundings: z.array(founding), hasMore: z.boolean() }), errors: [],
  }),
  readFounding: defineQuery({
    id: 'membership.readFounding', access: may('membership.founding.read').on(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid }),
    output: details.extend({ alike: z.array(likeness), can: z.object({ decide: z.boolean(), step: z.boolean() }) }), errors: [],
  }),
  readDocument: defineQuery({
    id: 'membership.readDocument', access: may('membership.founding.read').on(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid, photoId: uuid, isSmall: z.boolean() }), output: fileBytes, errors: [],
  }),
  approveFounding: defineCommand({
    id: 'membership.approveFounding', access: may('membership.founding.decide').on(foundingResource, 'foundingId'),
    input: z.object({
      foundingId: uuid, newUnionId: uuid, documentNumber: z.string().trim().min(2).max(40), unionName: z.string().trim().min(2).max(60),
      /** Somebody looked at what may be the same employer and found that it is not. */
      isNew: z.boolean(),
    }),
    output: z.object({ unionId: uuid }), errors: [errors['moved-on'], errors['union-known'], errors['too-deep'], errors['union-gone']],
  }),
  sendBackFounding: defineCommand({
    id: 'membership.sendBackFounding', access: may('membership.founding.decide').on(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid, reason }), output: z.object({}), errors: [errors['moved-on']],
  }),
  refuseFounding: defineCommand({
    id: 'membership.refuseFounding', access: may('membership.founding.decide').on(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid, reason }), output: z.object({}), errors: [errors['moved-on']],
  }),
  listBlankSpots: defineQuery({
    id: 'membership.listBlankSpots', access: may('membership.founding.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({
      spots: z.array(z.object({
        name: z.string(), creditCode: z.string().nullable(), workers: z.int().nullable(), joiners: z.int(), source: z.enum(['firm', 'joins']),
        address: z.string().nullable(),
      })),
      total: z.int(),
    }),
    errors: [],
  }),
} as const;
