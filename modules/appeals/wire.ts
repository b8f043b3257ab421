import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { isUuid } from '#platform/kernel/id.ts';

/** The five classes of the 12351 hotline (national since 2023-09-27), so that figures can be put side by side. */
export const TOPICS = ['consultation', 'aid', 'complaint', 'legal-aid', 'suggestion'] as const;
/** Named; known to the platform but not to the handler; known to nobody. */
export const DISCLOSURES = ['named', 'confidential', 'anonymous'] as const;
/** received → accepted ⇄ waiting (for the worker) → closed → (not solved) reopened = accepted again. */
export const STATUSES = ['received', 'accepted', 'waiting', 'paused', 'closed', 'withdrawn'] as const;
export const STEP_KINDS = [
  'submitted', 'accepted', 'asked', 'added', 'answered', 'paused', 'resumed', 'handed-over', 'refused', 'escalated', 'declared', 'joined',
  'parted', 'withdrawn', 'closed', 'rated', 'reopened',
] as const;
/** How a case came in. The last three are entered by an officer, on the same clock. */
export const SOURCES = ['scan', 'phone', 'letter', 'visit'] as const;
export const ENTERED_SOURCES = ['phone', 'letter', 'visit'] as const;
/** Whom the matter is about: decides who must not handle it (回避). */
export const ABOUTS = ['employer', 'union', 'contact-person', 'nobody'] as const;
/** Why a case moved to another union, started a new rung, or left the matter that it was joined to. */
export const CAUSES = ['by-hand', 'overdue', 'taken-up', 'conflict', 'date', 'lead-ended'] as const;
/**
 * What a case can be counted as. A case carries the kinds it stands in, so that a figure and the list behind it cannot
 * differ: an event moves the counters by the difference, and the list asks for the kind.
 */
export const FIGURE_KINDS = [
  'received', 'accountable', 'open', 'withdrawn', 'joined', 'closed', 'settled', 'finished', 'in-time', 'late', 'silent', 'rated',
  'satisfied', 'reopened', 'climbed', 'anonymous-rated', 'anonymous-satisfied',
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];
/** What is told to the union above: many workers with one matter, or ratings that look as if one hand had written them. */
export const ALARM_KINDS = ['matter', 'ratings'] as const;
/** What became of a random tenth of the closed cases: offered to another union, reached on the telephone, called solved. */
export const CALL_BACK_KINDS = ['offered', 'reached', 'solved'] as const;
/** The working views: mine today and its parts, everything, and what is late. */
export const WORK_VIEWS = ['today', 'new', 'due-soon', 'overdue', 'waiting', 'all'] as const;
/** What a list shows: a working view, or the cases that one figure counted. */
export const LIST_VIEWS = [...WORK_VIEWS, ...FIGURE_KINDS] as const;

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const topic = z.enum(TOPICS);
export const disclosure = z.enum(DISCLOSURES);
export const status = z.enum(STATUSES);
export const listView = z.enum(LIST_VIEWS);
export const source = z.enum(SOURCES);
/** How long the first closing took: an index into HOUR_BUCKETS (rules/histogram.ts), or one beyond its end. */
export const hourBucket = z.int().min(0).max(15);
export const callKind = z.enum(CALL_BACK_KINDS);
export const alarmKind = z.enum(ALARM_KINDS);
export const about = z.enum(ABOUTS);
export const cause = z.enum(CAUSES);
export const caseNumber = z.string().regex(/^\d{8}$/);
/** Twenty digits made on the phone: 66 bits, of which the server keeps a slow hash. */
export const queryCode = z.string().regex(/^\d{20}$/);
/** What the phone derived from the query code (rules/receipt-key.ts): 32 bytes, of which the server keeps a digest. */
export const receiptKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const photoIds = z.array(uuid).max(9);
/** A JPEG that the files room drew. */
export const photoBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** A workbook that the sheets room wrote. */
export const sheetBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** The last case seen. Its time is looked up: the minute of an anonymous case stays on the server. */
export const pageCursor = z.object({ appealId: uuid });

/** A sentence of at least two characters once the spaces around it are gone. */
export function sentence(limit: number) {
  return z.string().trim().min(2).max(limit);
}

/** Who receives what is written now. Of a retired code that is the replacement's contact person, or the union above. */
export const codeView = z.object({
  unionId: uuid, unionName: z.string(), localUnionName: z.string().nullable(), place: z.string(),
  /** Null where a union receives it and not one person. */
  contactName: z.string().nullable(),
  /** Chosen beforehand; the worker may choose another. */
  topic: topic.nullable(),
  /** Set when the poster that was scanned is no longer in use: it says so before anything is written. */
  retired: z.object({ unionName: z.string(), place: z.string(), isReplaced: z.boolean() }).nullable(),
  /** What the phone works on while somebody writes; see platform/guard. */
  challenge: z.string(),
});

