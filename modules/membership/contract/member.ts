import { z } from 'zod';
import { anySignedIn, may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import {
  CARD_STATES, category, date, FOUNDING_STATUSES, JOIN_STATUSES, listView, RETAIN_CAUSES, STANDINGS, TRANSFER_SIDES, TRANSFER_STATUSES, uuid,
} from '../wire.ts';
import { errors } from './access.ts';

const home = z.object({ unionId: uuid, unionName: z.string(), standing: z.enum(STANDINGS), beganOn: date, isIndividual: z.boolean() });
const ownJoin = z.object({
  joinId: uuid, unionId: uuid, unionName: z.string(), holderName: z.string(), status: z.enum(JOIN_STATUSES), name: z.string(),
  employer: z.string().nullable(), creditCode: z.string().nullable(), category, askedAt: z.date(), contactOn: date, dueOn: date,
  reason: z.string().nullable(),
});
const ownTransfer = z.object({
  transferId: uuid, fromName: z.string(), toName: z.string(), status: z.enum(TRANSFER_STATUSES), confirmed: z.array(z.enum(TRANSFER_SIDES)),
  askedAt: z.date(), dueOn: date, reason: z.string().nullable(), objectedBy: z.enum(TRANSFER_SIDES).nullable(),
});
const ownFounding = z.object({ foundingId: uuid, employer: z.string(), unionName: z.string(), status: z.enum(FOUNDING_STATUSES), askedAt: z.date() });

export const memberEndpoints = {
  readMine: defineQuery({
    id: 'membership.readMine', access: anySignedIn(), input: z.object({}),
    output: z.object({ home: home.nullable(), join: ownJoin.nullable(), transfer: ownTransfer.nullable(), foundings: z.array(ownFounding) }),
    errors: [],
  }),
  /** A member without a card gets one: whoever was imported never applied. */
  issueCard: defineCommand({
    id: 'membership.issueCard', access: anySignedIn(), input: z.object({}), output: z.object({ number: z.string() }), errors: [errors['not-member']],
  }),
  readCard: defineQuery({
    id: 'membership.readCard', access: anySignedIn(), input: z.object({}),
    output: z.object({ card: z.object({
      number: z.string(), name: z.string(), unionName: z.string(), standing: z.enum(STANDINGS), since: date, address: z.string(),
      expiresAt: z.date(), seconds: z.int(),
    }).nullable() }),
    errors: [],
  }),
  /** What a phone keeps, so that it can check a card where there is no network. */
  readCardKeys: defineQuery({
    id: 'membership.readCardKeys', access: openToAll('public keys check signatures and make none; a gate must have them before its network fails'),
    input: z.object({}),
    output: z.object({ keys: z.array(z.object({ keyId: z.string(), publicKey: z.string(), until: z.date().nullable() })), asOf: z.date() }),
    errors: [],
  }),
  checkCard: defineQuery({
    id: 'membership.checkCard', access: openToAll('whoever is shown a card may ask whether it holds; the answer names nobody in full'),
    input: z.object({ token: z.string().max(200) }),
    output: z.object({
      state: z.enum(CARD_STATES), maskedName: z.string(), unionName: z.string(), numberEnd: z.string(), issuedAt: z.date().nullable(), asOf: z.date(),
    }),
    errors: [],
  }),
  retain: defineCommand({
    id: 'membership.retain', access: anySignedIn(), input: z.object({ cause: z.enum(RETAIN_CAUSES) }), output: z.object({}),
    errors: [errors['not-member'], errors['already-retained'], errors['already-moving']],
  }),
  leave: defineCommand({
    id: 'membership.leave', access: anySignedIn(), input: z.object({}), output: z.object({}),
    errors: [errors['not-member'], errors['already-moving']],
  }),
  listTransfers: defineQuery({
    id: 'membership.listTransfers', access: may('membership.join.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, view: listView }),
    output: z.object({ transfers: z.array(z.object({
      endId: uuid, transferId: uuid, side: z.enum(TRANSFER_SIDES), name: z.string(), fromName: z.string(), toName: z.string(), status: z.enum(TRANSFER_STATUSES),
      confirmed: z.array(z.enum(TRANSFER_SIDES)), askedAt: z.date(), dueOn: date, reason: z.string().nullable(), can: z.object({ open: z.boolean() }),
    })), hasMore: z.boolean() }),
    errors: [],
  }),
} as const;
