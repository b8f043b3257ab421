import { z } from 'zod';
import { anySignedIn, holder, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { details, EDUCATIONS, ID_TYPES, NEW_FORMS, personal, uuid } from '../wire.ts';
import { correctionResource, errors } from './access.ts';

/** What a member may say is wrong. Words of a choice are sent as our names. */
export const CORRECTABLE = ['name', 'phone', 'idNumber', 'workUnit', 'department', 'post', 'education', 'residence', 'politicalStatus', 'newForm'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

const words = z.string().trim().max(60);
const changes = z.object({
  name: z.string().trim().min(2).max(40), phone: z.string().trim().max(30), idNumber: words, workUnit: z.string().trim().max(80), department: words, post: words,
  education: z.enum(EDUCATIONS), residence: z.string().trim().max(120), politicalStatus: z.string().trim().max(30), newForm: z.enum(NEW_FORMS),
} satisfies Record<Correctable, z.ZodType<string>>).partial().strict();
const change = z.object({ field: z.enum(CORRECTABLE), from: z.string(), to: z.string() });
const state = z.enum(['open', 'confirmed', 'declined', 'withdrawn']);
export type CorrectionState = z.output<typeof state>;

export const correctionEndpoints = {
  /** Everything that is kept about whoever asks, in full: it is theirs (PIPL 45). */
  readOwnRecord: defineQuery({
    id: 'register.readOwnRecord', access: anySignedIn(), input: z.object({}),
    output: z.object({
      name: z.string(), phone: z.string(), idType: z.enum(ID_TYPES).nullable(), idNumber: z.string(), details, personal,
      modelWorker: z.string(), isInHardship: z.boolean().nullable(), unionName: z.string().nullable(),
      standing: z.enum(['valid', 'transferring', 'retained']).nullable(), beganOn: z.string().nullable(),
      correction: z.object({ correctionId: uuid, state, changes: z.array(change), reason: z.string(), proposedAt: z.date(), settledAt: z.date().nullable() }).nullable(),
    }),
    errors: [],
  }),
  proposeCorrection: defineCommand({
    id: 'register.proposeCorrection', access: anySignedIn(),
    input: z.object({ correctionId: uuid, changes }), output: z.object({}),
    errors: [errors['nothing-changed'], errors['correction-open'], errors.identity, errors.phone, errors['phone-taken'], errors.elsewhere],
  }),
  withdrawCorrection: defineCommand({
    id: 'register.withdrawCorrection', access: holder(correctionResource, 'correctionId'),
    input: z.object({ correctionId: uuid }), output: z.object({}), errors: [errors['correction-settled']],
  }),
  listCorrections: defineQuery({
    id: 'register.listCorrections', access: may('register.member.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid }),
    output: z.object({ corrections: z.array(z.object({
      correctionId: uuid, personId: uuid, name: z.string(), unionName: z.string().nullable(), fields: z.array(z.enum(CORRECTABLE)), proposedAt: z.date(),
    })) }),
    errors: [],
  }),
  /** The values, old and new: read when somebody decides, and logged. */
  readCorrection: defineQuery({
    id: 'register.readCorrection', access: may('register.member.manage').on(correctionResource, 'correctionId'), logged: true,
    input: z.object({ correctionId: uuid }),
    output: z.object({ correctionId: uuid, personId: uuid, name: z.string(), unionName: z.string().nullable(), state, changes: z.array(change), proposedAt: z.date() }),
    errors: [],
  }),
  settleCorrection: defineCommand({
    id: 'register.settleCorrection', access: may('register.member.manage').on(correctionResource, 'correctionId'),
    input: z.object({ correctionId: uuid, outcome: z.enum(['confirmed', 'declined']), reason: z.string().trim().max(200).optional() }),
    output: z.object({}), errors: [errors['correction-settled'], errors['reason-needed'], errors['phone-taken'], errors.elsewhere],
  }),
} as const;
