import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { fileBytes, firmKind, firmView, language, uuid } from '../wire.ts';
import { errors, firmResource } from './access.ts';

/** Empty text is nothing: a form sends what stands in its fields. */
const optionalText = (most: number) => z.string().trim().max(most).transform((text) => (text === '' ? null : text)).nullable();
const firmFields = {
  name: z.string().trim().min(2).max(60), creditCode: optionalText(30), kind: firmKind, industry: optionalText(40), address: optionalText(120),
  workers: z.int().min(0).max(1_000_000).nullable(), contactName: z.string().trim().max(40), firmUnionId: uuid.nullable(),
};
/** A new number, '' to take it away; left out, the one on record stays. */
const phone = z.string().trim().max(30).optional();

const pageCursor = z.object({ name: z.string().max(60), firmId: uuid });
const firm = z.object({
  firmId: uuid, name: z.string(), creditCode: z.string().nullable(), kind: firmKind, industry: z.string().nullable(),
  address: z.string().nullable(), workers: z.int().nullable(), contactName: z.string(), hasPhone: z.boolean(), hasCode: z.boolean(),
  firmUnionId: uuid.nullable(), firmUnionName: z.string().nullable(), unionId: uuid, unionName: z.string(), isGenerated: z.boolean(),
});

export const registerEndpoints = {
  listFirms: defineQuery({
    id: 'measures.listFirms', access: may('measures.firm.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, view: firmView, words: z.string().trim().max(40).optional(), after: pageCursor.optional() }),
    output: z.object({ firms: z.array(firm), next: pageCursor.nullable(), total: z.int(), can: z.object({ manage: z.boolean() }) }), errors: [],
  }),
  readFirm: defineQuery({
    id: 'measures.readFirm', access: may('measures.firm.read').on(firmResource, 'firmId'),
    input: z.object({ firmId: uuid }),
    output: firm.extend({
      addedAt: z.date(), changedAt: z.date(), isRemoved: z.boolean(), can: z.object({ manage: z.boolean() }),
      /** Which unions looked after it before, the latest move first. */
      moves: z.array(z.object({ fromName: z.string(), toName: z.string(), at: z.date() })),
    }),
    errors: [],
  }),
  revealPhone: defineQuery({
    id: 'measures.revealPhone', access: may('measures.firm.read').on(firmResource, 'firmId'), logged: true,
    input: z.object({ firmId: uuid, reason: z.string().trim().min(2).max(200) }), output: z.object({ phone: z.string() }), errors: [],
  }),
  addFirm: defineCommand({
    id: 'measures.addFirm', access: may('measures.firm.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, ...firmFields, phone }), output: z.object({ firmId: uuid }),
    errors: [errors['credit-code'], errors.phone, errors['firm-known'], errors['union-not-below']],
  }),
  changeFirm: defineCommand({
    id: 'measures.changeFirm', access: may('measures.firm.manage').on(firmResource, 'firmId'),
    input: z.object({ firmId: uuid, ...firmFields, phone }), output: z.object({}),
    errors: [errors['credit-code'], errors.phone, errors['firm-known'], errors['union-not-below'], errors['firm-removed']],
  }),
  removeFirm: defineCommand({
    id: 'measures.removeFirm', access: may('measures.firm.manage').on(firmResource, 'firmId'),
    input: z.object({ firmId: uuid }), output: z.object({}), errors: [errors['firm-removed']],
  }),
  moveFirm: defineCommand({
    id: 'measures.moveFirm', access: may('measures.firm.manage').on(firmResource, 'firmId'),
    input: z.object({ firmId: uuid, unionId: uuid }), output: z.object({}),
    errors: [errors['firm-removed'], errors['firm-known'], errors['union-not-below'], errors['target-unfit']],
  }),
  readCoverage: defineQuery({
    id: 'measures.readCoverage', access: may('measures.firm.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({
      unionName: z.string(), firms: z.int(), withCode: z.int(), withContact: z.int(), covered: z.int(), workers: z.int(), asOf: z.date(),
      can: z.object({ manage: z.boolean() }),
    }),
    errors: [],
  }),
  exportFirms: defineQuery({
    id: 'measures.exportFirms', access: may('measures.firm.read').on(unionResource, 'unionId'), logged: true,
    input: z.object({ unionId: uuid, view: firmView, words: z.string().trim().max(40).optional(), language }), output: fileBytes, errors: [],
  }),
} as const;
