import { z } from 'zod';
import { condition } from '#platform/forms/condition.ts';
import { fieldKey } from '#platform/forms/form.ts';
import { isBounded } from '#platform/forms/is-bounded.ts';
import { words } from '#platform/forms/words.ts';

/** A step's or branch's key: it stands in running cases and trails, and never changes once published. */
export const stepKey = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** Which union is asked: the case's own, so many levels above it, the topmost, or the one that a field names. */
const place = z.union([
  z.enum(['own', 'above', 'top']),
  z.strictObject({ levelsAbove: z.int().min(1).max(6) }),
  z.strictObject({ unionIn: fieldKey }),
]);
export type Place = z.infer<typeof place>;

/**
 * Who is asked: always relative to unions or to the case, never by name. An office that is empty, or whose holders may
 * not decide here, is looked for in the next union up.
 */
export const who = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('office'), office: z.enum(['chair', 'administrator', 'contact-person', 'system-officer', 'security-officer', 'audit-officer']), at: place }),
  /** Everybody who holds a duty of the union: for ballots and copies. */
  z.strictObject({ kind: z.literal('officers'), at: place }),
  z.strictObject({ kind: z.literal('starter') }),
  /** The persons that a person field names. */
  z.strictObject({ kind: z.literal('person-in'), field: fieldKey }),
  /** Whoever passed that step last. */
  z.strictObject({ kind: z.literal('decider-of'), step: stepKey }),
]);
export type Who = z.infer<typeof who>;

const due = z.strictObject({ days: z.int().min(1).max(365), count: z.enum(['working', 'calendar']) });
export type Due = z.infer<typeof due>;
/** So many days; or the day that the process' own code names when the step opens, as what a union has promised (`limits` of the process). */
const stepDue = z.union([due, z.strictObject({ limit: z.string().max(80) })]);
export type StepDue = z.infer<typeof stepDue>;

const step = { key: stepKey, title: words };
/** `may…` are what the flow says otherwise than the house: nobody decides the own case or two steps in a row. */
const asked = {
  ...step, who: z.array(who).min(1).max(8), due: stepDue.optional(),
  mayDecideOwnCase: z.boolean().optional(), mayDecideTwice: z.boolean().optional(),
  /** Fields of the form that whoever is asked may write here. */
  writes: z.array(fieldKey).max(60).optional(),
};

const approve = z.strictObject({
  ...asked, kind: z.literal('approve'),
  /** one: exactly one person is asked · any: several are, one decides · all: everyone must · ballot: a share of votes decides. */
  by: z.enum(['one', 'any', 'all', 'ballot']),
  /** Only for all: one after another in the order found. */
  inOrder: z.boolean().optional(),
  /** For all and ballot: percent that must agree; all without it is 100, a ballot without it more than half. */
  percent: z.int().min(1).max(100).optional(),
  /** For ballots: a single refusal refuses. */
  hasVeto: z.boolean().optional(),
  /** When the due day is over. agree: silence passes the step · climb: the next union above is asked as well, with days of its own. Without it, it is overdue. */
  whenDue: z.enum(['agree', 'climb']).optional(),
  /** Several cases may be agreed to with one press. */
  mayBatch: z.boolean().optional(),
});
const fill = z.strictObject({ ...asked, kind: z.literal('fill') });
const wait = z.strictObject({
  ...step, kind: z.literal('wait'),
  until: z.union([
    z.strictObject({ date: fieldKey }),
    z.strictObject({ days: z.int().min(1).max(3650), count: z.enum(['working', 'calendar']) }),
    z.strictObject({ event: z.string().max(80) }),
  ]),
});
const publicise = z.strictObject({ ...step, kind: z.literal('publicise'), workingDays: z.int().min(1).max(60), shows: z.array(fieldKey).max(20) });
const call = z.strictObject({ ...step, kind: z.literal('call'), call: z.string().max(80) });
const paper = z.strictObject({ ...step, kind: z.literal('paper'), paper: z.string().max(80) });
const copy = z.strictObject({ ...step, kind: z.literal('copy'), who: z.array(who).min(1).max(8) });
const sub = z.strictObject({ ...step, kind: z.literal('sub'), process: z.string().max(80), at: place, passes: z.array(fieldKey).max(60) });
/** Goes back to an earlier step of the same branch, at most so many times in one case; after that it lets pass. */
const again = z.strictObject({ ...step, kind: z.literal('again'), to: stepKey, most: z.int().min(1).max(20) });
/** Ends the case here, whatever follows. */
const end = z.strictObject({ ...step, kind: z.literal('end'), outcome: z.enum(['agreed', 'refused']) });

export type Branch = { readonly key: string; readonly title: z.infer<typeof words>; readonly steps: readonly Step[] };
export type Choose = z.infer<z.ZodObject<typeof step>> & {
  readonly kind: 'choose';
  /** The first whose condition holds is taken; without one, `otherwise`. */
  readonly branches: readonly (Branch & { readonly when: z.infer<typeof condition> })[];
  readonly otherwise: readonly Step[];
};
export type Together = z.infer<z.ZodObject<typeof step>> & {
  readonly kind: 'together';
  readonly branches: readonly Branch[];
  /** How many branches must have passed; the others are dropped then. Without it, all. */
  readonly need?: number | undefined;
};
export type Step =
  | z.infer<typeof approve> | z.infer<typeof fill> | z.infer<typeof wait> | z.infer<typeof publicise> | z.infer<typeof call>
  | z.infer<typeof paper> | z.infer<typeof copy> | z.infer<typeof sub> | z.infer<typeof again> | z.infer<typeof end> | Choose | Together;
export type StepKind = Step['kind'];
export type AskedStep = Extract<Step, { who: unknown; kind: 'approve' | 'fill' }>;

const steps: z.ZodType<readonly Step[]> = z.lazy(() => z.array(anyStep).max(40));
const branch = { key: stepKey, title: words, steps };
const choose = z.strictObject({ ...step, kind: z.literal('choose'), branches: z.array(z.strictObject({ ...branch, when: condition })).min(1).max(8), otherwise: steps });
const together = z.strictObject({ ...step, kind: z.literal('together'), branches: z.array(z.strictObject(branch)).min(2).max(8), need: z.int().min(1).max(8).optional() });
const anyStep: z.ZodType<Step> = z.discriminatedUnion('kind', [approve, fill, wait, publicise, call, paper, copy, sub, again, end, choose, together]);

/** Brackets of JSON within each other (a branch costs four), and values altogether. */
const DEEPEST = 60;
const MOST_PARTS = 20_000;

/** A flow as data: steps from top to bottom, branches inside. What is not ended by an `end` is agreed to at the bottom. */
const shape = z.strictObject({ steps });
export type Flow = z.infer<typeof shape>;
/** Measured before it is parsed: a request can nest thousands of branches, and the parser's stack ends before they do. */
export const flow: z.ZodType<Flow> = z.unknown().refine((given) => isBounded(given, DEEPEST, MOST_PARTS)).pipe(shape);
