import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { about, caseNumber, date, disclosure, ENTERED_SOURCES, queryCode, sentence, status, topic, uuid } from '../wire.ts';
import { errors } from './errors.ts';
import { appealResource } from './permissions.ts';

const onCase = may('appeals.appeal.handle').on(appealResource, 'appealId');
/** Of an act that any office of the line may do, and of one that only the holding union may. */
const anyOffice = [errors['wrong-state'], errors['own-case']] as const;
const refusals = [...anyOffice, errors['not-holder']] as const;
const done = z.object({});
const reason = sentence(500);

/** The rarer acts on a case: pausing, moving it between people and unions, joining, and cases that come by other ways. */
export const caseworkEndpoints = {
  pauseAppeal: defineCommand({
    id: 'appeals.pauseAppeal', access: onCase, input: z.object({ appealId: uuid, reason, until: date }), output: done,
    errors: [...refusals, errors['pause-too-long']],
  }),
  resumeAppeal: defineCommand({
    id: 'appeals.resumeAppeal', access: onCase, input: z.object({ appealId: uuid }), output: done, errors: refusals,
  }),
  listReceivers: defineQuery({
    id: 'appeals.listReceivers', access: onCase, input: z.object({ appealId: uuid }),
    output: z.object({ receivers: z.array(z.object({ personId: uuid, name: z.string(), role: z.string(), unionId: uuid, unionName: z.string() })) }),
    errors: [],
  }),
  handOverAppeal: defineCommand({
    id: 'appeals.handOverAppeal', access: onCase, input: z.object({ appealId: uuid, personId: uuid, unionId: uuid, reason }), output: done,
    errors: [...refusals, errors['receiver-unfit']],
  }),
  refuseAppeal: defineCommand({
    id: 'appeals.refuseAppeal', access: onCase, input: z.object({ appealId: uuid, reason }), output: done,
    errors: [...refusals, errors['no-rung-above'], errors['refuse-too-late']],
  }),
  escalateAppeal: defineCommand({
    id: 'appeals.escalateAppeal', access: onCase, input: z.object({ appealId: uuid, reason }), output: done,
    errors: [...refusals, errors['no-rung-above']],
  }),
  takeUpAppeal: defineCommand({
    id: 'appeals.takeUpAppeal', access: onCase, input: z.object({ appealId: uuid, reason }), output: done, errors: refusals,
  }),
  declareConflict: defineCommand({
    id: 'appeals.declareConflict', access: onCase, input: z.object({ appealId: uuid, reason }), output: done,
    errors: anyOffice,
  }),
  listSimilar: defineQuery({
    id: 'appeals.listSimilar', access: may('appeals.appeal.read').on(appealResource, 'appealId'), logged: true,
    input: z.object({ appealId: uuid }),
    output: z.object({ cases: z.array(z.object({
      appealId: uuid, caseNumber, status, excerpt: z.string(), likeness: z.number(), joinedCount: z.int(),
    })) }),
    errors: [],
  }),
  joinAppeal: defineCommand({
    id: 'appeals.joinAppeal', access: onCase, input: z.object({ appealId: uuid, leadId: uuid }), output: done,
    errors: [...anyOffice, errors['join-unfit']],
  }),
  partAppeal: defineCommand({
    id: 'appeals.partAppeal', access: onCase, input: z.object({ appealId: uuid }), output: done, errors: anyOffice,
  }),
  enterAppeal: defineCommand({
    id: 'appeals.enterAppeal', access: may('appeals.appeal.enter').on(unionResource, 'unionId'),
    input: z.object({
      unionId: uuid, appealId: uuid, source: z.enum(ENTERED_SOURCES), topic, text: sentence(4000), disclosure, about,
      name: z.string().trim().max(40).optional(), phone: z.string().max(20).optional(), queryCode,
    }),
    output: z.object({ appealId: uuid, caseNumber, dueOn: date, isDueProvisional: z.boolean() }),
    errors: [errors['contact-needed'], errors['already-sent']],
  }),
} as const;
