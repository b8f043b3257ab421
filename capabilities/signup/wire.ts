import { z } from 'zod';
import { form } from '#platform/forms/form.ts';
import { isUuid } from '#platform/kernel/id.ts';

/** How places are given: to whoever comes first (先到先得), by a draw among all who came in time (抽签), by an officer (审批). */
export const WAYS = ['first-come', 'draw', 'approval'] as const;
export type Way = (typeof WAYS)[number];

/**
 * placed: has places. offered: places are held until an answer. waiting: on the list. pooled: will be drawn. asked: an officer
 * decides. The others are over: left, declined an offer, let it lapse, refused, lost in the draw, cancelled with the whole.
 */
export const LIVE_STATES = ['placed', 'offered', 'waiting', 'pooled', 'asked'] as const;
export const ENDS = ['left', 'declined', 'lapsed', 'refused', 'cancelled'] as const;
export type LiveState = (typeof LIVE_STATES)[number];
export type End = (typeof ENDS)[number];
export type EntryState = LiveState | End;

export const MEMBER_KINDS = ['regular', 'individual'] as const;
/** Whether those who left work may come, only they, or they not. */
export const RETIRED = ['too', 'only', 'not'] as const;
/** Windows over which a limit counts: since the first of the month, quarter or year in China. */
export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** Bounds of one offer. A list that is no longer than this fits one statement and one screen's memory. */
export const LIMITS = { places: 100_000, waiting: 100_000, group: 10, shares: 500, holdMinutes: 7 * 24 * 60 } as const;

/** What may be asked of whoever signs up: short things that a door or a bus needs to know. No uploads, no other persons, no ID numbers. */
const ASKABLE = ['text', 'long-text', 'number', 'date', 'choice', 'choices', 'yes-no', 'phone', 'section', 'note'];
export const questions = form.refine(({ fields }) => fields.length > 0 && fields.length <= 20 && fields.every(({ kind }) => ASKABLE.includes(kind)));
export const answers = z.record(z.string().max(60), z.json());
export type Answers = z.infer<typeof answers>;
export const LANGUAGES = ['zh-CN', 'en'] as const;

export const uuid = z.string().refine(isUuid);

export const taking = z.object({ unionId: uuid, persons: z.int().min(1) });
/** Whom places are for: members of these unions and everything below, of these kinds; `retired` alone says whether those who left work may come. */
export const audience = z.object({
  unionIds: z.array(uuid).min(1).max(50), kinds: z.array(z.enum(MEMBER_KINDS)).min(1), retired: z.enum(RETIRED),
});
export type Audience = Readonly<z.infer<typeof audience>>;

/** A file as the server makes it. */
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