/** Officers' acts on a case, as the console offers them. */
const OFFICER_ACTS = [
  'accept', 'ask', 'answer', 'pause', 'resume', 'hand-over', 'refuse', 'escalate', 'take-up', 'declare', 'join', 'part', 'close',
  'reveal',
] as const;

export const step = z.object({
  kind: z.enum(STEP_KINDS), at: z.string(), by: z.enum(['worker', 'officer', 'clock']), unionName: z.string().nullable(),
  text: z.string().nullable(), score: z.int().nullable(), isSolved: z.boolean().nullable(),
  /** Who holds the case after it, where the step moved it. */
  toUnionName: z.string().nullable(), cause: cause.nullable(), untilOn: date.nullable(),
});

/** One rung of the ladder as it was, is, or would come if nobody did anything. */
export const rung = z.object({
  unionName: z.string(), startsOn: date, dueOn: date, isDueProvisional: z.boolean(),
  state: z.enum(['past', 'present', 'planned']), end: z.enum(['closed', 'withdrawn', 'climbed']).nullable(),
});

const caseHead = z.object({
  appealId: uuid, caseNumber, topic, status, disclosure, dueOn: date.nullable(), isDueProvisional: z.boolean(),
  unionName: z.string(), localUnionName: z.string().nullable(), contactName: z.string(), place: z.string(),
  source, holderUnionName: z.string(), bouncedTimes: z.int(), reopenedTimes: z.int(), stoppedUntil: date.nullable(), rungs: z.array(rung),
});

export const workerCaseRow = z.object({
  appealId: uuid, caseNumber, topic, status, receivedAt: z.date(), dueOn: date.nullable(), isUnread: z.boolean(), canRate: z.boolean(),
  /** The first words of what the worker wrote, to tell one matter from another. */
  excerpt: z.string(),
});

export const workerCase = caseHead.extend({
  receivedAt: z.string(), text: z.string(), photos: z.array(uuid), steps: z.array(step),
  can: z.object({ add: z.boolean(), rate: z.boolean(), withdraw: z.boolean() }),
});

/** A case joined to another of the same matter. */
const linkedCase = z.object({ appealId: uuid, caseNumber, status });

/** Times of an anonymous case are days: the minute would point at whoever stood at the poster. */
export const officerCase = caseHead.extend({
  receivedAt: z.string(), unionId: uuid, text: z.string(), photos: z.array(uuid), steps: z.array(step),
  person: z.object({ name: z.string(), maskedPhone: z.string().nullable() }).nullable(),
  about, isJoined: z.boolean(), lead: linkedCase.nullable(), joined: z.array(linkedCase),
  /** What the signed-in officer may do now; the rule is rules/officer-steps.ts. */
  can: z.record(z.enum(OFFICER_ACTS), z.boolean()),
  /** Longest allowed pause, for the form. */
  pauseUntil: date,
});

export const appealRow = z.object({
  appealId: uuid, caseNumber, topic, status, disclosure, unionId: uuid, unionName: z.string(), place: z.string(),
  receivedAt: z.string(), dueOn: date.nullable(), isDueProvisional: z.boolean(), isOverdue: z.boolean(),
  excerpt: z.string(), score: z.int().nullable(), isSolved: z.boolean().nullable(), reopenedTimes: z.int(),
  source, holderUnionName: z.string(), bouncedTimes: z.int(), joinedCount: z.int(), isClimbed: z.boolean(),
});

/** How much work the caller's own unions have; only with the first page of a working view. */
export const workCounts = z.object({ 'today': z.int(), 'new': z.int(), 'dueSoon': z.int(), 'overdue': z.int(), 'waiting': z.int() });

export const appealPage = z.object({ appeals: z.array(appealRow), next: pageCursor.nullable(), counts: workCounts.nullable() });

/** A rate is never sent without what it was made of. */
export const rate = z.object({ numerator: z.int(), denominator: z.int() });

export const figureSet = z.object({
  counts: z.record(z.enum(FIGURE_KINDS), z.int()),
  /** 办结率, 按期办结率, 满意度, response; rules/figures.ts says what each is made of. */
  completion: rate, onTime: rate, satisfaction: rate, response: rate,
});

export const figuresView = z.object({
  unionId: uuid, unionName: z.string(), from: date, to: date,
  /** The figures hold every event settled at this instant. */
  asOf: z.date().nullable(),
  whole: figureSet,
  /** Received and closed in the course of the period: by week, or by months where it is longer (rules/trend.ts). */
  trend: z.array(z.object({ from: date, to: date, received: z.int(), closed: z.int() })),
  /** Of first closings, from a kept histogram; null without any. */
  medianHours: z.number().nullable(), hourCounts: z.array(z.int()),
  bySource: z.array(z.object({ source, received: z.int(), closed: z.int() })),
  callBacks: z.object({ offered: z.int(), reached: z.int(), solved: z.int() }),
  byTopic: z.array(z.object({ topic, figures: figureSet })),
  byUnion: z.array(z.object({ unionId: uuid, unionName: z.string(), figures: figureSet })),
});
