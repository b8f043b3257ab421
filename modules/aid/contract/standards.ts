import { z } from 'zod';
import { may } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { date, fen, uuid } from '../wire.ts';
import { errors } from './access.ts';

const parameters = {
  /** 低保: fen per person and month. */
  line: fen.min(1), deepMonths: z.int().min(1).max(12), relativeMonths: z.int().min(1).max(12), accidentMost: fen,
};
const standard = z.object({ ...parameters, source: z.string(), validFrom: date });

export const standardEndpoints = {
  readStandard: defineQuery({
    id: 'aid.readStandard', access: may('aid.dossier.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({
      unionName: z.string(),
      /** The nearest word on the way up; null where nobody has set one, and then nothing is checked against it. */
      inForce: standard.extend({ setBy: z.string() }).nullable(),
      own: z.array(standard.extend({ standardId: uuid, validTo: date.nullable() })),
    }),
    errors: [],
  }),
  setStandard: defineCommand({
    id: 'aid.setStandard', access: may('aid.standard.manage').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, ...parameters, source: z.string().trim().min(2).max(200), validFrom: date }), output: z.object({}),
    errors: [errors['standard-past']],
  }),
} as const;
