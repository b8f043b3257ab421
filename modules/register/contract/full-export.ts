import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { errors as countersignErrors } from '#platform/countersign/contract.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { language, uuid } from '../wire.ts';
import { errors } from './access.ts';

/** What a list in the clear may carry. Hardship and model-worker titles leave the house one by one, for a reason, never as a list. */
const FULL_COLUMNS = [
  'name', 'sex', 'idType', 'idNumber', 'phone', 'union', 'workUnit', 'department', 'post', 'newForm', 'joinedOn', 'bornOn', 'residence', 'cardNumber',
] as const;
export type FullColumn = (typeof FULL_COLUMNS)[number];

/** More than that is not one purpose; larger unions export part by part. */
export const MOST_IN_FULL = 20_000;

/** What is approved, all of it: who (a union's members by a word), which columns, how many at most, what for. */
export const fullExport = z.object({
  words: z.string().trim().max(40), columns: z.array(z.enum(FULL_COLUMNS)).min(1).max(FULL_COLUMNS.length),
  rows: z.int().min(1).max(MOST_IN_FULL), reason: z.string().trim().min(2).max(200),
}).strict();

export const fullExportEndpoints = {
  /** How many a request would be for; null beyond what one request may hold. */
  countForExport: defineQuery({
    id: 'register.countForExport', access: may('register.member.export').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, words: z.string().trim().max(40) }), output: z.object({ rows: z.int().nullable(), most: z.int() }), errors: [],
  }),
  /**
   * The list in the clear, once, by whoever asked for it and after somebody else approved exactly this. A command, so that
   * a broken line asks again under the same key and gets the same file; bytes are base64 because commands answer in JSON.
   */
  exportInFull: defineCommand({
    id: 'register.exportInFull', access: may('register.member.export').on(unionResource, 'unionId'), logged: true, stepUp: true,
    input: z.object({ unionId: uuid, requestId: uuid, language }), output: z.object({ file: z.string(), rows: z.int() }),
    errors: [
      countersignErrors['not-yours'], countersignErrors['not-approved'], countersignErrors['expired'], countersignErrors['payload-changed'],
      errors['more-members'], errors['export-quota'],
    ],
  }),
} as const;
