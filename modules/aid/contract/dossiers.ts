import { z } from 'zod';
import { anySignedIn, may } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { aidForm, DOSSIER_STATES, DOSSIER_VIEWS, date, level, month, paidWay, uuid, year } from '../wire.ts';
import { dossierResource } from './access.ts';

const payment = z.object({ paymentId: uuid, amount: z.int(), paidOn: date, way: paidWay });
const review = z.object({ reviewId: uuid, reviewedOn: date, isEntitled: z.boolean(), level });

const dossier = z.object({
  dossierId: uuid, number: z.string(), unionId: uuid, unionName: z.string(), level, aidForm, state: z.enum(DOSSIER_STATES), openedOn: date,
  reviewDueOn: date.nullable(), isDue: z.boolean(), leftOn: date.nullable(),
});
const pageCursor = z.object({ openedOn: date, dossierId: uuid });

export const dossierEndpoints = {
  listDossiers: defineQuery({
    id: 'aid.listDossiers', access: may('aid.dossier.read').listing(),
    input: z.object({ view: z.enum(DOSSIER_VIEWS), unionId: uuid.optional(), year: year.optional(), month: month.optional(), before: pageCursor.optional() }),
    output: z.object({ dossiers: z.array(dossier.extend({ name: z.string() })), next: pageCursor.nullable() }), errors: [],
  }),
  readDossier: defineQuery({
    id: 'aid.readDossier', access: may('aid.dossier.read').on(dossierResource, 'dossierId'), logged: true,
    input: z.object({ dossierId: uuid }),
    output: dossier.extend({
      name: z.string(), caseId: uuid,
      /** What the visit found, opened from the seal; null for somebody who was forgotten. */
      facts: z.object({
        employer: z.string(), householdSize: z.int(), netPerHead: z.int().nullable(), lineShare: z.number().nullable(), causes: z.array(z.string()),
      }).nullable(),
      payments: z.array(payment.extend({ caseId: uuid })), reviews: z.array(review.extend({ caseId: uuid, finding: z.string() })), paid: z.int(),
    }),
    errors: [],
  }),
  /** The asking worker's own: nothing of it is about anybody else. */
  listMine: defineQuery({
    id: 'aid.listMine', access: anySignedIn(), input: z.object({}),
    output: z.object({
      dossiers: z.array(dossier.extend({ payments: z.array(payment), reviews: z.array(review), paid: z.int() })),
      /** Of applications still under way: where to look at them. */
      running: z.array(z.object({ caseId: uuid, askedAt: z.date() })),
    }),
    errors: [],
  }),
} as const;
