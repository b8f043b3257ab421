import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { date, figuresView, uuid } from '../wire.ts';

export const figureEndpoints = {
  readFigures: defineQuery({
    id: 'appeals.readFigures', access: may('appeals.figure.read').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, from: date, to: date }), output: figuresView, errors: [],
  }),
} as const;
