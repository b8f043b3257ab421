import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import {
  appealPage, caseNumber, date, hourBucket, listView, officerCase, pageCursor, photoBytes, sentence, source, topic, uuid,
} from '../wire.ts';
import { errors } from './errors.ts';
import { appealResource } from './permissions.ts';

/** What contact persons, administrators and chairs do with a case. */
export const officerEndpoints = {
  listAppeals: defineQuery({
    id: 'appeals.listAppeals', access: may('appeals.appeal.read').listing(),
    input: z.object({
      view: listView, unionId: uuid.optional(), topic: topic.optional(), source: source.optional(), caseNumber: caseNumber.optional(),
      receivedFrom: date.optional(), receivedTo: date.optional(), hours: hourBucket.optional(), before: pageCursor.optional(),
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
  revealContact: defineQuery({
    id: 'appeals.revealContact', access: may('appeals.contact.reveal').on(appealResource, 'appealId'), logged: true, stepUp: true,
    input: z.object({ appealId: uuid, reason: z.string().trim().min(2).max(200) }),
    output: z.object({ name: z.string(), phone: z.string() }), errors: [errors['not-named']],
  }),
  acceptAppeal: defineCommand({
    id: 'appeals.acceptAppeal', access: may('appeals.appeal.handle').on(appealResource, 'appealId'),
    input: z.object({ appealId: uuid }), output: z.object({}), errors: [errors['wrong-state'], errors['own-case'], errors['not-holder']],
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
    errors: [errors['wrong-state'], errors['own-case'], errors['not-holder']],
  }),
} as const;
