import { z } from 'zod';
import { anySignedIn, defineResource, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import type { EntryRow } from './store/rows.ts';

export const entryResource = defineResource<EntryRow>('example-service.entry');

export const permissions = definePermissions({
  'example-service.entry.read': ['chair', 'administrator', 'contact-person'],
  'example-service.entry.answer': ['chair', 'administrator'],
});

export const errors = defineErrors('example-service', {
  'no-union': 'conflict',
  'already-answered': 'conflict',
  'own-entry': 'forbidden',
});

/** What a list shows: the work that waits, and for each figure the entries it counted. */
export const LIST_VIEWS = ['waiting', 'made', 'answered'] as const;

const uuid = z.string().refine(isUuid);
const title = z.string().trim().min(2).max(60);
const text = z.string().trim().min(2).max(2000);
const year = z.int().min(2000).max(2100);
const pageCursor = z.object({ madeAt: z.iso.datetime(), entryId: uuid });

const ownEntry = z.object({
  entryId: uuid, title: z.string(), text: z.string(), unionName: z.string(), madeAt: z.date(),
  answer: z.string().nullable(), answeredAt: z.date().nullable(),
});

const entryRow = z.object({
  entryId: uuid, title: z.string(), unionId: uuid, unionName: z.string(), madeAt: z.date(), answeredAt: z.date().nullable(),
});

const officerEntry = entryRow.extend({
  workerName: z.string(), text: z.string(), answer: z.string().nullable(), can: z.object({ answer: z.boolean() }),
});

export const endpoints = {
  makeEntry: defineCommand({
    id: 'example-service.makeEntry', access: anySignedIn(),
    input: z.object({ title, text }), output: z.object({ entryId: uuid }), errors: [errors['no-union']],
  }),
  listMine: defineQuery({
    id: 'example-service.listMine', access: anySignedIn(),
    input: z.object({}), output: z.object({ entries: z.array(ownEntry) }), errors: [],
  }),
  listEntries: defineQuery({
    id: 'example-service.listEntries', access: may('example-service.entry.read').listing(),
    input: z.object({
      view: z.enum(LIST_VIEWS), unionId: uuid.optional(), year: year.optional(), before: pageCursor.optional(),
    }),
    output: z.object({ entries: z.array(entryRow), next: pageCursor.nullable() }), errors: [],
  }),
  readEntry: defineQuery({
    id: 'example-service.readEntry', access: may('example-service.entry.read').on(entryResource, 'entryId'), logged: true,
    input: z.object({ entryId: uuid }), output: officerEntry, errors: [],
  }),
  answerEntry: defineCommand({
    id: 'example-service.answerEntry', access: may('example-service.entry.answer').on(entryResource, 'entryId'),
    input: z.object({ entryId: uuid, text }), output: z.object({}),
    errors: [errors['already-answered'], errors['own-entry']],
  }),
  readFigures: defineQuery({
    id: 'example-service.readFigures', access: may('example-service.entry.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, year }),
    output: z.object({ made: z.int(), answered: z.int(), asOf: z.date().nullable() }), errors: [],
  }),
} as const;
