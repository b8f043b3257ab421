import { z } from 'zod';
import type { Condition } from './holds.ts';
import { isBounded } from './is-bounded.ts';

// Where a browser only asks whether a condition holds, it loads `holds.ts` and not zod.
export { fieldsIn, holds, isGiven, type Answers, type Condition } from './holds.ts';

/** A value as a condition compares it: money in fen, dates as YYYY-MM-DD, which sort as text. */
const compared = z.union([z.string().max(200), z.number(), z.boolean()]);

const part: z.ZodType<Condition> = z.lazy(() => z.union([
  z.strictObject({ all: z.array(part).min(1).max(10) }),
  z.strictObject({ any: z.array(part).min(1).max(10) }),
  z.strictObject({ not: part }),
  z.strictObject({ field: z.string().max(60), is: z.enum(['given', 'empty']) }),
  z.strictObject({ field: z.string().max(60), is: z.enum(['equal', 'above', 'at-least', 'below', 'at-most', 'has']), to: compared }),
]));
/** Its size is looked at before its parts: the schema calls itself once for every level. */
export const condition: z.ZodType<Condition> = z.unknown().refine(isBounded).pipe(part);
