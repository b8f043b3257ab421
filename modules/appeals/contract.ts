import { z } from 'zod';
import { anySignedIn, defineResource, holder, may, newCase, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { signInErrors } from '#platform/accounts/contract/sign-in-errors.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import {
  appealPage, caseNumber, codeView, date, disclosure, figuresView, listView, officerCase, pageCursor, photoBytes, photoIds,
  queryCode, sentence, topic, uuid, workerCase, workerCaseRow,
} from './wire.ts';
import type { AppealRow, CodeRow } from './store/rows.ts';

export const appealResource = defineResource<AppealRow>('appeals.appeal');
export const codeResource = defineResource<CodeRow>('appeals.code');

export const permissions = definePermissions({
  'appeals.appeal.read': ['chair', 'administrator', 'contact-person'],
  'appeals.appeal.handle': ['chair', 'administrator', 'contact-person'],
  'appeals.contact.reveal': ['chair', 'contact-person'],
  'appeals.code.manage': ['chair', 'administrator'],
  'appeals.figure.read': ['chair', 'administrator', 'contact-person'],
});

export const errors = defineErrors('appeals', {
  'code-unknown': 'not-found',
  'code-retired': 'conflict',
  'contact-needed': 'invalid',
  'receipt-unknown': 'not-found',
  'already-sent': 'conflict',
  'photo-unknown': 'invalid',
  'wrong-state': 'conflict',
  'own-case': 'forbidden',
  'not-named': 'forbidden',
  'contact-unfit': 'invalid',
});

export const endpoints = {
  readCode: defineQuery({
    id: 'appeals.readCode', access: openToAll('a worker scans before having an account'),
    input: z.object({ code: z.string().max(200) }), output: codeView,
    errors: [errors['code-unknown'], errors['code-retired']],
  }),
  submitAppeal: defineCommand({
    id: 'appeals.submitAppeal', access: newCase('appealId', 'an appeal needs no account, and an anonymous one must not have one'),
    input: z.object({
      appealId: uuid, code: z.string().max(200), topic, text: sentence(4000), disclosure,
      name: z.string().trim().max(40).optional(), phone: z.string().max(20).optional(),
      queryCode, photos: photoIds,
    }),
    output: z.object({ appealId: uuid, caseNumber, receivedAt: z.date(), dueOn: date, isDueProvisional: z.boolean() }),
    errors: [errors['code-unknown'], errors['code-retired'], errors['contact-needed'], errors['already-sent'], errors['photo-unknown'],
      signInErrors['sign-in-busy']],
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
    input: z.object({ appealId: uuid, text: sentence(2000) }), output: z.object({}), errors: [errors['wrong-state']],
  }),
  rateAppeal: defineCommand({
    id: 'appeals.rateAppeal', access: holder(appealResource, 'appealId'),
    input: z.object({
      appealId: uuid, isSolved: z.boolean(), score: z.int().min(1).max(5), remark: z.string().trim().max(500).optional(),
    }),
    output: z.object({}), errors: [errors['wrong-state']],
  }),
  listAppeals: defineQuery({
    id: 'appeals.listAppeals', access: may('appeals.appeal.read').listing(),
    input: z.object({
      view: listView, unionId: uuid.optional(), topic: topic.optional(),
      receivedFrom: date.optional(), receivedTo: date.optional(), before: pageCursor.optional(),
    }),
    output: appealPage, errors: [],
  }),
  readAppeal: defineQuery({
    id: 'appeals.readAppeal', access: may('appeals.appeal.read').on(appealResource, 'appealId'), logged: true,
    input: z.object({ appealId: uuid }), output: officerCase, errors: [],
  }),
  readPhoto: defineQuery({
    id: 'appeals.readPhoto', access: may('appeals.appeal.read').on(appealResource, 'appealId'), logged: true,
    input: z.object({ appealId: uuid, photoId: uuid, isSmall: z.boolean() }), output: photoBytes, errors: [],
  }),
  readOwnPhoto: defineQuery({
    id: 'appeals.readOwnPhoto', access: holder(appealResource, 'appealId'),
    input: z.object({ appealId: uuid, photoId: uuid, isSmall: z.boolean() }), output: photoBytes, errors: [],
  }),
  revealContact: defineQuery({
    id: 'appeals.revealContact', access: may('appeals.contact.reveal').on(appealResource, 'appealId'), logged: true, stepUp: true,
    input: z.object({ appealId: uuid, reason: z.string().trim().min(2).max(200) }),
    output: z.object({ name: z.string(), phone: z.string() }), errors: [errors['not-named']],
  }),
  acceptAppeal: defineCommand({
    id: 'appeals.acceptAppeal', access: may('appeals.appeal.handle').on(appealResource, 'appealId'),
    input: z.object({ appealId: uuid }), output: z.object({}), errors: [errors['wrong-state'], errors['own-case']],
  }),
  askWorker: defineCommand({
    id: 'appeals.askWorker', access: may('appeals.appeal.handle').on(appealResource, 'appealId'),
    input: z.object({ appealId: uuid, text: sentence(2000) }), output: z.object({}),
    errors: [errors['wrong-state'], errors['own-case']],
  }),
  answerAppeal: defineCommand({
    id: 'appeals.answerAppeal', access: may('appeals.appeal.handle').on(appealResource, 'appealId'),
    input: z.object({ appealId: uuid, text: sentence(2000) }), output: z.object({}),
    errors: [errors['wrong-state'], errors['own-case']],
  }),
  closeAppeal: defineCommand({
    id: 'appeals.closeAppeal', access: may('appeals.appeal.handle').on(appealResource, 'appealId'),
    input: z.object({ appealId: uuid, result: sentence(2000) }), output: z.object({}),
    errors: [errors['wrong-state'], errors['own-case']],
  }),
  listCodes: defineQuery({
    id: 'appeals.listCodes', access: may('appeals.code.manage').listing(),
    input: z.object({ unionId: uuid.optional() }),
    output: z.object({ codes: z.array(z.object({
      codeId: uuid, unionId: uuid, unionName: z.string(), contactName: z.string(), place: z.string(),
      link: z.string(), isRetired: z.boolean(), madeAt: z.date(), appeals: z.int(),
    })) }), errors: [],
  }),
  makeCode: defineCommand({
    id: 'appeals.makeCode', access: may('appeals.code.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, contactGrantId: uuid, place: z.string().trim().max(60) }),
    output: z.object({ codeId: uuid, link: z.string() }), errors: [errors['contact-unfit']],
  }),
  retireCode: defineCommand({
    id: 'appeals.retireCode', access: may('appeals.code.manage').on(codeResource, 'codeId'),
    input: z.object({ codeId: uuid }), output: z.object({}), errors: [errors['code-retired']],
  }),
  readFigures: defineQuery({
    id: 'appeals.readFigures', access: may('appeals.figure.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, from: date, to: date }), output: figuresView, errors: [],
  }),
} as const;
