import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { date, uuid } from '../wire.ts';
import { errors } from './access.ts';

/** Upper ends that hold everywhere: what is further away than a month and a half is no promise. */
const days = { contact: z.int().min(1).max(15), decide: z.int().min(1).max(30), transfer: z.int().min(1).max(30) };
const set = { ...days, source: z.string(), validFrom: date };

export const limitEndpoints = {
  listLimits: defineQuery({
    id: 'membership.listLimits', access: may('membership.join.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({
      unionName: z.string(), inForce: z.object(days),
      /** Who has set something that holds today, from the top down; nobody: the platform's own. */
      words: z.array(z.object({ setBy: z.string(), ...set })),
      /** What the unions above leave room for; null at the top. */
      allowed: z.object(days).nullable(),
      own: z.array(z.object({ limitId: uuid, ...set, validTo: date.nullable() })),
    }),
    errors: [],
  }),
  setLimits: defineCommand({
    id: 'membership.setLimits', access: may('membership.limit.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, ...days, source: z.string().trim().min(2).max(200), validFrom: date }), output: z.object({}),
    errors: [errors['limit-looser'], errors['limit-past']],
  }),
} as const;
