import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { callKind, caseNumber, date, figuresView, sheetBytes, topic, uuid } from '../wire.ts';

export const figureEndpoints = {
  readFigures: defineQuery({
    id: 'appeals.readFigures', access: may('appeals.figure.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, from: date, to: date }), output: figuresView, errors: [],
  }),
  /** The same figures as a workbook, with what they mean, their period and when they were taken on a sheet of its own. */
  downloadFigures: defineQuery({
    id: 'appeals.downloadFigures', access: may('appeals.figure.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, from: date, to: date, language: z.enum(['zh-CN', 'en']) }), output: sheetBytes,
    errors: [],
  }),
  /** The calls that a number of call-backs counted. `about` is null for whoever may not see the calling union's own list. */
  listCalled: defineQuery({
    id: 'appeals.listCalled', access: may('appeals.figure.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, from: date, to: date, kind: callKind, after: z.object({ callBackId: uuid }).optional() }),
    output: z.object({
      unionName: z.string(), next: z.object({ callBackId: uuid }).nullable(),
      calls: z.array(z.object({
        callBackId: uuid, unionName: z.string(), receivedOn: date, isReached: z.boolean().nullable(), isSolved: z.boolean().nullable(),
        about: z.object({ caseNumber, topic, callerName: z.string(), score: z.int().nullable() }).nullable(),
      })),
    }),
    errors: [],
  }),
} as const;
