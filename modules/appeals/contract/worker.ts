import { z } from 'zod';
import { anySignedIn, holder, newCase, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { guardErrors } from '#platform/guard/contract/guard-errors.ts';
import { signInErrors } from '#platform/accounts/contract/sign-in-errors.ts';
import {
  about, caseNumber, codeView, date, disclosure, photoBytes, photoIds, queryCode, receiptKey, sentence, topic, uuid, workerCase, workerCaseRow,
} from '../wire.ts';
import { errors } from './errors.ts';
import { appealResource } from './permissions.ts';

/** What a worker does, with an account or with nothing but a receipt. */
export const workerEndpoints = {
  readCode: defineQuery({
    id: 'appeals.readCode', access: openToAll('a worker scans before having an account'),
    input: z.object({ code: z.string().max(200) }), output: codeView,
    errors: [errors['code-unknown'], errors['code-retired']],
  }),
  submitAppeal: defineCommand({
    id: 'appeals.submitAppeal', access: newCase('appealId', 'an appeal needs no account, and an anonymous one must not have one'),
    input: z.object({
      appealId: uuid, code: z.string().max(200), topic, text: sentence(4000), disclosure, about: about.optional(),
      /** The union that the phone showed as the receiver: a code that was retired meanwhile leads nobody elsewhere unasked. */
      unionId: uuid.optional(),
      name: z.string().trim().max(40).optional(), phone: z.string().max(20).optional(),
      /** One of the two: what the phone derived from the code, or from a phone that cannot the code itself. */
      receiptKey: receiptKey.optional(), queryCode: queryCode.optional(), photos: photoIds,
    }),
    output: z.object({ appealId: uuid, caseNumber, receivedAt: z.date(), dueOn: date, isDueProvisional: z.boolean() }),
    errors: [errors['code-unknown'], errors['code-retired'], errors['contact-needed'], errors['already-sent'], errors['photo-unknown'],
      guardErrors['work-needed'], guardErrors['code-full'], signInErrors['sign-in-busy']],
  }),
  openReceipt: defineCommand({
    id: 'appeals.openReceipt', access: openToAll('the query code is the key; wrong ones are slowed down'),
    input: z.object({ caseNumber, queryCode }),
    output: z.object({ appealId: uuid, receiptToken: z.string(), expiresAt: z.date() }),
    errors: [errors['receipt-unknown'], signInErrors['sign-in-wait'], signInErrors['sign-in-busy']],
  }),
  readCase: defineQuery({
    id: 'appeals.readCase', access: holder(appealResource, 'appealId'),
    input: z.object({ appealId: uuid }), output: workerCase, errors: [],
  }),
  listMine: defineQuery({
    id: 'appeals.listMine', access: anySignedIn(),
    input: z.object({}), output: z.object({ cases: z.array(workerCaseRow) }), errors: [],
  }),
  addMessage: defineCommand({
    id: 'appeals.addMessage', access: holder(appealResource, 'appealId'),
    input: z.object({ appealId: uuid, text: sentence(2000) }), output: z.object({}),
    errors: [errors['wrong-state'], guardErrors['case-full']],
  }),
  withdrawAppeal: defineCommand({
    id: 'appeals.withdrawAppeal', access: holder(appealResource, 'appealId'),
    input: z.object({ appealId: uuid, reason: z.string().trim().max(500).optional() }), output: z.object({}), errors: [errors['wrong-state']],
  }),
  rateAppeal: defineCommand({
    id: 'appeals.rateAppeal', access: holder(appealResource, 'appealId'),
    input: z.object({
      appealId: uuid, isSolved: z.boolean(), score: z.int().min(1).max(5), remark: z.string().trim().max(500).optional(),
    }),
    output: z.object({}), errors: [errors['wrong-state']],
  }),
  readOwnPhoto: defineQuery({
    id: 'appeals.readOwnPhoto', access: holder(appealResource, 'appealId'),
    input: z.object({ appealId: uuid, photoId: uuid, isSmall: z.boolean() }), output: photoBytes, errors: [],
  }),
} as const;
