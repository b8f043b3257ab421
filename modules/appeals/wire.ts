import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { isUuid } from '#platform/kernel/id.ts';

/** The five classes of the 12351 hotline (national since 2023-09-27), so that figures can be put side by side. */
export const TOPICS = ['consultation', 'aid', 'complaint', 'legal-aid', 'suggestion'] as const;
/** Named; known to the platform but not to the handler; known to nobody. */
export const DISCLOSURES = ['named', 'confidential', 'anonymous'] as const;
/** received → accepted ⇄ waiting (for the worker) → closed → (not solved) reopened = accepted again. */
export const STATUSES = ['received', 'accepted', 'waiting', 'closed'] as const;
export const STEP_KINDS = ['submitted', 'accepted', 'asked', 'added', 'answered', 'closed', 'rated', 'reopened'] as const;
/** What a list shows: the working views, and one for each figure that must open its own list. */
export const LIST_VIEWS = [
  'today', 'all', 'received', 'closed', 'finished', 'rated', 'satisfied', 'reopened', 'open', 'overdue',
] as const;

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const topic = z.enum(TOPICS);
export const disclosure = z.enum(DISCLOSURES);
export const status = z.enum(STATUSES);
export const listView = z.enum(LIST_VIEWS);
export const caseNumber = z.string().regex(/^\d{8}$/);
/** Twenty digits made on the phone: 66 bits, of which the server keeps a slow hash. */
export const queryCode = z.string().regex(/^\d{20}$/);
export const photoIds = z.array(uuid).max(9);
/** A JPEG that the files room drew. */
export const photoBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** The last case seen. Its time is looked up: the minute of an anonymous case stays on the server. */
export const pageCursor = z.object({ appealId: uuid });

/** A sentence of at least two characters once the spaces around it are gone. */
export function sentence(limit: number) {
  return z.string().trim().min(2).max(limit);
}

export const codeView = z.object({
  unionId: uuid, unionName: z.string(), localUnionName: z.string().nullable(), contactName: z.string(), place: z.string(),
});

export const step = z.object({
  kind: z.enum(STEP_KINDS), at: z.string(), by: z.enum(['worker', 'officer']), unionName: z.string().nullable(),
  text: z.string().nullable(), score: z.int().nullable(), isSolved: z.boolean().nullable(),
});

const caseHead = z.object({
  appealId: uuid, caseNumber, topic, status, disclosure, dueOn: date.nullable(), isDueProvisional: z.boolean(),
  unionName: z.string(), localUnionName: z.string().nullable(), contactName: z.string(), place: z.string(),
});

export const workerCaseRow = z.object({
  appealId: uuid, caseNumber, topic, status, receivedAt: z.date(), dueOn: date.nullable(), isUnread: z.boolean(), canRate: z.boolean(),
  /** The first words of what the worker wrote, to tell one matter from another. */
  excerpt: z.string(),
});

export const workerCase = caseHead.extend({
  receivedAt: z.string(), text: z.string(), photos: z.array(uuid), steps: z.array(step),
  can: z.object({ add: z.boolean(), rate: z.boolean() }),
});

/** Times of an anonymous case are days: the minute would point at whoever stood at the poster. */
export const officerCase = caseHead.extend({
  receivedAt: z.string(), unionId: uuid, text: z.string(), photos: z.array(uuid), steps: z.array(step),
  person: z.object({ name: z.string(), maskedPhone: z.string().nullable() }).nullable(),
  reopenedTimes: z.int(),
  can: z.object({
    accept: z.boolean(), ask: z.boolean(), answer: z.boolean(), close: z.boolean(), reveal: z.boolean(),
  }),
});

export const appealRow = z.object({
  appealId: uuid, caseNumber, topic, status, disclosure, unionId: uuid, unionName: z.string(), place: z.string(),
  receivedAt: z.string(), dueOn: date.nullable(), isDueProvisional: z.boolean(), isOverdue: z.boolean(),
  excerpt: z.string(), score: z.int().nullable(), isSolved: z.boolean().nullable(), reopenedTimes: z.int(),
});

export const appealPage = z.object({ appeals: z.array(appealRow), next: pageCursor.nullable() });

/** A rate is never sent without what it was made of. */
export const rate = z.object({ numerator: z.int(), denominator: z.int() });

export const figureSet = z.object({
  received: z.int(), open: z.int(), closed: z.int(), finished: z.int(), rated: z.int(), satisfied: z.int(), reopened: z.int(),
  completion: rate, satisfaction: rate, response: rate,
});

export const figuresView = z.object({
  unionId: uuid, unionName: z.string(), from: date, to: date,
  /** The figures hold every event settled at this instant. */
  asOf: z.date().nullable(),
  whole: figureSet,
  byTopic: z.array(z.object({ topic, figures: figureSet })),
  byUnion: z.array(z.object({ unionId: uuid, unionName: z.string(), figures: figureSet })),
});
