import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { date, fileBytes, heading, ITEM_STATUSES, uuid, year } from '../wire.ts';
import { errors, itemResource } from './access.ts';

const title = z.string().trim().min(2).max(80);
/** Who answers for an item: somebody who holds an office of the union, or a department by its name. */
const owner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('officer'), personId: uuid }),
  z.object({ kind: z.literal('department'), name: z.string().trim().min(2).max(40) }),
]);
const planned = { heading, title, owner, beginsOn: date, endsOn: date };

const item = z.object({
  itemId: uuid, heading, title: z.string(), ownerId: uuid.nullable(), ownerName: z.string(), beginsOn: date, endsOn: date,
  progress: z.int(), sentence: z.string(), status: z.enum(ITEM_STATUSES), reports: z.int(),
});
const counts = { items: z.int(), done: z.int(), late: z.int(), headings: z.int(), headingsDone: z.int() };

export const planEndpoints = {
  readBoard: defineQuery({
    id: 'measures.readBoard', access: may('measures.plan.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, year }),
    output: z.object({
      unionId: uuid, unionName: z.string(), year: z.int(), ...counts,
      board: z.array(z.object({ heading, items: z.array(item) })), can: z.object({ manage: z.boolean() }),
    }),
    errors: [],
  }),
  listPlans: defineQuery({
    id: 'measures.listPlans', access: may('measures.plan.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, year }),
    output: z.object({ plans: z.array(z.object({ unionId: uuid, unionName: z.string(), ...counts })), without: z.int() }), errors: [],
  }),
  readItem: defineQuery({
    id: 'measures.readItem', access: may('measures.plan.read').on(itemResource, 'itemId'),
    input: z.object({ itemId: uuid }),
    output: item.extend({
      unionId: uuid, unionName: z.string(), year: z.int(), isRemoved: z.boolean(),
      evidence: z.array(z.object({
        reportId: uuid, at: z.date(), by: z.string(), progress: z.int(), sentence: z.string(), photos: z.array(uuid),
      })),
      can: z.object({ manage: z.boolean() }),
    }),
    errors: [],
  }),
  readEvidence: defineQuery({
    id: 'measures.readEvidence', access: may('measures.plan.read').on(itemResource, 'itemId'),
    input: z.object({ itemId: uuid, photoId: uuid, isSmall: z.boolean() }), output: fileBytes, errors: [],
  }),
  addItem: defineCommand({
    id: 'measures.addItem', access: may('measures.plan.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, year, ...planned }), output: z.object({ itemId: uuid }),
    errors: [errors['owner-unfit'], errors['dates-reversed']],
  }),
  changeItem: defineCommand({
    id: 'measures.changeItem', access: may('measures.plan.manage').on(itemResource, 'itemId'),
    input: z.object({ itemId: uuid, ...planned }), output: z.object({}),
    errors: [errors['owner-unfit'], errors['dates-reversed'], errors['item-removed']],
  }),
  reportProgress: defineCommand({
    id: 'measures.reportProgress', access: may('measures.plan.manage').on(itemResource, 'itemId'),
    input: z.object({
      itemId: uuid, progress: z.int().min(0).max(100), sentence: z.string().trim().min(2).max(500), photos: z.array(uuid).max(9),
    }),
    output: z.object({ reportId: uuid }), errors: [errors['item-removed'], errors['photo-gone']],
  }),
  removeItem: defineCommand({
    id: 'measures.removeItem', access: may('measures.plan.manage').on(itemResource, 'itemId'),
    input: z.object({ itemId: uuid }), output: z.object({}), errors: [errors['item-removed']],
  }),
} as const;
