import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { date, figuresView, sheetBytes, uuid } from '../wire.ts';

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
} as const;
