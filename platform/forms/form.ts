import { z } from 'zod';
import { condition } from './condition.ts';
import { isBounded } from './is-bounded.ts';
import { words } from './words.ts';

/** A field's key: it stands in answers, conditions, columns of Excel and calculations, and never changes once used. */
export const fieldKey = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const choice = z.strictObject({ key: fieldKey, label: words });

/** C1 public, C2 internal, C3 personal, C4 sensitive personal (PIPL 28). */
export const answerClass = z.enum(['C1', 'C2', 'C3', 'C4']);

const base = { key: fieldKey, label: words, hint: words.optional(), isRequired: z.boolean(), class: answerClass, showIf: condition.optional() };
const bounds = { least: z.number().optional(), most: z.number().optional() };

/** A calculation over fields of the same form, or columns of the same row: money in fen, everything else as it is. */
export type Sum =
  | { readonly field: string }
  /** Summed over the rows; with `times`, each row's cell multiplied by another of the same row (unit price × count). */
  | { readonly column: { readonly table: string; readonly field: string; readonly times?: string | undefined } }
  | { readonly number: number }
  | { readonly add: readonly Sum[] }
  | { readonly times: readonly Sum[] }
  | { readonly minus: readonly [Sum, Sum] }
  | { readonly over: readonly [Sum, Sum] };
const sumPart: z.ZodType<Sum> = z.lazy(() => z.union([
  z.strictObject({ field: fieldKey }),
  z.strictObject({ column: z.strictObject({ table: fieldKey, field: fieldKey, times: fieldKey.optional() }) }),
  z.strictObject({ number: z.number() }),
  z.strictObject({ add: z.array(sumPart).min(1).max(10) }),
  z.strictObject({ times: z.array(sumPart).min(1).max(10) }),
  z.strictObject({ minus: z.tuple([sumPart, sumPart]) }),
  z.strictObject({ over: z.tuple([sumPart, sumPart]) }),
]));
export const sum: z.ZodType<Sum> = z.unknown().refine(isBounded).pipe(sumPart);

/**
 * What a field holds in the answers: `text`, `long-text`, `id-number`, `phone` text · `number` a number · `money` fen ·
 * `date` YYYY-MM-DD · `choice` a key · `choices` keys · `yes-no` boolean · `person`, `union` an id · `photos`, `files` ids of uploads ·
 * `table` rows of cells · `signature` the id of an uploaded picture · `place` { text, latitude?, longitude? } ·
 * `calculated` a number nobody types; as a column it is worked out in every row from the columns before it · `section` and `note` nothing.
 */
const cell = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('text'), longest: z.int().min(1).max(200).optional() }),
  z.strictObject({ ...base, kind: z.literal('number'), ...bounds, decimals: z.int().min(0).max(4).optional(), unit: words.optional() }),
  z.strictObject({ ...base, kind: z.literal('money'), ...bounds }),
  z.strictObject({ ...base, kind: z.literal('date'), earliest: z.iso.date().optional(), latest: z.iso.date().optional() }),
  z.strictObject({ ...base, kind: z.literal('choice'), choices: z.array(choice).min(1).max(60) }),
  z.strictObject({ ...base, kind: z.literal('yes-no') }),
  z.strictObject({ ...base, kind: z.literal('phone') }),
  /** `isMasked`: whoever takes part without having given it sees its ends alone; the process' code may show the whole. */
  z.strictObject({ ...base, kind: z.literal('id-number'), isMasked: z.boolean().optional() }),
  z.strictObject({ ...base, kind: z.literal('calculated'), sum, as: z.enum(['number', 'money']) }),
]);
export type Cell = z.infer<typeof cell>;

export const field = z.discriminatedUnion('kind', [
  ...cell.options,
  z.strictObject({ ...base, kind: z.literal('long-text'), longest: z.int().min(1).max(4000).optional() }),
  z.strictObject({ ...base, kind: z.literal('choices'), choices: z.array(choice).min(1).max(60), fewest: z.int().min(0).optional(), most: z.int().min(1).optional() }),
  z.strictObject({ ...base, kind: z.literal('person') }),
  z.strictObject({ ...base, kind: z.literal('union') }),
  z.strictObject({ ...base, kind: z.literal('photos'), most: z.int().min(1).max(9) }),
  z.strictObject({ ...base, kind: z.literal('files'), most: z.int().min(1).max(9) }),
  z.strictObject({ ...base, kind: z.literal('signature') }),
  z.strictObject({ ...base, kind: z.literal('place') }),
  z.strictObject({ ...base, kind: z.literal('table'), columns: z.array(cell).min(1).max(12), fewest: z.int().min(0).max(100), most: z.int().min(1).max(100) }),
  z.strictObject({ ...base, kind: z.literal('section') }),
  z.strictObject({ ...base, kind: z.literal('note') }),
]);
export type Field = z.infer<typeof field>;
export type FieldKind = Field['kind'];

/** A form as data: what a union builds, and what draws it on phone, PC, paper and sheet. */
export const form = z.strictObject({ fields: z.array(field).max(120) });
export type Form = z.infer<typeof form>;
