import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { date, fileBytes, FOUNDING_KINDS, FOUNDING_STATUSES, FOUNDING_STEPS, listView, uuid } from '../wire.ts';
import { foundingResource } from './access.ts';

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

/** The record of foundings; what is asked, sent and decided runs on the engine (flows/founding.ts). */
export const foundingEndpoints = {
  listFoundings: defineQuery({
    id: 'membership.listFoundings', access: may('membership.founding.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, view: listView }), output: z.object({ foundings: z.array(founding), hasMore: z.boolean() }), errors: [],
  }),
  readFounding: defineQuery({
    id: 'membership.readFounding', access: may('membership.founding.read').on(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid }),
    output: details.extend({ alike: z.array(likeness), can: z.object({ open: z.boolean() }) }), errors: [],
  }),
  readDocument: defineQuery({
    id: 'membership.readDocument', access: may('membership.founding.read').on(foundingResource, 'foundingId'),
    input: z.object({ foundingId: uuid, photoId: uuid, isSmall: z.boolean() }), output: fileBytes, errors: [],
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
