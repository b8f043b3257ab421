import { z } from 'zod';
import { may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { topic, uuid } from '../wire.ts';
import { errors } from './errors.ts';
import { codeResource } from './permissions.ts';

const place = z.string().trim().max(60);
const codeNumber = z.int().min(1001).max(2_147_483_647);
const madeCode = z.object({ codeId: uuid, number: codeNumber, link: z.string() });
const pdf = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** How many places one command may take, and how many codes one PDF may hold. */
export const CODE_LIMITS = { places: 200, printed: 500 } as const;

/** Posters: made, listed, printed, replaced, retired. */
export const codeEndpoints = {
  listCodes: defineQuery({
    id: 'appeals.listCodes', access: may('appeals.code.manage').listing(),
    input: z.object({ unionId: uuid.optional() }),
    output: z.object({ codes: z.array(z.object({
      codeId: uuid, number: codeNumber, unionId: uuid, unionName: z.string(), contactName: z.string(), place: z.string(),
      topic: topic.nullable(), link: z.string(), madeAt: z.date(), appeals: z.int(),
      isRetired: z.boolean(), replacedByNumber: codeNumber.nullable(),
      /** False when the contact person has left the duty: the code should be replaced. */
      isContactInOffice: z.boolean(),
    })) }), errors: [],
  }),
  makeCode: defineCommand({
    id: 'appeals.makeCode', access: may('appeals.code.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, contactGrantId: uuid, place, topic: topic.optional() }),
    output: madeCode, errors: [errors['contact-unfit']],
  }),
  makeCodes: defineCommand({
    id: 'appeals.makeCodes', access: may('appeals.code.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, contactGrantId: uuid, places: z.array(place).min(1).max(CODE_LIMITS.places), topic: topic.optional() }),
    output: z.object({ codes: z.array(madeCode) }), errors: [errors['contact-unfit']],
  }),
  printCodes: defineQuery({
    id: 'appeals.printCodes', access: may('appeals.code.manage').listing(),
    // Numbers instead of ids: five hundred of them still fit into an address that every proxy lets through.
    input: z.object({ numbers: z.array(codeNumber).min(1).max(CODE_LIMITS.printed), perSheet: z.literal([1, 4, 8]) }),
    output: pdf, errors: [errors['code-unknown'], errors['code-retired']],
  }),
  replaceCode: defineCommand({
    // On the union, although the code would tell it: making codes locks union, then code, and so must this.
    id: 'appeals.replaceCode', access: may('appeals.code.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, codeId: uuid, contactGrantId: uuid.optional() }),
    output: madeCode, errors: [errors['code-retired'], errors['contact-unfit']],
  }),
  retireCode: defineCommand({
    id: 'appeals.retireCode', access: may('appeals.code.manage').on(codeResource, 'codeId'),
    input: z.object({ codeId: uuid }), output: z.object({}), errors: [errors['code-retired']],
  }),
  findUnionCodes: defineQuery({
    id: 'appeals.findUnionCodes', access: openToAll('a worker whose poster is forged or torn names the union instead; codes hang on walls'),
    input: z.object({ words: z.string().trim().min(4).max(40) }),
    output: z.object({ unions: z.array(z.object({ unionName: z.string(), code: z.string() })) }), errors: [],
  }),
} as const;
