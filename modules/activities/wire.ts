import { z } from 'zod';
import { isUuid } from '#platform/kernel/id.ts';
import { toInstant } from '#platform/kernel/clock.ts';

/** Templates an officer begins from: an evening, a trip, a sports day, a lecture, a course, a health day, care for families. */
export const KINDS = ['evening', 'trip', 'sports', 'lecture', 'course', 'health', 'family'] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ['open', 'cancelled'] as const;
/** What the officer's list shows: to come, over, called off. */
export const OFFICE_VIEWS = ['coming', 'past', 'cancelled'] as const;

export const LIMITS = { sessions: 40, title: 60, summary: 2_000, place: 120, contact: 80, label: 40, pictures: 3, wallPhotos: 6 } as const;
/** On the wall: not yet agreed to, seen by all who are invited, taken down by somebody who is on it. */
export const PHOTO_STATES = ['waiting', 'standing', 'hidden'] as const;
export type PhotoState = (typeof PHOTO_STATES)[number];

export const uuid = z.string().refine(isUuid);
const [EARLIEST, LATEST] = [toInstant('2020-01-01T00:00:00Z'), toInstant('2100-01-01T00:00:00Z')];
/** A moment as the browser writes it, of this century; inside the house it is a Date. */
export const moment = z.iso.datetime().transform(toInstant).refine((at) => at >= EARLIEST && at < LATEST);
const line = (most: number) => z.string().trim().min(1).max(most);

export const words = {
  title: line(LIMITS.title), summary: z.string().trim().max(LIMITS.summary), place: line(LIMITS.place), contact: line(LIMITS.contact), label: z.string().trim().max(LIMITS.label),
} as const;

/** A file as the server makes it. */
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
