import { z } from 'zod';
import { purpose, textKey } from '#platform/consents/wire.ts';
import { form } from '#platform/forms/form.ts';
import { words } from '#platform/forms/words.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';
import { flow } from './definition.ts';

export const uuid = z.string().refine(isUuid);
export const processKey = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/).max(80);

export const GROUPS = ['members', 'union', 'money', 'care', 'voice'] as const;
export const BEGUN_BY = ['member', 'officer', 'both', 'anybody'] as const;
export const STATUSES = ['running', 'with-starter', 'agreed', 'refused', 'withdrawn'] as const;

/** Everything about a process that is data: what a version holds, a union publishes and the designer edits. */
export const processDefinition = z.strictObject({
  title: words, about: words, group: z.enum(GROUPS), begunBy: z.enum(BEGUN_BY), form, flow,
});
export type ProcessDefinition = z.infer<typeof processDefinition>;

const named = z.record(z.string(), words);
/** Words for what steps name and code of the product stands behind, by key. */
export const backingNames = z.object({ calls: named, papers: named, events: named, limits: named, processes: named });
export type BackingNames = z.infer<typeof backingNames>;

/** Answers on the wire: checked against the form of the case's own version, never against this. */
export const answers = z.record(z.string().max(60), z.json());
/** An opinion, a reason, a remark. */
export const said = z.string().trim().max(1000);
export const photos = z.array(uuid).max(9);

export const person = z.object({ personId: uuid, name: z.string() });

export const processView = z.object({
  process: processKey, versionId: uuid, unionId: uuid, unionName: z.string(), title: words, about: words,
  group: z.enum(GROUPS), begunBy: z.enum(BEGUN_BY),
  /** The notice whose purposes are asked beside the form. */
  consents: textKey.nullable(),
});

/** One line of a list on the desk. */
export const caseLine = z.object({
  caseId: uuid, number: z.string(), process: processKey, title: words, unionName: z.string(), starterName: z.string(),
  status: z.enum(STATUSES), stepTitle: words.nullable(), startedAt: z.date(), changedAt: z.date(),
  /** Which working day it is at the step where it lies, counted from 1; absent for what does not run, and in lists of tasks. */
  workingDay: z.int().optional(),
});
export const taskLine = caseLine.extend({
  taskId: uuid, step: z.string(), kind: z.enum(['approve', 'fill', 'opinion']), mayBatch: z.boolean(),
  openedAt: z.date(), dueAt: z.date().nullable(), isOverdue: z.boolean(), settledAt: z.date().nullable(), settledAs: z.string().nullable(),
});

/** A line of the desk that is no approval; what it is and how far it is are keys in its module's locale/. */
export const deskItem = z.object({
  itemId: uuid, kind: processKey, title: z.string(), state: z.string(), number: z.string(), unionName: z.string(), link: z.string(),
  day: z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value)), dueOn: z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value)).nullable(), isOverdue: z.boolean(),
});
export type DeskItemLine = z.infer<typeof deskItem>;

export const trailLine = z.object({
  at: z.date(), person: z.string().nullable(), inPlaceOf: z.string().nullable(), kind: z.string(), step: z.string().nullable(), stepTitle: words.nullable(),
  to: z.string().nullable(), words: z.string().nullable(), photos,
});

export const visitView = z.object({
  id: z.int(), step: z.string(), round: z.int(), state: z.enum(['finding', 'open', 'passed', 'refused', 'dropped']),
  within: z.object({ visit: z.int(), branch: z.string() }).nullable(), wakesAt: z.date().nullable(), dueAt: z.date().nullable(),
});
export const taskView = z.object({
  taskId: uuid, no: z.int(), visit: z.int(), step: z.string(), person: person, inPlaceOf: z.string().nullable(), state: z.string(), origin: z.string(),
  isAddedByMe: z.boolean(), openedAt: z.date().nullable(), settledAt: z.date().nullable(),
});

/** What the person who looks may do now; the screens show these and nothing else. */
export const CAN = [
  'agree', 'refuse', 'abstain', 'fill', 'send-back', 'add-signer', 'drop-signer', 'hand-over', 'delegate', 'give-opinion', 'take-back',
  'resubmit', 'withdraw', 'remind', 'comment',
] as const;

export const caseView = caseLine.extend({
  unionId: uuid, definition: processDefinition, answers, isMasked: z.boolean(), isMine: z.boolean(),
  /** The persons and unions that answers name, as far as they are shown. */
  people: z.array(person),
  unions: z.array(z.object({ unionId: uuid, name: z.string() })),
  /** Whoever asks began it or was asked in it: by `readCase` they read it in the clear. */
  takesPart: z.boolean(),
  visits: z.array(visitView), tasks: z.array(taskView), trail: z.array(trailLine),
  /** What whoever began it agreed to, and how that stands today; empty where the process asks for nothing. */
  consents: z.array(z.object({ purpose, state: z.enum(['given', 'outdated', 'withdrawn']) })),
  papers: z.array(z.object({ paperId: uuid, title: z.string(), number: z.string().nullable(), at: z.date() })),
  /** The open task of whoever asks, with what may be done with it. */
  myTask: z.object({ taskId: uuid, step: z.string(), kind: z.enum(['approve', 'fill', 'opinion']), writes: z.array(z.string()), isBallot: z.boolean(),
    /** To refuse now refuses the case; otherwise others or other branches may still carry it. */
    refusalEnds: z.boolean(),
  }).nullable(),
  can: z.array(z.enum(CAN)),
  /** The own decision of a moment ago that could still be taken back. */
  takeBackTaskId: uuid.nullable(),
  /** The own task from which added signers can be dropped, also while it waits for one of them. */
  dropTaskId: uuid.nullable(),
  /** Steps that a send-back may name: passed ones, nearest first. */
  backTo: z.array(z.object({ step: z.string(), title: words })),
});

export type CaseLine = z.infer<typeof caseLine>;
export type TaskLine = z.infer<typeof taskLine>;
export type CaseView = z.infer<typeof caseView>;
export type TrailLine = z.infer<typeof trailLine>;
export type Can = (typeof CAN)[number];
/** The bytes of a picture or a PDF. */
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
