import { z } from 'zod';
import { anySignedIn, defineResource, may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { defineErrors } from '#platform/contract/errors.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { isUuid } from '#platform/kernel/id.ts';
import type { HeldPerson } from './store/people.ts';

export const personResource = defineResource<HeldPerson>('privacy.person');

export const permissions = definePermissions({ 'privacy.person.forget': ['chair', 'administrator'] });

export const errors = defineErrors('privacy', {
  'holding-unknown': 'not-found',
  'in-the-way': 'conflict',
  'already-asked': 'conflict',
  'not-asked': 'conflict',
});

const uuid = z.string().refine(isUuid);
const language = z.enum(['zh-CN', 'en']);
const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const factView = z.object({ name: z.string(), value: z.string(), isMasked: z.boolean() });
const rowView = z.array(factView);
const obstacleView = z.object({ text: z.string(), link: z.string().nullable() });
const forgettingView = z.object({
  graceDays: z.int(), unions: z.array(z.string()), obstacles: z.array(obstacleView),
  request: z.object({ requestId: uuid, askedAt: z.date(), dueAt: z.date(), isByOfficer: z.boolean() }).nullable(),
});

/** What the phone asks: everything about whoever is signed in, and about nobody else. */
const ownEndpoints = {
  /** What is kept, room by room: how much of it, why and for how long. */
  listHoldings: defineQuery({
    id: 'privacy.listHoldings', access: anySignedIn(), input: z.object({ language }),
    output: z.object({ holdings: z.array(z.object({
      holdingKey: z.string(), title: z.string(), why: z.string(), kept: z.string(), count: z.int(), hasMasks: z.boolean(),
    })) }),
    errors: [],
  }),
  /** One of them in plain words; what tells who somebody is stands masked. */
  readHolding: defineQuery({
    id: 'privacy.readHolding', access: anySignedIn(), input: z.object({ holdingKey: z.string().max(60), language }),
    output: z.object({ rows: z.array(rowView) }), errors: [errors['holding-unknown']],
  }),
  /** The same without masks. Written to the log that the person reads. */
  revealHolding: defineQuery({
    id: 'privacy.revealHolding', access: anySignedIn(), logged: true, stepUp: true,
    input: z.object({ holdingKey: z.string().max(60), language }), output: z.object({ rows: z.array(rowView) }), errors: [errors['holding-unknown']],
  }),
  /** Who looked, when, why: the newest hundred entries of the access log that tell of whoever asks. */
  listLooks: defineQuery({
    id: 'privacy.listLooks', access: anySignedIn(), input: z.object({ language }),
    output: z.object({
      looks: z.array(z.object({ at: z.date(), what: z.string(), who: z.string(), reason: z.string().nullable(), isOwn: z.boolean() })), keptDays: z.int(),
    }),
    errors: [],
  }),
  /** Everything in one archive: readable, for machines, and the photos. */
  exportMine: defineQuery({
    id: 'privacy.exportMine', access: anySignedIn(), logged: true, stepUp: true, input: z.object({ language }), output: fileBytes, errors: [],
  }),
  readForgetting: defineQuery({
    id: 'privacy.readForgetting', access: anySignedIn(), input: z.object({ language }), output: forgettingView, errors: [],
  }),
  askForgetting: defineCommand({
    id: 'privacy.askForgetting', access: anySignedIn(), stepUp: true, input: z.object({ requestId: uuid }),
    output: z.object({ dueAt: z.date() }), errors: [errors['in-the-way'], errors['already-asked']],
  }),
  withdrawForgetting: defineCommand({
    id: 'privacy.withdrawForgetting', access: anySignedIn(), input: z.object({}), output: z.object({}), errors: [errors['not-asked']],
  }),
} as const;

/** For a person without a phone, at the counter. */
export const officerEndpoints = {
  readForgettingOf: defineQuery({
    id: 'privacy.readForgettingOf', access: may('privacy.person.forget').on(personResource, 'personId'),
    input: z.object({ personId: uuid, language }), output: forgettingView.extend({ name: z.string() }), errors: [],
  }),
  askForgettingFor: defineCommand({
    id: 'privacy.askForgettingFor', access: may('privacy.person.forget').on(personResource, 'personId'), stepUp: true,
    input: z.object({ personId: uuid, requestId: uuid, reason: z.string().trim().min(4).max(200) }),
    output: z.object({ dueAt: z.date() }), errors: [errors['in-the-way'], errors['already-asked']],
  }),
  withdrawForgettingFor: defineCommand({
    id: 'privacy.withdrawForgettingFor', access: may('privacy.person.forget').on(personResource, 'personId'),
    input: z.object({ personId: uuid }), output: z.object({}), errors: [errors['not-asked']],
  }),
} as const;

export const endpoints = { ...ownEndpoints, ...officerEndpoints } as const;
