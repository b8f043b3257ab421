import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { APPLICATION_STATES, APPLICATION_VIEWS, date, fileBytes, language, level, month, paidWay, uuid, year } from '../wire.ts';

const counts = { asked: z.int(), agreed: z.int(), refused: z.int(), opened: z.int(), left: z.int(), payments: z.int(), paid: z.int() };
const period = { unionId: uuid.optional(), year: year.optional(), month: month.optional() };
const applicationCursor = z.object({ askedAt: z.iso.datetime(), caseId: uuid });
const paymentCursor = z.object({ paidOn: date, paymentId: uuid });

export const figureEndpoints = {
  /** Of the union and everything below it, month by month; money in fen. */
  readFigures: defineQuery({
    id: 'aid.readFigures', access: may('aid.dossier.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid, year }),
    output: z.object({
      months: z.array(z.object({ month, ...counts })), year: z.object(counts),
      /** Dossiers in file now, and those of them whose review has fallen due. */
      active: z.int(), due: z.int(), asOf: z.date().nullable(),
    }),
    errors: [],
  }),
  /** The cases behind a figure. They tell where and when, not who: names stand in the dossiers. */
  listApplications: defineQuery({
    id: 'aid.listApplications', access: may('aid.dossier.read').listing(),
    input: z.object({ view: z.enum(APPLICATION_VIEWS), ...period, before: applicationCursor.optional() }),
    output: z.object({
      applications: z.array(z.object({
        caseId: uuid, unionId: uuid, unionName: z.string(), level, state: z.enum(APPLICATION_STATES), askedAt: z.date(), settledAt: z.date().nullable(),
      })),
      next: applicationCursor.nullable(),
    }),
    errors: [],
  }),
  listPayments: defineQuery({
    id: 'aid.listPayments', access: may('aid.dossier.read').listing(), input: z.object({ ...period, before: paymentCursor.optional() }),
    output: z.object({
      payments: z.array(z.object({
        paymentId: uuid, dossierId: uuid, number: z.string(), unionId: uuid, unionName: z.string(), amount: z.int(), paidOn: date, way: paidWay,
      })),
      next: paymentCursor.nullable(),
    }),
    errors: [],
  }),
  /** For the union above: numbers by part, and nobody's name. */
  exportFigures: defineQuery({
    id: 'aid.exportFigures', access: may('aid.dossier.read').on(unionResource, 'unionId'), logged: true,
    input: z.object({ unionId: uuid, year, language }), output: fileBytes, errors: [],
  }),
} as const;
